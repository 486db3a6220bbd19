package io.ikart.topologies.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Ids;
import io.ikart.schemas.common.Outcome;
import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.payment.AuthorizeIntent;
import io.ikart.schemas.payment.GatewayOutcome;
import io.ikart.schemas.payment.LookUpIntent;
import io.ikart.schemas.payment.Payment;
import io.ikart.schemas.payment.PaymentReviewNeeded;
import io.ikart.schemas.payment.PaymentState;
import io.ikart.schemas.payment.SettlePayment;
import io.ikart.schemas.payment.Settlement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The order saga when nobody can tell what the gateway did. */
class UnknownPaymentTest {

  private static final Duration ASKS_EVERY = Duration.ofSeconds(30);
  private static final Duration KEY_LIFE = Duration.ofHours(23);

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

  private PaymentState paymentOf(String order) {
    return shop.root("checkout", Ids.payment(order), Payment.class).getState();
  }

  @Test
  void anUnknownPaymentIsAskedForAgainWithTheSameKey() {
    var order = shopper.orders(shopper.cartWith("TEA"), "tok_unknown");
    assertThat(paymentOf(order)).isEqualTo(PaymentState.UNKNOWN);

    shop.gateway().recover();
    shop.pass(ASKS_EVERY).settle();

    assertThat(shopper.status(order)).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(shop.written(AuthorizeIntent.class))
        .extracting(AuthorizeIntent::getIdempotencyKey)
        .hasSize(2)
        .containsOnly(Ids.payment(order) + ":authorize:1");
  }

  @Test
  void aChargeWhoseAnswerWasLostIsFoundAndNotRepeated() {
    var order = shopper.orders(shopper.cartWith("TEA"), "tok_lost");

    shop.pass(ASKS_EVERY).settle();

    assertThat(shopper.status(order)).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(shop.gateway().charges()).hasSize(1);
  }

  @Test
  void aChargeFoundAfterTheOrderExpiredIsVoided() {
    var order = shopper.orders(shopper.cartWith("TEA"), "tok_unknown");
    shop.pass(Duration.ofMinutes(15)).settle();
    assertThat(shopper.status(order)).isEqualTo(OrderStatus.EXPIRED);

    shop.gateway().recover();
    shop.pass(ASKS_EVERY).settle();

    assertThat(shop.gateway().charges()).hasSize(1);
    assertThat(shop.gateway().authorized()).isEmpty();
    assertThat(paymentOf(order)).isEqualTo(PaymentState.VOIDED);
  }

  @Test
  void aKeyIsNotRetriedPastItsLifeTheBooksAreLookedUpInstead() {
    var order = shopper.orders(shopper.cartWith("TEA"), "tok_unknown");
    shop.pass(ASKS_EVERY).settle();
    int asked = shop.written(AuthorizeIntent.class).size();

    shop.pass(KEY_LIFE.plusSeconds(1)).settle();

    assertThat(shop.written(AuthorizeIntent.class)).hasSize(asked);
    assertThat(shop.written(LookUpIntent.class)).hasSize(1);
    assertThat(paymentOf(order)).isEqualTo(PaymentState.DECLINED);
  }

  @Test
  void aChargeTheBooksTellOfIsVoidedForAnOrderThatHasEnded() {
    var order = shopper.orders(shopper.cartWith("TEA"), "tok_silent");
    shop.gateway().approve(shop.gateway().unanswered().get(0), shop.now());

    shop.pass(KEY_LIFE.plusSeconds(1)).settle();

    assertThat(paymentOf(order)).isEqualTo(PaymentState.VOIDED);
    assertThat(shop.gateway().authorized()).isEmpty();
  }

  @Test
  void whenTheBooksDoNotTellEitherAPersonMustLook() {
    var order = inReview();

    assertThat(shop.written(PaymentReviewNeeded.class)).hasSize(1);
    assertThat(shop.reviews("checkout")).containsOnlyKeys(Ids.payment(order));
    int looked = shop.written(LookUpIntent.class).size();
    shop.pass(Duration.ofDays(1)).settle();
    assertThat(shop.written(LookUpIntent.class)).hasSize(looked);
  }

  private String inReview() {
    var order = shopper.orders(shopper.cartWith("TEA"), "tok_unknown");
    shop.gateway().answersLookUps(false);
    shop.pass(KEY_LIFE.plusSeconds(1)).settle();
    for (int hour = 0; hour < 100 && paymentOf(order) != PaymentState.NEEDS_REVIEW; hour++) {
      shop.pass(Duration.ofHours(1)).settle();
    }
    assertThat(paymentOf(order)).isEqualTo(PaymentState.NEEDS_REVIEW);
    return order;
  }

  @Test
  void anAnswerThatComesDuringReviewStillCounts() {
    var order = inReview();

    var intent = shop.written(AuthorizeIntent.class).get(0);
    shop.fromGateway(shop.gateway().approve(intent, shop.now()));
    shop.settle();

    assertThat(shop.gateway().authorized()).isEmpty();
    assertThat(paymentOf(order)).isEqualTo(PaymentState.VOIDED);
    assertThat(shop.reviews("checkout")).isEmpty();
  }

  @Test
  void staffSettleWhatNobodyElseCouldTell() {
    var order = inReview();

    var reply =
        shop.send(
            new SettlePayment(
                shop.meta(Ids.payment(order)),
                Settlement.NOTHING_CHARGED,
                "",
                "",
                "asked the gateway's support"));

    assertThat(reply.getOutcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(paymentOf(order)).isEqualTo(PaymentState.DECLINED);
    assertThat(shop.reviews("checkout")).isEmpty();
  }

  @Test
  void aResultThatWasLostIsAskedForAgain() {
    var order = shopper.orders(shopper.cartWith("TEA"), "tok_silent");
    var lost = shop.gateway().unanswered().remove(0);

    shop.pass(Duration.ofMinutes(2)).settle();

    assertThat(shop.gateway().unanswered())
        .extracting(AuthorizeIntent::getIdempotencyKey)
        .containsExactly(lost.getIdempotencyKey());
    assertThat(paymentOf(order)).isEqualTo(PaymentState.PROCESSING);
  }

  @Test
  void whatIsAuthorizedStaysKnownWhenAnOldAnswerComesDuringReview() {
    var order = shopper.orders(shopper.cartWith("TEA"), "tok_approve");
    var intent = shop.written(AuthorizeIntent.class).get(0);
    shop.gateway().answersVoids(false);
    shopper.cancel(order);
    shop.fromGateway(Gateway.voided(intent, GatewayOutcome.DECLINED, shop.now()));
    shop.settle();
    assertThat(paymentOf(order)).isEqualTo(PaymentState.NEEDS_REVIEW);

    shop.fromGateway(Gateway.result(intent, GatewayOutcome.UNKNOWN, "timeout", shop.now()));
    shop.fromGateway(Gateway.result(intent, GatewayOutcome.DECLINED, "late", shop.now()));
    shop.settle();

    var payment = shop.root("checkout", Ids.payment(order), Payment.class);
    assertThat(payment.getState()).isEqualTo(PaymentState.NEEDS_REVIEW);
    assertThat(payment.getAuthorized().getAmount()).isEqualTo(450);
    assertThat(payment.getAttempts().get(0).getIntentId()).isNotEmpty();
  }
}
