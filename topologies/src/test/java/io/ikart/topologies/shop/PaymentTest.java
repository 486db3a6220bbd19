package io.ikart.topologies.shop;

import static io.ikart.topologies.shop.Shopper.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Ids;
import io.ikart.schemas.cart.CartStatus;
import io.ikart.schemas.order.OrderPaymentDeclined;
import io.ikart.schemas.order.OrderRejected;
import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.order.RejectReason;
import io.ikart.schemas.payment.AuthorizeIntent;
import java.util.HashSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The order saga when the gateway says no. */
class PaymentTest {

  private final Shop shop = new Shop();
  private final Shopper shopper = new Shopper(shop);

  @BeforeEach
  void fill() {
    shopper.sells("TEA", 450, 10);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void aDeclinedPaymentWaitsForAnotherMeansAndIsThenConfirmed() {
    var order = shopper.orders(shopper.cartWith("TEA"), "tok_decline");
    assertThat(shopper.status(order)).isEqualTo(OrderStatus.AWAITING_PAYMENT);
    assertThat(shopper.stock("TEA").getHeld()).isEqualTo(1);

    accepted(shopper.retry(order, "tok_approve"));

    assertThat(shopper.status(order)).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(shop.gateway().authorized()).containsExactly(Ids.payment(order));
  }

  @Test
  void everyAttemptHasAKeyOfItsOwn() {
    var order = shopper.orders(shopper.cartWith("TEA"), "tok_decline");

    accepted(shopper.retry(order, "tok_approve"));

    var keys = new HashSet<String>();
    for (var intent : shop.written(AuthorizeIntent.class)) {
      assertThat(keys.add(intent.getIdempotencyKey())).isTrue();
    }
    assertThat(keys).hasSize(2);
  }

  @Test
  void theThirdDeclineRejectsTheOrderAndReleasesItsStock() {
    var cart = shopper.cartWith("TEA");
    var order = shopper.orders(cart, "tok_decline");
    accepted(shopper.retry(order, "tok_decline"));
    assertThat(shopper.status(order)).isEqualTo(OrderStatus.AWAITING_PAYMENT);

    accepted(shopper.retry(order, "tok_decline"));

    assertThat(shopper.status(order)).isEqualTo(OrderStatus.REJECTED);
    assertThat(shopper.cartStatus(cart)).isEqualTo(CartStatus.ACTIVE);
    assertThat(shopper.available("TEA")).isEqualTo(10);
    assertThat(shop.gateway().charges()).isEmpty();
    var rejected = shop.written(OrderRejected.class).get(0);
    assertThat(rejected.getReason()).isEqualTo(RejectReason.PAYMENT_DECLINED);
    assertThat(rejected.getCode()).isEqualTo("card_declined");
  }

  @Test
  void aDeclineSaysHowManyTriesAreLeft() {
    var order = shopper.orders(shopper.cartWith("TEA"), "tok_decline");

    accepted(shopper.retry(order, "tok_decline"));

    assertThat(shop.written(OrderPaymentDeclined.class))
        .extracting(OrderPaymentDeclined::getTriesLeft)
        .containsExactly(2, 1);
  }

  @Test
  void aRetryIsRefusedWhileAPaymentIsUnderWayOrWhenTheOrderHasEnded() {
    var waiting = shopper.orders(shopper.cartWith("TEA"), "tok_silent");
    var confirmed = shopper.orders(shopper.cartWith("TEA"), "tok_approve");

    assertThat(shopper.retry(waiting, "tok_approve").getCode()).isEqualTo("invalid_transition");
    assertThat(shopper.retry(confirmed, "tok_approve").getCode()).isEqualTo("invalid_transition");
    assertThat(shopper.retry(Ids.order(shopper.cart(), 1), "tok_approve").getCode())
        .isEqualTo("not_found");
  }

  @Test
  void aRejectedCartMayBeCheckedOutAgain() {
    var cart = shopper.cartWith("TEA");
    var order = shopper.orders(cart, "tok_decline");
    accepted(shopper.retry(order, "tok_decline"));
    accepted(shopper.retry(order, "tok_decline"));

    var second = shopper.orders(cart, "tok_approve");

    assertThat(shopper.status(second)).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(shop.gateway().authorized()).containsExactly(Ids.payment(second));
  }
}
