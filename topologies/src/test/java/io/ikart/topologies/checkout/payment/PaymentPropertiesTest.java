package io.ikart.topologies.checkout.payment;

import static io.ikart.schemas.payment.PaymentState.AUTHORIZED;
import static io.ikart.schemas.payment.PaymentState.DECLINED;
import static io.ikart.schemas.payment.PaymentState.NEEDS_REVIEW;
import static io.ikart.schemas.payment.PaymentState.PROCESSING;
import static io.ikart.schemas.payment.PaymentState.UNKNOWN;
import static io.ikart.schemas.payment.PaymentState.VOIDED;
import static io.ikart.schemas.payment.PaymentState.VOIDING;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.payment.AuthorizationResult;
import io.ikart.schemas.payment.AuthorizePayment;
import io.ikart.schemas.payment.GatewayOutcome;
import io.ikart.schemas.payment.Payment;
import io.ikart.schemas.payment.PaymentAttempt;
import io.ikart.schemas.payment.PaymentAuthorized;
import io.ikart.schemas.payment.PaymentRequested;
import io.ikart.schemas.payment.PaymentState;
import io.ikart.schemas.payment.PaymentVoided;
import io.ikart.schemas.payment.VoidPayment;
import io.ikart.schemas.payment.VoidResult;
import io.ikart.topologies.kernel.PureAggregate;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of a payment under any sequence of commands, results and deadlines. */
class PaymentPropertiesTest {

  private static final String ORDER = "order_00000000000000000000000001-1";
  private static final Money TOTAL = new Money(4650L, "GBP");

  private static final Map<PaymentState, Set<PaymentState>> MOVES =
      Map.of(
          PROCESSING, Set.of(AUTHORIZED, DECLINED, UNKNOWN),
          UNKNOWN, Set.of(UNKNOWN, AUTHORIZED, DECLINED, NEEDS_REVIEW),
          DECLINED, Set.of(PROCESSING),
          AUTHORIZED, Set.of(VOIDING),
          VOIDING, Set.of(VOIDING, VOIDED, NEEDS_REVIEW),
          NEEDS_REVIEW, Set.of(AUTHORIZED, DECLINED, UNKNOWN),
          VOIDED, Set.of());

  /** Something that reaches the payment, some minutes after what came before. */
  record Step(String what, int attempt, GatewayOutcome outcome, int minutes) {}

  @Provide
  Arbitrary<List<Step>> stories() {
    return Combinators.combine(
            Arbitraries.of("authorize", "result", "result", "void", "void result", "deadline"),
            Arbitraries.integers().between(1, 4),
            Arbitraries.of(GatewayOutcome.values()),
            Arbitraries.of(0, 0, 1, 30, 24 * 60))
        .as(Step::new)
        .list()
        .ofMaxSize(30);
  }

  private static void handle(PureAggregate<Payment> payment, Step step) {
    payment.pass(Duration.ofMinutes(step.minutes()));
    int attempt = step.attempt();
    switch (step.what()) {
      case "authorize" ->
          payment.handle(meta -> new AuthorizePayment(meta, ORDER, attempt, TOTAL, "tok"));
      case "result" ->
          payment.handle(
              meta -> new AuthorizationResult(meta, attempt, step.outcome(), "pi_" + attempt, ""));
      case "void" -> payment.handle(meta -> new VoidPayment(meta, "cancelled"));
      case "void result" ->
          payment.handle(meta -> new VoidResult(meta, attempt, step.outcome(), ""));
      default -> payment.handle(meta -> new DeadlinePassed(meta, payment.now()));
    }
  }

  private static PureAggregate<Payment> requested() {
    var payment = new PureAggregate<>(PaymentDecider.PAYMENT, "pay_" + ORDER.substring(6));
    payment.handle(meta -> new AuthorizePayment(meta, ORDER, 1, TOTAL, "tok"));
    return payment;
  }

  @Property(tries = 500)
  void onlyMovesAlongTheTable(@ForAll("stories") List<Step> story) {
    var payment = requested();
    for (var step : story) {
      var before = payment.root().getState();
      int events = payment.events().size();
      handle(payment, step);
      if (payment.events().size() > events) {
        assertThat(MOVES.get(before))
            .as("%s by %s", before, step)
            .contains(payment.root().getState());
      } else {
        assertThat(payment.root().getState()).isEqualTo(before);
      }
    }
  }

  @Property(tries = 500)
  void authorizedIsAllOrNothingAndFollowsFromWhatTheGatewaySaid(
      @ForAll("stories") List<Step> story) {
    var payment = requested();
    for (var step : story) {
      handle(payment, step);
      int yes = payment.events(PaymentAuthorized.class).size();
      int voided = payment.events(PaymentVoided.class).size();
      assertThat(yes - voided).isBetween(0, 1);
      assertThat(payment.root().getAuthorized().getAmount())
          .isEqualTo((yes - voided) * TOTAL.getAmount());
    }
  }

  @Property(tries = 300)
  void everyAttemptHasOneKeyOfItsOwn(@ForAll("stories") List<Step> story) {
    var payment = requested();
    story.forEach(step -> handle(payment, step));

    var keys = new HashSet<String>();
    for (var request : payment.events(PaymentRequested.class)) {
      assertThat(keys.add(request.getIdempotencyKey())).isTrue();
    }
    assertThat(payment.root().getAttempts())
        .extracting(PaymentAttempt::getIdempotencyKey)
        .containsExactlyInAnyOrderElementsOf(keys);
  }

  @Property(tries = 300)
  void whatIsAuthorizedCanAlwaysBeVoided(@ForAll("stories") List<Step> story) {
    var payment = requested();
    story.forEach(step -> handle(payment, step));
    if (payment.root().getState() != AUTHORIZED) {
      return;
    }

    payment.handle(meta -> new VoidPayment(meta, "cancelled"));

    assertThat(payment.root().getState()).isEqualTo(VOIDING);
    var attempts = payment.root().getAttempts();
    assertThat(attempts.get(attempts.size() - 1).getIntentId()).isNotEmpty();
    assertThat(PaymentDecider.PAYMENT.deadlineOf(payment.root())).isPositive();
  }

  @Property(tries = 300)
  void whoeverMustAskAgainHasADeadlineAndNobodyElse(@ForAll("stories") List<Step> story) {
    var payment = requested();
    for (var step : story) {
      handle(payment, step);
      boolean asks = payment.root().getState() == UNKNOWN || payment.root().getState() == VOIDING;
      assertThat(PaymentDecider.PAYMENT.deadlineOf(payment.root()) != 0).isEqualTo(asks);
    }
  }
}
