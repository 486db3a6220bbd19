package io.ikart.topologies.checkout.payment;

import static io.ikart.schemas.payment.PaymentState.AUTHORIZED;
import static io.ikart.schemas.payment.PaymentState.AUTH_EXPIRED;
import static io.ikart.schemas.payment.PaymentState.CAPTURED;
import static io.ikart.schemas.payment.PaymentState.CHARGEBACK_REVERSED;
import static io.ikart.schemas.payment.PaymentState.CHARGED_BACK;
import static io.ikart.schemas.payment.PaymentState.DECLINED;
import static io.ikart.schemas.payment.PaymentState.EXPIRED;
import static io.ikart.schemas.payment.PaymentState.NEEDS_REVIEW;
import static io.ikart.schemas.payment.PaymentState.PARTIALLY_CAPTURED;
import static io.ikart.schemas.payment.PaymentState.PARTIALLY_REFUNDED;
import static io.ikart.schemas.payment.PaymentState.PROCESSING;
import static io.ikart.schemas.payment.PaymentState.REFUNDED;
import static io.ikart.schemas.payment.PaymentState.REQUIRES_ACTION;
import static io.ikart.schemas.payment.PaymentState.UNKNOWN;
import static io.ikart.schemas.payment.PaymentState.VOIDED;
import static io.ikart.schemas.payment.PaymentState.VOIDING;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.payment.AuthorizePayment;
import io.ikart.schemas.payment.OperationKind;
import io.ikart.schemas.payment.OperationState;
import io.ikart.schemas.payment.Payment;
import io.ikart.schemas.payment.PaymentAttempt;
import io.ikart.schemas.payment.PaymentCaptureRequested;
import io.ikart.schemas.payment.PaymentOperation;
import io.ikart.schemas.payment.PaymentRefundRequested;
import io.ikart.schemas.payment.PaymentRequested;
import io.ikart.schemas.payment.PaymentState;
import io.ikart.schemas.payment.VoidPayment;
import io.ikart.topologies.kernel.PureAggregate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Laws of a payment under any sequence of commands, results, findings, deadlines and messages of
 * the gateway, sensible or not.
 */
class PaymentPropertiesTest {

  /** Where a payment with money captured may go by captures, refunds and chargebacks alone. */
  private static final Set<PaymentState> SPENT =
      EnumSet.of(CAPTURED, PARTIALLY_REFUNDED, REFUNDED, CHARGED_BACK, CHARGEBACK_REVERSED);

  private static final Map<PaymentState, Set<PaymentState>> MOVES =
      Map.ofEntries(
          Map.entry(
              PROCESSING,
              with(
                  SPENT,
                  AUTHORIZED,
                  PARTIALLY_CAPTURED,
                  REQUIRES_ACTION,
                  DECLINED,
                  UNKNOWN,
                  EXPIRED,
                  NEEDS_REVIEW)),
          Map.entry(
              UNKNOWN,
              with(
                  SPENT,
                  AUTHORIZED,
                  PARTIALLY_CAPTURED,
                  REQUIRES_ACTION,
                  DECLINED,
                  EXPIRED,
                  NEEDS_REVIEW)),
          Map.entry(
              REQUIRES_ACTION,
              with(
                  SPENT, AUTHORIZED, PARTIALLY_CAPTURED, DECLINED, EXPIRED, VOIDING, NEEDS_REVIEW)),
          Map.entry(DECLINED, with(SPENT, PROCESSING, AUTHORIZED, PARTIALLY_CAPTURED)),
          Map.entry(EXPIRED, Set.of(PROCESSING)),
          Map.entry(AUTHORIZED, with(SPENT, PARTIALLY_CAPTURED, VOIDING, AUTH_EXPIRED, VOIDED)),
          Map.entry(PARTIALLY_CAPTURED, with(SPENT, VOIDING)),
          Map.entry(
              VOIDING, with(SPENT, VOIDED, EXPIRED, NEEDS_REVIEW, AUTHORIZED, PARTIALLY_CAPTURED)),
          Map.entry(
              NEEDS_REVIEW,
              with(
                  SPENT,
                  AUTHORIZED,
                  PARTIALLY_CAPTURED,
                  REQUIRES_ACTION,
                  DECLINED,
                  EXPIRED,
                  UNKNOWN,
                  VOIDING,
                  VOIDED)),
          Map.entry(VOIDED, SPENT),
          Map.entry(AUTH_EXPIRED, SPENT),
          Map.entry(CAPTURED, SPENT),
          Map.entry(PARTIALLY_REFUNDED, SPENT),
          Map.entry(REFUNDED, SPENT),
          Map.entry(CHARGED_BACK, SPENT),
          Map.entry(CHARGEBACK_REVERSED, SPENT));

  private static Set<PaymentState> with(Set<PaymentState> spent, PaymentState... more) {
    var all = EnumSet.copyOf(spent);
    all.addAll(List.of(more));
    return all;
  }

  @Provide
  Arbitrary<List<PaymentStory.Step>> stories() {
    return PaymentStory.stories();
  }

  private static PureAggregate<Payment> requested() {
    var payment =
        new PureAggregate<>(
            PaymentDecider.PAYMENT, "pay_" + PaymentStory.ORDER.substring("order_".length()));
    payment.handle(
        meta -> new AuthorizePayment(meta, PaymentStory.ORDER, 1, PaymentStory.TOTAL, "tok"));
    return payment;
  }

