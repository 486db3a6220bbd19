package io.ikart.topologies.checkout.payment;

import static io.ikart.topologies.kernel.Decision.accept;
import static io.ikart.topologies.kernel.Decision.nothingNew;
import static io.ikart.topologies.kernel.Decision.refuse;

import io.ikart.schemas.payment.CapturePayment;
import io.ikart.schemas.payment.CaptureResult;
import io.ikart.schemas.payment.OperationKind;
import io.ikart.schemas.payment.Payment;
import io.ikart.schemas.payment.PaymentCaptureRequested;
import io.ikart.schemas.payment.PaymentOperation;
import io.ikart.topologies.kernel.Context;
import io.ikart.topologies.kernel.Decision;
import io.ikart.topologies.kernel.Problem;

/**
 * Captures: one for each parcel, named by it. One that cannot be made is a fact and not a refusal:
 * the goods have gone, and a person must look.
 */
final class CaptureRules {

  private CaptureRules() {}

  static Decision capture(Payment payment, CapturePayment command, Context context) {
    if (payment == null) {
      return refuse(Problem.NOT_FOUND);
    }
    var part = Operations.capture(command.getOperationId());
    if (context.part(part, PaymentOperation.class).isPresent()) {
      return nothingNew();
    }
    var why = whyNot(payment, command);
    if (!why.isEmpty()) {
      return new Facts(payment, context)
          .captureFailed(command.getOperationId(), command.getAmount(), why)
          .decision();
    }
    var attempt = PaymentRules.last(payment);
    return accept(
        new PaymentCaptureRequested(
            context.meta(),
            attempt.getAttempt(),
            attempt.getIntentId(),
            command.getOperationId(),
            command.getAmount(),
            command.getIsLast(),
            payment.getPaymentId() + ":capture:" + command.getOperationId(),
            context.now().plus(Patience.RESULT_WITHIN)));
  }

  private static String whyNot(Payment payment, CapturePayment command) {
    long left = payment.getAuthorized().getAmount() - payment.getPendingCapture();
    return switch (payment.getState()) {
      case AUTHORIZED, PARTIALLY_CAPTURED -> {
        if (payment.getGivingUp()) {
          yield "authorization_given_up";
        }
        yield command.getAmount().getAmount() > left ? "more_than_authorized" : "";
      }
      default -> "nothing_authorized";
    };
  }

  static Decision result(Payment payment, CaptureResult result, Context context) {
    var asked =
        context
            .part(Operations.capture(result.getOperationId()), PaymentOperation.class)
            .filter(Operations::isPending);
    if (payment == null || asked.isEmpty()) {
      return nothingNew();
    }
    var facts = new Facts(payment, context);
    return switch (result.getOutcome()) {
      case SUCCEEDED -> facts.captured(asked.get()).decision();
      case DECLINED -> facts.captureFailed(asked.get(), result.getCode()).decision();
      case UNKNOWN -> nothingNew(); // the deadline asks again
    };
  }

  /**
   * Takes in what was captured in all, as the gateway says: captures the shop waits for, oldest
   * first, as they were asked for, and what somebody captured at the gateway itself.
   *
   * @return whether that explains all of it
   */
  static boolean inAll(long total, String intentId, Facts facts, Context context) {
    for (var asked : Operations.open(OperationKind.CAPTURE, context)) {
      if (facts.captured() + asked.getAmount().getAmount() <= total) {
        facts.captured(asked);
      }
    }
    long more = total - facts.captured();
    if (more <= 0) {
      return true;
    }
    if (more > facts.authorized() - facts.pendingCapture()) {
      return false;
    }
    facts.captured("gateway:" + intentId + ":" + total, facts.money(more), false);
    return true;
  }
}
