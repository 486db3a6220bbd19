package io.ikart.topologies.checkout.payment;

import static io.ikart.topologies.kernel.Decision.refuse;

import io.ikart.schemas.payment.OperationKind;
import io.ikart.schemas.payment.OperationState;
import io.ikart.schemas.payment.Payment;
import io.ikart.schemas.payment.PaymentOperation;
import io.ikart.schemas.payment.PaymentSettled;
import io.ikart.schemas.payment.PaymentState;
import io.ikart.schemas.payment.SettlePayment;
import io.ikart.schemas.payment.Settlement;
import io.ikart.topologies.kernel.Context;
import io.ikart.topologies.kernel.Decision;
import io.ikart.topologies.kernel.Problem;
import java.util.Map;

/** What staff found out about what the gateway had left open. */
final class SettleRules {

  private static final String BY_STAFF = "settled_by_staff";

  private SettleRules() {}

  static Decision settle(Payment payment, SettlePayment command, Context context) {
    if (payment == null) {
      return refuse(Problem.NOT_FOUND);
    }
    if (command.getSettlement() == Settlement.LOOK_UP) {
      return new Facts(payment, context)
          .add(settled(payment, command, context))
          .lookUp()
          .decision();
    }
    return command.getOperationId().isEmpty()
        ? attempt(payment, command, context)
        : operation(payment, command, context);
  }

  private static Decision attempt(Payment payment, SettlePayment command, Context context) {
    boolean inReview =
        payment.getState() == PaymentState.NEEDS_REVIEW || !payment.getReview().isEmpty();
    if (!inReview) {
      return refuseIn(payment);
    }
    var facts = new Facts(payment, context).add(settled(payment, command, context));
    return switch (command.getSettlement()) {
      case AUTHORIZED -> authorized(payment, command, facts);
      case NOTHING_CHARGED -> nothingCharged(payment, facts);
      case OPEN, LOOK_UP, DONE, NOT_DONE ->
          refuse(
              Problem.VALIDATION_FAILED,
              Map.of("settlement", "must be LOOK_UP, AUTHORIZED or NOTHING_CHARGED"));
    };
  }

  private static Decision authorized(Payment payment, SettlePayment command, Facts facts) {
    if (command.getIntentId().isEmpty()) {
      return refuse(Problem.VALIDATION_FAILED, Map.of("intentId", "is required"));
    }
    return PaymentRules.isUndecided(payment)
        ? facts.authorized(command.getIntentId()).decision()
        : refuseIn(payment);
  }

  private static Decision nothingCharged(Payment payment, Facts facts) {
    if (PaymentRules.isUndecided(payment)) {
      return facts.declined(BY_STAFF).decision();
    }
    return payment.getState() == PaymentState.NEEDS_REVIEW
        ? facts.nothingAuthorized().decision()
        : facts.decision(); // it was about something else, which is done with
  }

  private static Decision operation(Payment payment, SettlePayment command, Context context) {
    var found =
        context
            .part(command.getOperationId(), PaymentOperation.class)
            .filter(PaymentOperation::getReview);
    if (found.isEmpty()) {
      return refuseIn(payment);
    }
    var operation = found.get();
    var facts = new Facts(payment, context);
    switch (command.getSettlement()) {
      case DONE -> {
        if (!done(operation, facts)) {
          return refuse(
              Problem.LIMIT_EXCEEDED,
              Map.of(
                  "authorized", Long.toString(facts.authorized() - facts.pendingCapture()),
                  "refundable", Long.toString(Math.max(0, facts.refundable()))));
        }
      }
      case NOT_DONE -> notDone(operation, facts);
      case OPEN, LOOK_UP, AUTHORIZED, NOTHING_CHARGED -> {
        return refuse(
            Problem.VALIDATION_FAILED, Map.of("settlement", "must be LOOK_UP, DONE or NOT_DONE"));
      }
    }
    return facts.add(settled(payment, command, context)).decision();
  }

  private static boolean done(PaymentOperation operation, Facts facts) {
    long amount = operation.getAmount().getAmount();
    boolean pending = Operations.isPending(operation);
    if (operation.getKind() == OperationKind.CAPTURE) {
      if (!pending && amount > facts.authorized() - facts.pendingCapture()) {
        return false;
      }
      facts.captured(operation);
      return true;
    }
    if (!pending && !facts.mayHaveRefunded(amount)) {
      return false;
    }
    facts.refunded(operation, operation.getGatewayId());
    return true;
  }

  private static void notDone(PaymentOperation operation, Facts facts) {
    if (operation.getState() == OperationState.FAILED) {
      return; // staff have seen it
    }
    if (operation.getKind() == OperationKind.CAPTURE) {
      facts.captureFailed(operation, BY_STAFF);
    } else {
      facts.refundFailed(operation, BY_STAFF);
    }
  }

  private static PaymentSettled settled(Payment payment, SettlePayment command, Context context) {
    return new PaymentSettled(
        context.meta(),
        PaymentRules.last(payment).getAttempt(),
        command.getSettlement(),
        command.getSettlement() == Settlement.LOOK_UP ? "" : command.getOperationId(),
        command.getReason());
  }

  private static Decision refuseIn(Payment payment) {
    return refuse(
        Problem.INVALID_TRANSITION,
        Map.of("payment", payment.getState().name(), "review", payment.getReview()));
  }
}
