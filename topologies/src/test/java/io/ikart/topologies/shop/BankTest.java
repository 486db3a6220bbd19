package io.ikart.topologies.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Ids;
import io.ikart.schemas.order.Milestone;
import io.ikart.schemas.order.Order;
import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.payment.GatewayEventReceived;
import io.ikart.schemas.payment.Payment;
import io.ikart.schemas.payment.PaymentState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The order saga when the shopper must answer their bank first (3-D Secure). */
class BankTest {

  private final Shop shop = new Shop();
  private final Shopper shopper = new Shopper(shop);
  private String order;

  @BeforeEach
  void buy() {
    shopper.sells("TEA", 450, 10);
    order = shopper.orders(shopper.cartWith("TEA"), "tok_bank");
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private Order order() {
    return shop.root("checkout", order, Order.class);
  }

  private PaymentState payment() {
    return shop.root("checkout", Ids.payment(order), Payment.class).getState();
  }

  private void answers(boolean yes) {
    shop.gateway().shopperAnswers(shop.gateway().atTheBank().get(0), yes, shop.now());
  }

  private void deliverMessages() {
    List<GatewayEventReceived> messages = List.copyOf(shop.gateway().messages());
    messages.forEach(shop::post);
    shop.settle();
  }

  @Test
  void theOrderSaysWhereTheShopperMustGo() {
    var url = "https://bank.example/pi_" + Ids.payment(order) + ":authorize:1";

    assertThat(payment()).isEqualTo(PaymentState.REQUIRES_ACTION);
    assertThat(order().getActionUrl()).isEqualTo(url);
    assertThat(order().getTimeline()).extracting(Milestone::getActionUrl).contains(url);
    assertThat(order().getPaying()).isTrue();
  }

  @Test
  void theGatewaysMessageConfirmsTheOrder() {
    answers(true);
    deliverMessages();

    assertThat(shopper.status(order)).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(order().getActionUrl()).isEmpty();
  }

  @Test
  void withoutAMessageTheBooksConfirmTheOrder() {
    answers(true);

    shop.pass(Duration.ofMinutes(1)).settle();

    assertThat(shopper.status(order)).isEqualTo(OrderStatus.CONFIRMED);
  }

  @Test
  void aNoIsADecline() {
    answers(false);
    deliverMessages();

    assertThat(payment()).isEqualTo(PaymentState.DECLINED);
    assertThat(order().getPaying()).isFalse();
    assertThat(order().getActionUrl()).isEmpty();
  }

  @Test
  void whoDoesNotAnswerMayTryAgainAndNothingStaysOpenAtTheGateway() {
    for (int minute = 0; minute < 12; minute++) {
      shop.pass(Duration.ofMinutes(1)).settle();
    }

    assertThat(payment()).isEqualTo(PaymentState.EXPIRED);
    assertThat(shop.gateway().atTheBank()).isEmpty();
    assertThat(shopper.status(order)).isEqualTo(OrderStatus.AWAITING_PAYMENT);
    shopper.retry(order, "tok_approve");
    assertThat(shopper.status(order)).isEqualTo(OrderStatus.CONFIRMED);
  }

  @Test
  void anOrderThatExpiresCallsTheAttemptOff() {
    shop.pass(Duration.ofMinutes(15)).settle();

    assertThat(shopper.status(order)).isEqualTo(OrderStatus.EXPIRED);
    assertThat(shop.gateway().atTheBank()).isEmpty();
    assertThat(payment()).isEqualTo(PaymentState.EXPIRED);
  }
}
