package io.ikart.topologies.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.cart.CartStatus;
import io.ikart.schemas.order.FulfilmentStatus;
import io.ikart.schemas.order.Milestone;
import io.ikart.schemas.order.Order;
import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.order.PaymentStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The order saga when everything goes well. */
class SagaTest {

  private final Shop shop = new Shop();
  private final Shopper shopper = new Shopper(shop);

  @BeforeEach
  void fill() {
    shopper.sells("TEA", 450, 10).sells("MUG", 1200, 10).sells("POT", 3000, 10);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void aPaidCartBecomesAConfirmedOrderWithItsStockAllocated() {
    var cart = shopper.cartWith("TEA", "MUG", "POT");

    var order = shopper.orders(cart, "tok_approve");

    var confirmed = shop.root("checkout", order, Order.class);
    assertThat(confirmed.getSummary().getStatus()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(confirmed.getSummary().getTotal().getAmount()).isEqualTo(450 + 1200 + 3000);
    assertThat(confirmed.getPaymentStatus()).isEqualTo(PaymentStatus.AUTHORIZED);
    assertThat(confirmed.getFulfilmentStatus()).isEqualTo(FulfilmentStatus.UNFULFILLED);
    assertThat(shopper.cartStatus(cart)).isEqualTo(CartStatus.ORDERED);
    assertThat(shopper.stock("TEA").getAllocated()).isEqualTo(1);
    assertThat(shopper.stock("TEA").getHeld()).isZero();
    assertThat(shop.gateway().authorized()).hasSize(1);
  }

  @Test
  void theTimelineTellsTheMilestonesInOrder() {
    var order = shopper.orders(shopper.cartWith("TEA", "MUG"), "tok_approve");

    assertThat(shop.root("checkout", order, Order.class).getTimeline())
        .extracting(Milestone::getEvent)
        .containsExactly("OrderPlaced", "OrderStockSecured", "OrderConfirmed");
  }

  @Test
  void aReplyNamesEverythingTheCheckoutTouched() {
    var cart = shopper.cartWith("TEA");

    var reply = shopper.checkOut(cart, "tok_approve");

    assertThat(reply.getTouched())
        .extracting(touched -> touched.getAggregateId().replaceFirst("_.*", ""))
        .containsExactly("cart", "order");
  }

  @Test
  void anEmptyCartCannotBeCheckedOut() {
    assertThat(shopper.checkOut(shopper.cart(), "tok_approve").getCode())
        .isEqualTo("validation_failed");
  }

  @Test
  void aCartIsCheckedOutOnce() {
    var cart = shopper.cartWith("TEA");
    shopper.orders(cart, "tok_approve");

    assertThat(shopper.checkOut(cart, "tok_approve").getCode()).isEqualTo("invalid_transition");
    assertThat(shopper.add(cart, "MUG", 1).getCode()).isEqualTo("invalid_transition");
  }
}
