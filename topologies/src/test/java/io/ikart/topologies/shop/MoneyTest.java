package io.ikart.topologies.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Ids;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.common.Outcome;
import io.ikart.schemas.common.Reply;
import io.ikart.schemas.order.Order;
import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.order.PaymentStatus;
import io.ikart.schemas.payment.CaptureIntent;
import io.ikart.schemas.payment.CapturePayment;
import io.ikart.schemas.payment.GatewayEventKind;
import io.ikart.schemas.payment.GatewayEventReceived;
import io.ikart.schemas.payment.Payment;
import io.ikart.schemas.payment.PaymentState;
import io.ikart.schemas.payment.RefundIntent;
import io.ikart.schemas.payment.RefundPayment;
import io.ikart.schemas.payment.SettlePayment;
import io.ikart.schemas.payment.Settlement;
import io.ikart.schemas.payment.VoidPayment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to the money of an order once it is confirmed: 900 pence of it. */
class MoneyTest {

  private static final Duration ANSWERED_BY = Duration.ofMinutes(2);

  private final Shop shop = new Shop();
  private final Shopper shopper = new Shopper(shop);
  private String order;

  @BeforeEach
  void buy() {
    shopper.sells("TEA", 900, 10);
    order = shopper.orders(shopper.cartWith("TEA"), "tok_approve");
    assertThat(shopper.status(order)).isEqualTo(OrderStatus.CONFIRMED);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private Payment payment() {
    return shop.root("checkout", Ids.payment(order), Payment.class);
  }

  private Order order() {
    return shop.root("checkout", order, Order.class);
  }

  private Charge charge() {
    return shop.gateway().chargeOf(Ids.payment(order)).orElseThrow();
  }

  private void captures(String parcel, long amount, boolean isLast) {
    shop.post(
        new CapturePayment(
            shop.meta(Ids.payment(order)), parcel, new Money(amount, "GBP"), isLast));
    shop.settle();
  }

  private Reply refunds(String name, long amount) {
    var reply =
        shop.send(
            new RefundPayment(
                shop.meta(Ids.payment(order)),
                name,
                new Money(amount, "GBP"),
                "damaged",
                List.of(),
                true));
    shop.settle();
    return reply;
  }

  @Test
  void everyParcelIsCapturedAndTheLastOneGivesUpTheRest() {
    captures("ship-1", 300, false);
    assertThat(order().getPaymentStatus()).isEqualTo(PaymentStatus.PARTIALLY_PAID);
    assertThat(payment().getState()).isEqualTo(PaymentState.PARTIALLY_CAPTURED);

    captures("ship-2", 500, true);

    assertThat(order().getPaymentStatus()).isEqualTo(PaymentStatus.PAID);
    assertThat(order().getCaptured()).isEqualTo(800);
    assertThat(payment().getState()).isEqualTo(PaymentState.CAPTURED);
    assertThat(charge().captured()).isEqualTo(800);
    assertThat(charge().capturable()).isZero();
  }

  @Test
  void aCaptureWhoseAnswerIsLostIsAskedForAgainAndMadeOnce() {
    shop.gateway().answersOperations(false);
    captures("ship-1", 300, false);
    assertThat(payment().getPendingCapture()).isEqualTo(300);

    shop.gateway().answersOperations(true);
    shop.pass(ANSWERED_BY).settle();

    assertThat(payment().getCaptured()).isEqualTo(300);
    assertThat(charge().captured()).isEqualTo(300);
    assertThat(shop.written(CaptureIntent.class))
        .hasSize(2)
        .extracting(CaptureIntent::getIdempotencyKey)
        .containsOnly(Ids.payment(order) + ":capture:ship-1");
  }

  @Test
  void theGatewaysOwnMessageIsAnAnswerToo() {
    shop.gateway().answersOperations(false);
    captures("ship-1", 300, false);

    deliverMessages(shop.gateway().messages());

    assertThat(payment().getCaptured()).isEqualTo(300);
    assertThat(payment().getOpen()).isZero();
  }

  @Test
  void messagesThatComeTwiceAndBackwardsChangeNothing() {
    captures("ship-1", 300, false);
    captures("ship-2", 500, true);
    refunds("damaged-1", 200);
    var before = payment();

    var backwards = new ArrayList<>(shop.gateway().messages());
    Collections.reverse(backwards);
    deliverMessages(backwards);
    deliverMessages(backwards);

    assertThat(payment()).isEqualTo(before);
  }

  private void deliverMessages(List<GatewayEventReceived> messages) {
    for (var message : List.copyOf(messages)) {
      shop.post(
          GatewayEventReceived.newBuilder(message)
              .setMeta(shop.meta(message.getMeta().getAggregateId()))
              .build());
    }
    shop.settle();
  }

  @Test
  void whatIsNotCapturedIsGivenUpOnceNoCaptureIsUnderWay() {
    shop.gateway().answersOperations(false);
    captures("ship-1", 300, false);
    shop.post(new VoidPayment(shop.meta(Ids.payment(order)), "nothing is left to be sent"));
    shop.settle();
    assertThat(charge().capturable()).isEqualTo(600);

    shop.gateway().answersOperations(true);
    shop.pass(ANSWERED_BY).settle();

    assertThat(charge().capturable()).isZero();
    assertThat(payment().getState()).isEqualTo(PaymentState.CAPTURED);
    assertThat(order().getPaymentStatus()).isEqualTo(PaymentStatus.PAID);
  }

  @Test
  void oneNameRefundsOnce() {
    captures("ship-1", 900, true);

    refunds("damaged-1", 200);
    refunds("damaged-1", 200);

    assertThat(charge().refunded()).isEqualTo(200);
    assertThat(shop.written(RefundIntent.class)).hasSize(1);
    assertThat(order().getPaymentStatus()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
    refunds("damaged-2", 700);
    assertThat(order().getPaymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(payment().getState()).isEqualTo(PaymentState.REFUNDED);
  }

  @Test
  void noMoreIsRefundedThanWasCapturedAndTheNumbersSayWhy() {
    captures("ship-1", 500, false);
    refunds("damaged-1", 100);
    shop.gateway().answersOperations(false);
    refunds("damaged-2", 150);

    var reply = refunds("damaged-3", 300);

    assertThat(reply.getOutcome()).isEqualTo(Outcome.REFUSED);
    assertThat(reply.getCode()).isEqualTo("limit_exceeded");
    assertThat(reply.getDetails())
        .containsEntry("captured", "500")
        .containsEntry("refunded", "100")
        .containsEntry("pending", "150")
        .containsEntry("refundable", "250");
  }

  @Test
  void anOrderCancelledAfterACaptureIsPaidBackAndTheRestGivenUp() {
    captures("ship-1", 300, false);

    shopper.cancel(order);
    shop.settle();

    assertThat(charge().refunded()).isEqualTo(300);
    assertThat(charge().capturable()).isZero();
    assertThat(order().getPaymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
  }

  @Test
  void whatIsCapturedForAnOrderThatHasEndedIsPaidBackAtOnce() {
    shop.gateway().answersOperations(false);
    captures("ship-1", 300, false);
    shopper.cancel(order);
    shop.gateway().answersOperations(true);

    shop.pass(ANSWERED_BY).settle();

    assertThat(charge().captured()).isEqualTo(300);
    assertThat(charge().refunded()).isEqualTo(300);
    assertThat(charge().capturable()).isZero();
  }

  @Test
  void aCaptureTheGatewayRefusesIsForStaff() {
    charge().cancel();

    captures("ship-1", 300, false);

    assertThat(shop.reviews("checkout")).containsOnlyKeys(Ids.payment(order));
    settles(Settlement.NOT_DONE, "capture:ship-1");
    assertThat(shop.reviews("checkout")).isEmpty();
    assertThat(payment().getCaptured()).isZero();
  }

  private void settles(Settlement settlement, String part) {
    var reply =
        shop.send(
            new SettlePayment(shop.meta(Ids.payment(order)), settlement, "", part, "asked them"));
    assertThat(reply.getOutcome()).as("%s", reply).isEqualTo(Outcome.ACCEPTED);
  }

  @Test
  void aRefundMadeAtTheGatewayItselfIsAFactOfTheShopToo() {
    captures("ship-1", 900, true);

    shop.gateway().refundsByHand(charge(), 250, shop.now());
    deliverMessages(shop.gateway().messages());

    assertThat(order().getRefunded()).isEqualTo(250);
  }

  @Test
  void aRefundHeardOfBeforeItsCaptureIsFoundInTheBooks() {
    charge().capture(900, true); // by somebody at the gateway itself
    shop.gateway().refundsByHand(charge(), 250, shop.now());

    var messages = new ArrayList<>(shop.gateway().messages());
    Collections.reverse(messages);
    deliverMessages(messages);

    assertThat(payment().getCaptured()).isEqualTo(900);
    assertThat(payment().getRefunded()).isEqualTo(250);
    assertThat(order().getPaymentStatus()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
  }

  @Test
  void aBankMayTakeMoneyBackAndGiveItBack() {
    captures("ship-1", 900, true);
    var gateway = shop.gateway();
    var back =
        gateway.disputes(charge(), GatewayEventKind.DISPUTE_FUNDS_REINSTATED, 900, shop.now());

    deliverMessages(
        List.of(
            gateway.disputes(charge(), GatewayEventKind.DISPUTE_FUNDS_WITHDRAWN, 900, shop.now())));
    assertThat(order().getPaymentStatus()).isEqualTo(PaymentStatus.CHARGED_BACK);
    assertThat(refunds("damaged-1", 100).getOutcome()).isEqualTo(Outcome.REFUSED);
    deliverMessages(List.of(back));

    assertThat(order().getPaymentStatus()).isEqualTo(PaymentStatus.PAID);
    assertThat(payment().getState()).isEqualTo(PaymentState.CHARGEBACK_REVERSED);
  }

  @Test
  void anAuthorizationTheGatewayGaveUpIsKnownToTheOrder() {
    var message = shop.gateway().disputes(charge(), GatewayEventKind.CANCELED, 0, shop.now());
    charge().cancel();

    deliverMessages(List.of(message));

    assertThat(payment().getState()).isEqualTo(PaymentState.AUTH_EXPIRED);
    assertThat(order().getPaymentStatus()).isEqualTo(PaymentStatus.VOIDED);
  }
}
