package io.ikart.topologies.checkout.payment;

import static io.ikart.topologies.kernel.Decision.accept;
import static io.ikart.topologies.kernel.Decision.nothingNew;

import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.payment.AuthorizationResult;
import io.ikart.schemas.payment.AuthorizePayment;
import io.ikart.schemas.payment.GatewayOutcome;
import io.ikart.schemas.payment.Payment;
import io.ikart.schemas.payment.PaymentAsked;
import io.ikart.schemas.payment.PaymentAttempt;
import io.ikart.schemas.payment.PaymentAuthorized;
import io.ikart.schemas.payment.PaymentDeclined;
import io.ikart.schemas.payment.PaymentRequested;
import io.ikart.schemas.payment.PaymentReviewNeeded;
import io.ikart.schemas.payment.PaymentState;
import io.ikart.schemas.payment.PaymentUnknown;
import io.ikart.schemas.payment.PaymentVoidRequested;
import io.ikart.schemas.payment.PaymentVoided;
import io.ikart.schemas.payment.VoidPayment;
import io.ikart.schemas.payment.VoidResult;
import io.ikart.topologies.kernel.Context;
import io.ikart.topologies.kernel.Decision;
import java.time.Duration;
import java.time.Instant;

/**
 * What may happen to a payment. A result is known by its attempt; one that comes twice, late or for
 * an attempt that is over changes nothing.
 */
final class PaymentRules {

  static final int MAX_ATTEMPTS = 5;

  /** Between two questions to a gateway that gave no answer. */
  static final Duration ASK_EVERY = Duration.ofSeconds(30);

  /**
   * Gateways forget idempotency keys after 24 hours (Stripe's API reference, "Idempotent
   * requests"); an hour is kept clear of that.
   */
  static final Duration KEY_LIFE = Duration.ofHours(23);

  private PaymentRules() {}

  static Decision authorize(Payment payment, AuthorizePayment command, Context context) {
    boolean mayTry =
        payment == null
            || (payment.getState() == PaymentState.DECLINED
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
            context.command().getAggregateId() + ":authorize:" + command.getAttempt()));
  }

  static Decision authorizationResult(
      Payment payment, AuthorizationResult result, Context context) {
    if (payment == null || !isOpen(payment, result.getAttempt())) {
      return nothingNew();
    }
    return switch (result.getOutcome()) {
      case SUCCEEDED ->
          accept(
              new PaymentAuthorized(
                  context.meta(),
                  payment.getOrderId(),
                  result.getAttempt(),
                  result.getIntentId(),
                  payment.getAmount()));
      case DECLINED ->
          accept(
              new PaymentDeclined(
                  context.meta(), payment.getOrderId(), result.getAttempt(), result.getCode()));
      case UNKNOWN ->
          payment.getState() == PaymentState.UNKNOWN
              ? nothingNew()
              : accept(
                  new PaymentUnknown(
                      context.meta(),
                      result.getAttempt(),
                      result.getCode(),
                      context.now().plus(ASK_EVERY)));
    };
  }

  /** Voids what is authorized; what is still open is voided by its order when it succeeds late. */
  static Decision cancel(Payment payment, VoidPayment command, Context context) {
    if (payment == null || payment.getState() != PaymentState.AUTHORIZED) {
      return nothingNew();
    }
    var attempt = last(payment);
    return accept(
        new PaymentVoidRequested(
            context.meta(),
            attempt.getAttempt(),
            attempt.getIntentId(),
            command.getReason(),
            context.now().plus(ASK_EVERY)));
  }

  static Decision voidResult(Payment payment, VoidResult result, Context context) {
    boolean awaited =
        payment != null
            && payment.getState() == PaymentState.VOIDING
            && last(payment).getAttempt() == result.getAttempt();
    if (!awaited || result.getOutcome() == GatewayOutcome.UNKNOWN) {
      return nothingNew(); // the deadline asks again
    }
    return result.getOutcome() == GatewayOutcome.SUCCEEDED
        ? accept(new PaymentVoided(context.meta(), payment.getOrderId(), result.getAttempt()))
        : accept(
            new PaymentReviewNeeded(
                context.meta(), result.getAttempt(), "void refused: " + result.getCode()));
  }

  /** Asks once more, with the same key while the gateway knows it; then a person must look. */
  static Decision askAgain(Payment payment, DeadlinePassed passed, Context context) {
    boolean due =
        payment != null
            && !payment.getAskAt().equals(Instant.EPOCH)
            && !payment.getAskAt().isAfter(context.now());
    if (!due) {
      return nothingNew();
    }
    var attempt = last(payment);
    boolean charging = payment.getState() != PaymentState.VOIDING; // a void names its intent
    if (charging && attempt.getRequestedAt().plus(KEY_LIFE).isBefore(context.now())) {
      return accept(
          new PaymentReviewNeeded(
              context.meta(), attempt.getAttempt(), "no answer while the gateway knew the key"));
    }
    return accept(
        new PaymentAsked(context.meta(), attempt.getAttempt(), context.now().plus(ASK_EVERY)));
  }

  static PaymentAttempt last(Payment payment) {
    return payment.getAttempts().get(payment.getAttempts().size() - 1);
  }

  /** Whether an answer still counts: a review of a void knows already what was authorized. */
  private static boolean isOpen(Payment payment, int attempt) {
    return last(payment).getAttempt() == attempt
        && payment.getAuthorized().getAmount() == 0
        && (payment.getState() == PaymentState.PROCESSING
            || payment.getState() == PaymentState.UNKNOWN
            || payment.getState() == PaymentState.NEEDS_REVIEW);
  }

  /** Invariant 2 of the domain, for one payment. */
  static String flaw(Payment payment) {
    long authorized = payment.getAuthorized().getAmount();
    boolean mustHave =
        payment.getState() == PaymentState.AUTHORIZED || payment.getState() == PaymentState.VOIDING;
    if (authorized < 0 || authorized > payment.getAmount().getAmount()) {
      return "authorized more than asked in " + payment;
    }
    boolean mustHaveNothing =
        payment.getState() == PaymentState.VOIDED || payment.getState() == PaymentState.DECLINED;
    if ((mustHave && authorized != payment.getAmount().getAmount())
        || (mustHaveNothing && authorized != 0)) {
      return "state and amount do not fit in " + payment;
    }
    return payment.getAttempts().size() <= MAX_ATTEMPTS ? "" : "too many attempts in " + payment;
  }
}
