package io.ikart.topologies.checkout.payment;

import io.ikart.schemas.common.Money;
import io.ikart.schemas.payment.Payment;
import io.ikart.schemas.payment.PaymentActionRequired;
import io.ikart.schemas.payment.PaymentAsked;
import io.ikart.schemas.payment.PaymentAttempt;
import io.ikart.schemas.payment.PaymentAttemptExpired;
import io.ikart.schemas.payment.PaymentAuthorizationExpired;
import io.ikart.schemas.payment.PaymentAuthorized;
import io.ikart.schemas.payment.PaymentDeclined;
import io.ikart.schemas.payment.PaymentFound;
import io.ikart.schemas.payment.PaymentLookedUp;
import io.ikart.schemas.payment.PaymentOperation;
import io.ikart.schemas.payment.PaymentRequested;
import io.ikart.schemas.payment.PaymentReviewNeeded;
import io.ikart.schemas.payment.PaymentSettled;
import io.ikart.schemas.payment.PaymentState;
import io.ikart.schemas.payment.PaymentUnknown;
import io.ikart.schemas.payment.PaymentVoidRequested;
import io.ikart.schemas.payment.PaymentVoided;
import io.ikart.topologies.kernel.EditableParts;
import java.util.ArrayList;
import java.util.List;

/** What the facts about an attempt make of a payment. */
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
            event.getMeta().getIssuedAt(),
            event.getMeta().getOccurredAt()));
    return new Payment(
        event.getMeta().getAggregateId(),
        event.getOrderId(),
        PaymentState.PROCESSING,
        event.getAmount(),
        new Money(0L, event.getAmount().getCurrency()),
        attempts,
        event.getAskAt(),
        0L,
        0L,
        0L,
        0L,
        payment == null ? 0L : payment.getChargedBack(),
        0,
        0,
        0,
        false,
        payment == null ? "" : payment.getReview(),
        payment == null ? 0 : payment.getReviews());
  }

  static Payment authorized(Payment payment, PaymentAuthorized event, EditableParts parts) {
    return PaymentCopy.of(payment)
        .authorized(event.getAmount().getAmount())
        .intent(event.getIntentId())
        .state(PaymentState.AUTHORIZED)
        .review("")
        .build();
  }

  static Payment declined(Payment payment, PaymentDeclined event, EditableParts parts) {
    return PaymentCopy.of(payment).authorized(0).state(PaymentState.DECLINED).review("").build();
  }

  static Payment unknown(Payment payment, PaymentUnknown event, EditableParts parts) {
    return PaymentCopy.of(payment)
        .state(PaymentState.UNKNOWN)
        .waitingUntil(event.getAskAt())
        .build();
  }

  static Payment actionRequired(Payment payment, PaymentActionRequired event, EditableParts parts) {
    return PaymentCopy.of(payment)
        .intent(event.getIntentId())
        .state(PaymentState.REQUIRES_ACTION)
        .review("")
        .waitingUntil(event.getAskAt())
        .build();
  }

  static Payment asked(Payment payment, PaymentAsked event, EditableParts parts) {
    return PaymentCopy.of(payment)
        .asked(payment.getAsked() + 1)
        .waitingUntil(event.getAskAt())
        .build();
  }

  static Payment lookedUp(Payment payment, PaymentLookedUp event, EditableParts parts) {
    return PaymentCopy.of(payment)
        .lookedUp(payment.getLookedUp() + 1)
        .waitingUntil(event.getAskAt())
        .build();
  }

  static Payment found(Payment payment, PaymentFound event, EditableParts parts) {
    return PaymentCopy.of(payment).found().build();
  }

  static Payment reviewNeeded(Payment payment, PaymentReviewNeeded event, EditableParts parts) {
    if (!event.getPart().isEmpty()) {
      return ofOperation(payment, event, parts);
    }
    boolean open =
        PaymentRules.isAwaited(payment.getState())
            && event.getAttempt() == PaymentRules.last(payment).getAttempt();
    var copy = PaymentCopy.of(payment).review(event.getReason()).lookedUp(0);
    return (open ? copy.state(PaymentState.NEEDS_REVIEW) : copy).build();
  }

  private static Payment ofOperation(
      Payment payment, PaymentReviewNeeded event, EditableParts parts) {
    var operation = parts.part(event.getPart(), PaymentOperation.class).orElseThrow();
    parts.put(event.getPart(), PaymentOperation.newBuilder(operation).setReview(true).build());
    return PaymentCopy.of(payment)
        .open(Operations.isOpen(operation) ? -1 : 0)
        .reviews(operation.getReview() ? 0 : 1)
        .lookedUp(0)
        .build();
  }

  static Payment voidRequested(Payment payment, PaymentVoidRequested event, EditableParts parts) {
    if (event.getPostponed()) {
      return PaymentCopy.of(payment).givingUp(true).build();
    }
    return PaymentCopy.of(payment)
        .givingUp(false)
        .intent(event.getIntentId())
        .state(PaymentState.VOIDING)
        .waitingUntil(event.getAskAt())
        .build();
  }

  static Payment voided(Payment payment, PaymentVoided event, EditableParts parts) {
    return ended(payment, PaymentState.VOIDED);
  }

  static Payment attemptExpired(Payment payment, PaymentAttemptExpired event, EditableParts parts) {
    return ended(payment, PaymentState.EXPIRED);
  }

  static Payment authorizationExpired(
      Payment payment, PaymentAuthorizationExpired event, EditableParts parts) {
    return ended(payment, PaymentState.AUTH_EXPIRED);
  }

  private static Payment ended(Payment payment, PaymentState withoutMoney) {
    return PaymentCopy.of(payment)
        .authorized(0)
        .givingUp(false)
        .settled(withoutMoney)
        .review("")
        .build();
  }

  static Payment settled(Payment payment, PaymentSettled event, EditableParts parts) {
    if (event.getOperationId().isEmpty()) {
      return PaymentCopy.of(payment).review("").build();
    }
    var operation = parts.part(event.getOperationId(), PaymentOperation.class).orElseThrow();
    parts.put(
        event.getOperationId(), PaymentOperation.newBuilder(operation).setReview(false).build());
    return PaymentCopy.of(payment).reviews(operation.getReview() ? -1 : 0).build();
  }
}
