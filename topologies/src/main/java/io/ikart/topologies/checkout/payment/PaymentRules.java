package io.ikart.topologies.checkout.payment;

import static io.ikart.topologies.kernel.Decision.accept;
import static io.ikart.topologies.kernel.Decision.nothingNew;

import io.ikart.schemas.payment.AuthorizationActionRequired;
import io.ikart.schemas.payment.AuthorizationResult;
import io.ikart.schemas.payment.AuthorizePayment;
import io.ikart.schemas.payment.GatewayOutcome;
import io.ikart.schemas.payment.Payment;
import io.ikart.schemas.payment.PaymentAttempt;
import io.ikart.schemas.payment.PaymentRequested;
import io.ikart.schemas.payment.PaymentState;
import io.ikart.schemas.payment.PaymentUnknown;
import io.ikart.schemas.payment.VoidPayment;
import io.ikart.schemas.payment.VoidResult;
import io.ikart.topologies.kernel.Context;
import io.ikart.topologies.kernel.Decision;
import java.util.List;

/**
 * What may happen to an attempt to pay. A result is known by its attempt; one that comes twice,
 * late or for an attempt that is over changes nothing.
 */
final class PaymentRules {

  static final int MAX_ATTEMPTS = 5;

  private PaymentRules() {}

  static Decision authorize(Payment payment, AuthorizePayment command, Context context) {
    boolean mayTry =
        payment == null
            || ((payment.getState() == PaymentState.DECLINED
                    || payment.getState() == PaymentState.EXPIRED)
                && command.getAttempt() == payment.getAttempts().size() + 1
                && command.getAttempt() <= MAX_ATTEMPTS);
    if (!mayTry) {
      return nothingNew();
    }
    return accept(
        new PaymentRequested(
            context.meta(),
            command.getOrderId(),
            command.getAttempt(),
            command.getAmount(),
            command.getPaymentToken(),
            context.command().getAggregateId() + ":authorize:" + command.getAttempt(),
            context.now().plus(Patience.RESULT_WITHIN)));
  }

  static Decision authorizationResult(
      Payment payment, AuthorizationResult result, Context context) {
    if (payment == null || !isLast(payment, result.getAttempt()) || !mayBeDecided(payment)) {
      return nothingNew();
    }
    var facts = new Facts(payment, context);
    return switch (result.getOutcome()) {
      case SUCCEEDED -> facts.authorized(result.getIntentId()).decision();
      case DECLINED -> facts.declined(result.getCode()).decision();
      case UNKNOWN ->
          payment.getState() == PaymentState.UNKNOWN
                  || payment.getState() == PaymentState.REQUIRES_ACTION
              ? nothingNew()
              : accept(
                  new PaymentUnknown(
                      context.meta(),
                      result.getAttempt(),
                      result.getCode(),
                      Patience.askAt(context.now(), 0)));
    };
  }

  static Decision actionRequired(
      Payment payment, AuthorizationActionRequired result, Context context) {
    boolean awaited =
        payment != null && isLast(payment, result.getAttempt()) && isUndecided(payment);
    return awaited
        ? new Facts(payment, context)
            .actionRequired(result.getIntentId(), result.getActionUrl())
            .decision()
        : nothingNew();
  }

  /**
   * Gives up what is authorized and not captured, once no capture is under way, and what the
   * shopper has not confirmed. What is still open is voided by its order when it succeeds late.
   */
  static Decision giveUp(Payment payment, VoidPayment command, Context context) {
    if (payment == null) {
      return nothingNew();
    }
    return switch (payment.getState()) {
      case AUTHORIZED, PARTIALLY_CAPTURED, REQUIRES_ACTION ->
          new Facts(payment, context).voidRequested(command.getReason()).decision();
      default -> nothingNew();
    };
  }

  static Decision voidResult(Payment payment, VoidResult result, Context context) {
    boolean awaited =
        payment != null
            && payment.getState() == PaymentState.VOIDING
            && isLast(payment, result.getAttempt());
    if (!awaited || result.getOutcome() == GatewayOutcome.UNKNOWN) {
      return nothingNew(); // the deadline asks again
    }
    var facts = new Facts(payment, context);
    if (result.getOutcome() == GatewayOutcome.SUCCEEDED) {
      return facts.nothingAuthorized().decision();
    }
    return payment.getAuthorized().getAmount() == 0
        ? facts.lookUp().decision() // the shopper may have been quicker
        : facts.review("void refused: " + result.getCode()).decision();
  }

  static PaymentAttempt last(Payment payment) {
    return last(payment.getAttempts());
  }

  static PaymentAttempt last(List<PaymentAttempt> attempts) {
    return attempts.get(attempts.size() - 1);
  }

  static boolean isLast(Payment payment, int attempt) {
    return last(payment).getAttempt() == attempt;
  }

  /** Whether an answer about the attempt itself is awaited. */
  static boolean isAwaited(PaymentState state) {
    return switch (state) {
      case PROCESSING, REQUIRES_ACTION, UNKNOWN, VOIDING -> true;
      default -> false;
    };
  }

  /** Whether nobody knows what the gateway made of the attempt: a review of a void does know. */
  static boolean isUndecided(Payment payment) {
    return switch (payment.getState()) {
      case PROCESSING, UNKNOWN -> true;
      case NEEDS_REVIEW -> payment.getAuthorized().getAmount() == 0 && payment.getCaptured() == 0;
      default -> false;
    };
  }

  /** Whether a plain yes or no of the gateway still counts. */
  static boolean mayBeDecided(Payment payment) {
    return isUndecided(payment) || payment.getState() == PaymentState.REQUIRES_ACTION;
  }

  /** Invariant 2 of the domain, for one payment. */
  static String flaw(Payment payment) {
    long authorized = payment.getAuthorized().getAmount();
    if (authorized < 0 || authorized + payment.getCaptured() > payment.getAmount().getAmount()) {
      return "authorized and captured more than asked in " + payment;
    }
    if (payment.getPendingCapture() < 0 || payment.getPendingRefund() < 0) {
      return "less than nothing is awaited in " + payment;
    }
    if (payment.getRefunded() + payment.getPendingRefund() > payment.getCaptured()) {
      return "refunded more than captured in " + payment;
    }
    if (!fits(payment, authorized)) {
      return "state and amounts do not fit in " + payment;
    }
    if (payment.getOpen() < 0 || payment.getReviews() < 0) {
      return "miscounted operations in " + payment;
    }
    return payment.getAttempts().size() <= MAX_ATTEMPTS ? "" : "too many attempts in " + payment;
  }

  private static boolean fits(Payment payment, long authorized) {
    return switch (payment.getState()) {
      case AUTHORIZED -> authorized > 0 && payment.getCaptured() == 0;
      case PARTIALLY_CAPTURED -> authorized > 0 && payment.getCaptured() > 0;
      case CAPTURED, PARTIALLY_REFUNDED, REFUNDED, CHARGED_BACK, CHARGEBACK_REVERSED ->
          authorized == 0 && payment.getCaptured() > 0;
      case CREATED, PROCESSING, UNKNOWN, REQUIRES_ACTION, DECLINED, EXPIRED, AUTH_EXPIRED, VOIDED ->
          authorized == 0 && payment.getCaptured() == 0;
      case VOIDING, NEEDS_REVIEW -> true;
    };
  }
}
