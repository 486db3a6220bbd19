package io.ikart.topologies.shop;

import static io.ikart.topologies.shop.Shopper.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Ids;
import io.ikart.schemas.cart.CartStatus;
import io.ikart.schemas.order.Order;
import io.ikart.schemas.order.OrderExpired;
import io.ikart.schemas.order.OrderLateAuthorization;
import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.order.PaymentStatus;
import io.ikart.schemas.payment.Payment;
import io.ikart.schemas.payment.PaymentState;
import io.ikart.schemas.topic.StockTopics;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The order saga when an answer does not come in time, or comes too late. */
class DeadlineTest {

  private static final Duration ANSWERS_WITHIN = Duration.ofMinutes(2);
  private static final Duration PAYS_WITHIN = Duration.ofMinutes(15);

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

  @Test
  void anOrderWhoseStockIsSilentExpiresAndHoldsNothing() {
    var cart = shopper.cartWith("TEA", "MUG");
    accepted(shopper.checkOut(cart, "tok_approve"));

    shop.pass(ANSWERS_WITHIN.minusSeconds(1));
    assertThat(shopper.status(Ids.order(cart, 1))).isEqualTo(OrderStatus.PLACED);
    shop.pass(Duration.ofSeconds(1));
    assertThat(shopper.status(Ids.order(cart, 1))).isEqualTo(OrderStatus.EXPIRED);
    shop.settle();

    assertThat(shop.written(OrderExpired.class).get(0).getWaitedIn()).isEqualTo(OrderStatus.PLACED);
    assertThat(shopper.cartStatus(cart)).isEqualTo(CartStatus.ACTIVE);
    assertThat(shopper.available("TEA")).isEqualTo(10);
    assertThat(shopper.available("MUG")).isEqualTo(10);
    assertThat(shop.gateway().charges()).isEmpty();
  }

  @Test
  void anOrderNobodyPaysForExpires() {
    var cart = shopper.cartWith("TEA");
    var order = shopper.orders(cart, "tok_silent");

    shop.pass(PAYS_WITHIN).settle();

    assertThat(shopper.status(order)).isEqualTo(OrderStatus.EXPIRED);
    assertThat(shop.written(OrderExpired.class).get(0).getWaitedIn())
        .isEqualTo(OrderStatus.AWAITING_PAYMENT);
    assertThat(shopper.cartStatus(cart)).isEqualTo(CartStatus.ACTIVE);
    assertThat(shopper.available("TEA")).isEqualTo(10);
  }

  @Test
  void aDeclinedOrderNobodyRetriesExpires() {
    var order = shopper.orders(shopper.cartWith("TEA"), "tok_decline");

    shop.pass(PAYS_WITHIN).settle();

    assertThat(shopper.status(order)).isEqualTo(OrderStatus.EXPIRED);
    assertThat(shopper.available("TEA")).isEqualTo(10);
  }

  @Test
  void anAuthorizationAfterExpiryIsVoidedAtOnce() {
    var order = shopper.orders(shopper.cartWith("TEA"), "tok_silent");
    shop.pass(PAYS_WITHIN).settle();

    shop.fromGateway(shop.gateway().approve(shop.gateway().unanswered().get(0), shop.now()));
    shop.settle();

    assertThat(shop.gateway().authorized()).isEmpty();
    assertThat(shop.written(OrderLateAuthorization.class)).hasSize(1);
    var ended = shop.root("checkout", order, Order.class);
    assertThat(ended.getSummary().getStatus()).isEqualTo(OrderStatus.EXPIRED);
    assertThat(ended.getPaymentStatus()).isEqualTo(PaymentStatus.VOIDED);
  }

  @Test
  void aVoidNobodyAnswersIsAskedForAgain() {
    var order = shopper.orders(shopper.cartWith("TEA"), "tok_approve");
    shop.gateway().answersVoids(false);
    accepted(shopper.cancel(order));
    shop.pass(Duration.ofSeconds(30)).settle();
    assertThat(shop.gateway().authorized()).hasSize(1);

    shop.gateway().answersVoids(true);
    shop.pass(Duration.ofSeconds(30)).settle();

    assertThat(shop.gateway().authorized()).isEmpty();
    assertThat(shop.root("checkout", Ids.payment(order), Payment.class).getState())
        .isEqualTo(PaymentState.VOIDED);
  }

  @Test
  void aVoidAskedForDaysAfterTheChargeIsStillRepeated() {
    var order = shopper.orders(shopper.cartWith("TEA"), "tok_approve");
    shop.pass(Duration.ofDays(2)).settle();
    shop.gateway().answersVoids(false);
    accepted(shopper.cancel(order));
    shop.pass(Duration.ofSeconds(30)).settle();

    shop.gateway().answersVoids(true);
    shop.pass(Duration.ofSeconds(30)).settle();

    assertThat(shop.gateway().authorized()).isEmpty();
  }

  @Test
  void answersThatWaitInTheTopicDuringAnOutageAreReadBeforeTheDeadlineIs() {
    var cart = shopper.cartWith("TEA");
    accepted(shopper.checkOut(cart, "tok_approve"));
    shop.deliver(shop.onTheWay().remove(0));
    assertThat(shop.onTheWay().get(0).topic()).isEqualTo(StockTopics.STOCK_REPLIES);

    shop.settle().pass(ANSWERS_WITHIN.plusHours(3)).settle();

    assertThat(shopper.status(Ids.order(cart, 1))).isEqualTo(OrderStatus.CONFIRMED);
  }
}
