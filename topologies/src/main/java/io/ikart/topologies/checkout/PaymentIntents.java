package io.ikart.topologies.checkout;

import io.ikart.schemas.payment.AuthorizeIntent;
import io.ikart.schemas.payment.CaptureIntent;
import io.ikart.schemas.payment.LookUpIntent;
import io.ikart.schemas.payment.OperationKind;
import io.ikart.schemas.payment.Payment;
import io.ikart.schemas.payment.PaymentAsked;
import io.ikart.schemas.payment.PaymentAttempt;
import io.ikart.schemas.payment.PaymentCaptureRequested;
import io.ikart.schemas.payment.PaymentLookedUp;
import io.ikart.schemas.payment.PaymentOperation;
import io.ikart.schemas.payment.PaymentRefundRequested;
import io.ikart.schemas.payment.PaymentRequested;
import io.ikart.schemas.payment.PaymentState;
import io.ikart.schemas.payment.PaymentVoidRequested;
import io.ikart.schemas.payment.RefundIntent;
import io.ikart.schemas.payment.VoidIntent;
import io.ikart.topologies.kernel.Reaction;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** What a payment asks of the gateway. Asked again, it is the same question under the same key. */
final class PaymentIntents {

  private PaymentIntents() {}

  static List<AuthorizeIntent> authorize(
      Payment payment, PaymentRequested event, Reaction reaction) {
    return List.of(authorizeIntent(payment, reaction));
  }

  static List<SpecificRecord> again(Payment payment, PaymentAsked event, Reaction reaction) {
    if (event.getOperations().isEmpty()) {
      return List.of(
          payment.getState() == PaymentState.VOIDING
              ? voidIntent(payment, reaction)
              : authorizeIntent(payment, reaction));
    }
    var intents = new ArrayList<SpecificRecord>();
    for (var part : event.getOperations()) {
      var operation = reaction.part(part, PaymentOperation.class).orElseThrow();
      intents.add(
          operation.getKind() == OperationKind.CAPTURE
              ? captureIntent(payment, operation, reaction)
              : refundIntent(payment, operation, reaction));
    }
    return intents;
  }

  static List<VoidIntent> giveUp(Payment payment, PaymentVoidRequested event, Reaction reaction) {
    return event.getPostponed() ? List.of() : List.of(voidIntent(payment, reaction));
  }

  static List<SpecificRecord> capture(
      Payment payment, PaymentCaptureRequested event, Reaction reaction) {
    return List.of(
        new CaptureIntent(
            reaction.to(payment.getPaymentId()),
            payment.getPaymentId(),
            event.getAttempt(),
            event.getIntentId(),
            event.getOperationId(),
            event.getAmount(),
            event.getIsLast(),
            event.getIdempotencyKey()));
  }

  static List<SpecificRecord> refund(
      Payment payment, PaymentRefundRequested event, Reaction reaction) {
    return List.of(
        new RefundIntent(
            reaction.to(payment.getPaymentId()),
            payment.getPaymentId(),
            event.getAttempt(),
            event.getIntentId(),
            event.getOperationId(),
            event.getAmount(),
            event.getIdempotencyKey()));
  }

  static List<LookUpIntent> lookUp(Payment payment, PaymentLookedUp event, Reaction reaction) {
    var attempt = last(payment);
    return List.of(
        new LookUpIntent(
            reaction.to(payment.getPaymentId()),
            payment.getPaymentId(),
            attempt.getAttempt(),
            attempt.getIntentId(),
            payment.getAmount()));
  }

  private static AuthorizeIntent authorizeIntent(Payment payment, Reaction reaction) {
    var attempt = last(payment);
    return new AuthorizeIntent(
        reaction.to(payment.getPaymentId()),
        payment.getPaymentId(),
        attempt.getAttempt(),
        payment.getAmount(),
        attempt.getPaymentToken(),
        attempt.getIdempotencyKey());
  }

  private static VoidIntent voidIntent(Payment payment, Reaction reaction) {
    var attempt = last(payment);
    return new VoidIntent(
        reaction.to(payment.getPaymentId()),
        payment.getPaymentId(),
        attempt.getAttempt(),
        attempt.getIntentId(),
        payment.getPaymentId() + ":void:" + attempt.getAttempt());
  }

  private static CaptureIntent captureIntent(
      Payment payment, PaymentOperation operation, Reaction reaction) {
    var attempt = last(payment);
    return new CaptureIntent(
        reaction.to(payment.getPaymentId()),
        payment.getPaymentId(),
        attempt.getAttempt(),
        attempt.getIntentId(),
        operation.getOperationId(),
        operation.getAmount(),
        operation.getIsLast(),
        operation.getIdempotencyKey());
  }

  private static RefundIntent refundIntent(
      Payment payment, PaymentOperation operation, Reaction reaction) {
    var attempt = last(payment);
    return new RefundIntent(
        reaction.to(payment.getPaymentId()),
        payment.getPaymentId(),
        attempt.getAttempt(),
        attempt.getIntentId(),
        operation.getOperationId(),
        operation.getAmount(),
        operation.getIdempotencyKey());
  }

  private static PaymentAttempt last(Payment payment) {
    return payment.getAttempts().get(payment.getAttempts().size() - 1);
  }
}