  @Property(tries = 1_000)
  void onlyMovesAlongTheTable(@ForAll("stories") List<PaymentStory.Step> story) {
    var payment = requested();
    for (var step : story) {
      var before = payment.root().getState();
      step.happenTo(payment);
      var after = payment.root().getState();
      if (after != before) {
        assertThat(MOVES.get(before)).as("%s by %s", before, step).contains(after);
      }
    }
  }

  /** The flaws of a root are checked by every fold; this adds the operations up beside it. */
  @Property(tries = 1_000)
  void theSumsAreThoseOfTheOperations(@ForAll("stories") List<PaymentStory.Step> story) {
    var payment = requested();
    for (var step : story) {
      step.happenTo(payment);
      var root = payment.root();
      var captures = sum(payment, OperationKind.CAPTURE, OperationState.SUCCEEDED);
      assertThat(root.getCaptured()).as("after %s", step).isEqualTo(captures);
      assertThat(root.getRefunded())
          .isEqualTo(sum(payment, OperationKind.REFUND, OperationState.SUCCEEDED));
      assertThat(root.getPendingCapture())
          .isEqualTo(sum(payment, OperationKind.CAPTURE, OperationState.REQUESTED));
      assertThat(root.getPendingRefund())
          .isEqualTo(sum(payment, OperationKind.REFUND, OperationState.REQUESTED));
      assertThat(root.getChargedBack())
          .isEqualTo(sum(payment, OperationKind.CHARGEBACK, OperationState.SUCCEEDED));
      assertThat(root.getReviews())
          .isEqualTo(operations(payment).stream().filter(PaymentOperation::getReview).count());
      assertThat(root.getOpen())
          .isEqualTo(operations(payment).stream().filter(Operations::isOpen).count());
    }
  }

  private static List<PaymentOperation> operations(PureAggregate<Payment> payment) {
    return payment.parts().values().stream().map(part -> (PaymentOperation) part).toList();
  }

  private static long sum(
      PureAggregate<Payment> payment, OperationKind kind, OperationState state) {
    return operations(payment).stream()
        .filter(operation -> operation.getKind() == kind && operation.getState() == state)
        .mapToLong(operation -> operation.getAmount().getAmount())
        .sum();
  }

  @Property(tries = 500)
  void everyQuestionThatMovesMoneyHasOneKeyOfItsOwn(
      @ForAll("stories") List<PaymentStory.Step> story) {
    var payment = requested();
    story.forEach(step -> step.happenTo(payment));

    var keys = new HashSet<String>();
    for (var event : payment.events()) {
      if (event instanceof PaymentRequested asked) {
        assertThat(keys.add(asked.getIdempotencyKey())).isTrue();
      } else if (event instanceof PaymentCaptureRequested asked) {
        assertThat(keys.add(asked.getIdempotencyKey())).isTrue();
      } else if (event instanceof PaymentRefundRequested asked) {
        assertThat(keys.add(asked.getIdempotencyKey())).isTrue();
      }
    }
    assertThat(payment.root().getAttempts())
        .extracting(PaymentAttempt::getIdempotencyKey)
        .doesNotHaveDuplicates();
  }

  @Property(tries = 500)
  void whatIsAuthorizedCanBeGivenUp(@ForAll("stories") List<PaymentStory.Step> story) {
    var payment = requested();
    story.forEach(step -> step.happenTo(payment));
    var before = payment.root();
    if (before.getState() != AUTHORIZED && before.getState() != PARTIALLY_CAPTURED) {
      return;
    }

    payment.handle(meta -> new VoidPayment(meta, "cancelled"));

    boolean waitsForCaptures = before.getPendingCapture() > 0;
    assertThat(payment.root().getGivingUp()).isEqualTo(waitsForCaptures);
    assertThat(payment.root().getState() == VOIDING).isEqualTo(!waitsForCaptures);
    assertThat(PaymentRules.last(payment.root()).getIntentId()).isNotEmpty();
  }

  @Property(tries = 500)
  void whoeverAwaitsAnAnswerHasADeadlineAndNobodyElse(
      @ForAll("stories") List<PaymentStory.Step> story) {
    var payment = requested();
    for (var step : story) {
      step.happenTo(payment);
      var root = payment.root();
      boolean waits =
          PaymentRules.isAwaited(root.getState()) || root.getOpen() > 0 || root.getLookedUp() > 0;
      assertThat(PaymentDecider.PAYMENT.deadlineOf(root) != 0).as("%s", root).isEqualTo(waits);
    }
  }

  /** Bounded tries: without an answer a person is asked in the end, or nothing is left to ask. */
  @Property(tries = 200)
  void aSilentGatewayIsNotAskedForEver(@ForAll("stories") List<PaymentStory.Step> story) {
    var payment = requested();
    story.forEach(step -> step.happenTo(payment));

    int rounds = 0;
    while (PaymentDecider.PAYMENT.deadlineOf(payment.root()) != 0) {
      assertThat(++rounds).as("%s", payment.root()).isLessThan(250);
      PaymentStory.deadline(payment);
    }

    var root = payment.root();
    boolean unresolved =
        root.getPendingCapture() > 0
            || root.getPendingRefund() > 0
            || root.getState() == NEEDS_REVIEW;
    if (unresolved) {
      assertThat(PaymentDecider.PAYMENT.reviewOf(root)).as("%s", root).isNotEmpty();
    }
  }
}
