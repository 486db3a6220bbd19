package io.ikart.topologies.shop;

import static io.ikart.topologies.shop.Shopper.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Ids;
import io.ikart.schemas.cart.CartStatus;
import io.ikart.schemas.common.Reply;
import io.ikart.schemas.order.CancelOrder;
import io.ikart.schemas.order.ClearOrderHold;
import io.ikart.schemas.order.FulfilmentStatus;
import io.ikart.schemas.order.Order;
import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.order.PaymentStatus;
import io.ikart.schemas.order.PutOrderOnHold;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders that are cancelled or held back by staff. */
class CancellationTest {

  private final Shop shop = new Shop();
  private final Shopper shopper = new Shopper(shop);

  @BeforeEach
  void fill() {
    shopper.sells("TEA", 450, 10).sells("MUG", 1200, 10);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private Reply hold(String order) {
    return shop.send(new PutOrderOnHold(shop.meta(order), "looks odd"));
  }

  private Reply clear(String order) {
    return shop.send(new ClearOrderHold(shop.meta(order)));
  }

  @Test
  void aConfirmedOrderThatIsCancelledLetsGoOfStockAndMoney() {
    var cart = shopper.cartWith("TEA", "MUG");
    var order = shopper.orders(cart, "tok_approve");

    accepted(shopper.cancel(order));

    var cancelled = shop.root("checkout", order, Order.class);
    assertThat(cancelled.getSummary().getStatus()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(cancelled.getPaymentStatus()).isEqualTo(PaymentStatus.VOIDED);
    assertThat(cancelled.getFulfilmentStatus()).isEqualTo(FulfilmentStatus.CANCELLED);
    assertThat(shopper.available("TEA")).isEqualTo(10);
    assertThat(shopper.available("MUG")).isEqualTo(10);
    assertThat(shop.gateway().authorized()).isEmpty();
  }

  @Test
  void theCartOfACancelledOrderStaysOrdered() {
    var cart = shopper.cartWith("TEA");
    var order = shopper.orders(cart, "tok_approve");

    accepted(shopper.cancel(order));

    assertThat(shopper.cartStatus(cart)).isEqualTo(CartStatus.ORDERED);
    assertThat(shopper.checkOut(cart, "tok_approve").getCode()).isEqualTo("invalid_transition");
  }

  @Test
  void anOrderThatIsNotConfirmedCannotBeCancelled() {
    var cart = shopper.cartWith("TEA");
    accepted(shopper.checkOut(cart, "tok_silent"));
    var placed = shop.send(new CancelOrder(shop.meta(Ids.order(cart, 1)), "too early"));
    assertThat(placed.getDetails()).containsEntry("status", "PLACED");
    var waiting = shopper.orders(shopper.cartWith("TEA"), "tok_silent");

    assertThat(shopper.cancel(waiting).getCode()).isEqualTo("invalid_transition");
    assertThat(shopper.cancel(waiting).getDetails()).containsEntry("status", "AWAITING_PAYMENT");
    assertThat(shopper.cancel(Ids.order(shopper.cart(), 1)).getCode()).isEqualTo("not_found");
  }

  @Test
  void aCancelledOrderCannotBeCancelledAgain() {
    var order = shopper.orders(shopper.cartWith("TEA"), "tok_approve");
    accepted(shopper.cancel(order));

    assertThat(shopper.cancel(order).getCode()).isEqualTo("invalid_transition");
  }

  @Test
  void anOrderOnHoldKeepsItsStockAndGoesOnWhenCleared() {
    var order = shopper.orders(shopper.cartWith("TEA"), "tok_approve");

    accepted(hold(order));
    assertThat(shopper.status(order)).isEqualTo(OrderStatus.ON_HOLD);
    assertThat(shopper.stock("TEA").getAllocated()).isEqualTo(1);
    accepted(clear(order));

    assertThat(shopper.status(order)).isEqualTo(OrderStatus.CONFIRMED);
  }

  @Test
  void anOrderOnHoldMayBeCancelled() {
    var order = shopper.orders(shopper.cartWith("TEA"), "tok_approve");
    accepted(hold(order));

    accepted(shopper.cancel(order));

    assertThat(shopper.status(order)).isEqualTo(OrderStatus.CANCELLED);
    assertThat(shop.gateway().authorized()).isEmpty();
  }

  @Test
  void onlyAConfirmedOrderIsHeldAndOnlyAHeldOneCleared() {
    var waiting = shopper.orders(shopper.cartWith("TEA"), "tok_silent");
    var confirmed = shopper.orders(shopper.cartWith("TEA"), "tok_approve");

    assertThat(hold(waiting).getCode()).isEqualTo("invalid_transition");
    assertThat(clear(confirmed).getCode()).isEqualTo("invalid_transition");
    assertThat(hold(Ids.order(shopper.cart(), 1)).getCode()).isEqualTo("not_found");
    assertThat(clear(Ids.order(shopper.cart(), 1)).getCode()).isEqualTo("not_found");
  }
}
