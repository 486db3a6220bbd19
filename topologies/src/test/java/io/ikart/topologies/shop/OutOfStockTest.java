package io.ikart.topologies.shop;

import static io.ikart.topologies.shop.Shopper.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Ids;
import io.ikart.schemas.cart.CartStatus;
import io.ikart.schemas.order.OrderRejected;
import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.order.RejectReason;
import io.ikart.schemas.stock.Hold;
import io.ikart.schemas.stock.HoldStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The order saga when stock says no. */
class OutOfStockTest {

  private final Shop shop = new Shop();
  private final Shopper shopper = new Shopper(shop);

  @BeforeEach
  void fill() {
    shopper.sells("TEA", 450, 10).sells("MUG", 1200, 1).sells("POT", 3000, 10);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void aRefusalOfTheSecondSkuReleasesTheOthersAndOpensTheCartAgain() {
    var cart = shopper.cartWith("TEA", "POT");
    accepted(shopper.add(cart, "MUG", 2));

    var order = shopper.orders(cart, "tok_approve");

    assertThat(shopper.status(order)).isEqualTo(OrderStatus.REJECTED);
    assertThat(shopper.cartStatus(cart)).isEqualTo(CartStatus.ACTIVE);
    assertThat(shopper.available("TEA")).isEqualTo(10);
    assertThat(shopper.available("MUG")).isEqualTo(1);
    assertThat(shopper.available("POT")).isEqualTo(10);
    assertThat(shop.gateway().charges()).isEmpty();
  }

  @Test
  void theRejectionSaysWhatWasMissing() {
    var cart = shopper.cartWith("TEA");
    accepted(shopper.add(cart, "MUG", 2));

    shopper.orders(cart, "tok_approve");

    var rejected = shop.written(OrderRejected.class).get(0);
    assertThat(rejected.getReason()).isEqualTo(RejectReason.OUT_OF_STOCK);
    assertThat(rejected.getSku()).isEqualTo("MUG");
    assertThat(rejected.getRequested()).isEqualTo(2);
    assertThat(rejected.getAvailable()).isEqualTo(1);
  }

  @Test
  void aSecondCheckoutIsAttemptTwoAndWorks() {
    var cart = shopper.cartWith("TEA");
    accepted(shopper.add(cart, "MUG", 2));
    shopper.orders(cart, "tok_approve");
    shopper.receive("MUG", "main", 5, null);

    var second = shopper.orders(cart, "tok_approve");

    assertThat(second).isEqualTo(Ids.order(cart, 2));
    assertThat(shopper.status(second)).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(shopper.status(Ids.order(cart, 1))).isEqualTo(OrderStatus.REJECTED);
    assertThat(shopper.stock("MUG").getAllocated()).isEqualTo(2);
  }

  @Test
  void aSkuNobodyEverReceivedIsOutOfStock() {
    shopper.sells("GHOST", 100, 0);

    var order = shopper.orders(shopper.cartWith("GHOST"), "tok_approve");

    assertThat(shopper.status(order)).isEqualTo(OrderStatus.REJECTED);
    assertThat(shopper.available("GHOST")).isZero();
  }

  @Test
  void theLastUnitIsSoldOnce() {
    var first = shopper.cartWith("MUG");
    var second = shopper.cartWith("MUG");
    accepted(shopper.checkOut(first, "tok_approve"));
    accepted(shopper.checkOut(second, "tok_approve"));

    shop.settle();

    assertThat(shopper.status(Ids.order(first, 1))).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(shopper.status(Ids.order(second, 1))).isEqualTo(OrderStatus.REJECTED);
  }

  @Test
  void aReleasedHoldIsRememberedToRefuseAHoldThatComesAfter() {
    var cart = shopper.cartWith("TEA");
    accepted(shopper.add(cart, "MUG", 2));

    var order = shopper.orders(cart, "tok_approve");

    var hold = (Hold) shop.part("stock", "TEA", order).orElseThrow();
    assertThat(hold.getStatus()).isEqualTo(HoldStatus.RELEASED);
  }
}
