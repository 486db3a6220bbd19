package io.ikart.topologies.checkout.payment;

import static io.ikart.topologies.kernel.Decision.accept;
import static io.ikart.topologies.kernel.Decision.nothingNew;
import static io.ikart.topologies.kernel.Decision.refuse;

import io.ikart.schemas.common.Money;
import io.ikart.schemas.payment.GatewayRefund;
import io.ikart.schemas.payment.OperationState;
import io.ikart.schemas.payment.Payment;
import io.ikart.schemas.payment.PaymentOperation;
import io.ikart.schemas.payment.PaymentRefundRequested;
import io.ikart.schemas.payment.RefundPayment;
import io.ikart.schemas.payment.RefundResult;
import io.ikart.topologies.kernel.Context;
import io.ikart.topologies.kernel.Decision;
import io.ikart.topologies.kernel.Problem;
import java.util.List;
import java.util.Map;

/** Refunds: each has a name, and what is asked for twice under one name is refunded once. */
final class RefundRules {

  private RefundRules() {}

  static Decision refund(Payment payment, RefundPayment command, Context context) {
    if (payment == null) {
      return refuse(Problem.NOT_FOUND);
    }
    var part = Operations.refund(command.getOperationId());
    if (context.part(part, PaymentOperation.class).isPresent()) {
      return nothingNew();
    }
    var facts = new Facts(payment, context);
    if (command.getAmount().getAmount() == 0) {
      return facts.refundable() > 0
          ? accept(requested(payment, command, facts.money(facts.refundable()), context))
          : nothingNew();
    }
    boolean sameCurrency =
        command.getAmount().getCurrency().equals(payment.getAmount().getCurrency());
    if (sameCurrency && command.getAmount().getAmount() <= facts.refundable()) {
      return accept(requested(payment, command, command.getAmount(), context));
    }
    if (!command.getMayRefuse()) {
      return facts
          .refundFailed(
              command.getOperationId(),
              command.getAmount(),
              sameCurrency ? "more_than_captured" : "wrong_currency")
          .decision();
    }
    return sameCurrency
        ? refuse(Problem.LIMIT_EXCEEDED, numbers(payment, facts))
        : refuse(
            Problem.VALIDATION_FAILED,
            Map.of("amount.currency", "must be " + payment.getAmount().getCurrency()));
  }

  private static Map<String, String> numbers(Payment payment, Facts facts) {
    return Map.of(
        "captured", Long.toString(payment.getCaptured()),
        "refunded", Long.toString(payment.getRefunded()),
        "pending", Long.toString(payment.getPendingRefund()),
        "chargedBack", Long.toString(payment.getChargedBack()),
        "refundable", Long.toString(Math.max(0, facts.refundable())));
  }

  private static PaymentRefundRequested requested(
      Payment payment, RefundPayment command, Money amount, Context context) {
    var attempt = PaymentRules.last(payment);
    return new PaymentRefundRequested(
        context.meta(),
        attempt.getAttempt(),
        attempt.getIntentId(),
        command.getOperationId(),
        amount,
        command.getReason(),
        command.getLines(),
        payment.getPaymentId() + ":refund:" + command.getOperationId(),
        context.now().plus(Patience.RESULT_WITHIN));
  }

  static Decision result(Payment payment, RefundResult result, Context context) {
    var asked =
        context
            .part(Operations.refund(result.getOperationId()), PaymentOperation.class)
            .filter(Operations::isPending);
    if (payment == null || asked.isEmpty()) {
      return nothingNew();
    }
    var facts = new Facts(payment, context);
    return switch (result.getOutcome()) {
      case SUCCEEDED -> facts.refunded(asked.get(), result.getRefundId()).decision();
      case DECLINED -> facts.refundFailed(asked.get(), result.getCode()).decision();
      case UNKNOWN -> nothingNew(); // the deadline asks again, and looks into the books
    };
  }

  /**
   * Takes in a refund as the gateway tells it, in whatever order: one that failed has failed for
   * good, one that was made may still come back.
   *
   * @return whether it fits what is known
   */
  static boolean known(GatewayRefund refund, Facts facts, Context context) {
    var id =
        refund.getOperationId().isEmpty()
            ? "gateway:" + refund.getRefundId()
            : refund.getOperationId();
    var found = context.part(Operations.refund(id), PaymentOperation.class);
    if (found.isEmpty()) {
      return unasked(id, refund, facts);
    }
    var operation = found.get();
    return switch (refund.getOutcome()) {
      case UNKNOWN -> true;
      case SUCCEEDED -> made(operation, refund, facts);
      case DECLINED -> {
        if (operation.getState() != OperationState.FAILED) {
          facts.refundFailed(operation, "refund_failed");
        }
        yield true;
      }
    };
  }

  private static boolean made(PaymentOperation operation, GatewayRefund refund, Facts facts) {
    boolean stale =
        operation.getState() == OperationState.SUCCEEDED
            || (operation.getState() == OperationState.FAILED
                && operation.getGatewayId().equals(refund.getRefundId()));
    if (stale) {
      return true;
    }
    if (operation.getState() == OperationState.FAILED
        && !facts.mayHaveRefunded(operation.getAmount().getAmount())) {
      return false;
    }
    facts.refunded(operation, refund.getRefundId());
    return true;
  }

  /** Somebody refunded at the gateway itself; while it is pending there it is no fact yet. */
  private static boolean unasked(String id, GatewayRefund refund, Facts facts) {
    return switch (refund.getOutcome()) {
      case UNKNOWN, DECLINED -> true;
      case SUCCEEDED -> {
        if (!facts.mayHaveRefunded(refund.getAmount().getAmount())) {
          yield false;
        }
        facts.refunded(id, refund.getRefundId(), refund.getAmount(), List.of());
        yield true;
      }
    };
  }
}
