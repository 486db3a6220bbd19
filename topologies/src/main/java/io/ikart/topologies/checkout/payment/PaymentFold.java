package io.ikart.topologies.checkout.payment;

import io.ikart.schemas.common.Money;
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
import io.ikart.topologies.kernel.EditableParts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the facts make of a payment. */
final class PaymentFold {

  private PaymentFold() {}

  static Payment requested(Payment payment, PaymentRequested event, EditableParts parts) {
    List<PaymentAttempt> before = payment == null ? List.of() : payment.getAttempts();
    var attempts = new ArrayList<>(before);
    attempts.add(
        new PaymentAttempt(
            event.getAttempt(),
            PaymentState.PROCESSING,
            event.getIdempotencyKey(),
            event.getPaymentToken(),
            "",
            event.getMeta().getIssuedAt()));
    return new Payment(
        event.getMeta().getAggregateId(),
        event.getOrderId(),
        PaymentState.PROCESSING,
        event.getAmount(),
        nothing(event.getAmount()),
        attempts,
        Instant.EPOCH);
  }

  static Payment authorized(Payment payment, PaymentAuthorized event, EditableParts parts) {
    return moved(
        payment, PaymentState.AUTHORIZED, event.getAmount(), event.getIntentId(), Instant.EPOCH);
  }

  static Payment declined(Payment payment, PaymentDeclined event, EditableParts parts) {
    return moved(payment, PaymentState.DECLINED, nothing(payment.getAmount()), "", Instant.EPOCH);
  }

  static Payment unknown(Payment payment, PaymentUnknown event, EditableParts parts) {
    return moved(payment, PaymentState.UNKNOWN, payment.getAuthorized(), "", event.getAskAt());
  }

  static Payment asked(Payment payment, PaymentAsked event, EditableParts parts) {
    return new Payment(
        payment.getPaymentId(),
        payment.getOrderId(),
        payment.getState(),
        payment.getAmount(),
        payment.getAuthorized(),
        payment.getAttempts(),
        event.getAskAt());
  }

  static Payment reviewNeeded(Payment payment, PaymentReviewNeeded event, EditableParts parts) {
    return moved(
        payment,
        PaymentState.NEEDS_REVIEW,
        payment.getAuthorized(),
        PaymentRules.last(payment).getIntentId(),
        Instant.EPOCH);
  }

  static Payment voidRequested(Payment payment, PaymentVoidRequested event, EditableParts parts) {
    return moved(
        payment,
        PaymentState.VOIDING,
        payment.getAuthorized(),
        event.getIntentId(),
        event.getAskAt());
  }

  static Payment voided(Payment payment, PaymentVoided event, EditableParts parts) {
    return moved(
        payment,
        PaymentState.VOIDED,
        nothing(payment.getAmount()),
        PaymentRules.last(payment).getIntentId(),
        Instant.EPOCH);
  }

  private static Payment moved(
      Payment payment, PaymentState state, Money authorized, String intentId, Instant askAt) {
    var last = PaymentRules.last(payment);
    var attempts = new ArrayList<>(payment.getAttempts());
    attempts.set(
        attempts.size() - 1,
        new PaymentAttempt(
            last.getAttempt(),
            state,
            last.getIdempotencyKey(),
            last.getPaymentToken(),
            intentId,
            last.getRequestedAt()));
    return new Payment(
        payment.getPaymentId(),
        payment.getOrderId(),
        state,
        payment.getAmount(),
        authorized,
        attempts,
        askAt);
  }

  private static Money nothing(Money amount) {
    return new Money(0L, amount.getCurrency());
  }
}
