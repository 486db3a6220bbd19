package io.ikart.topologies.checkout;

import io.ikart.schemas.order.RecordOrderActionRequired;
import io.ikart.schemas.order.RecordOrderAuthorized;
import io.ikart.schemas.order.RecordOrderCaptureFailed;
import io.ikart.schemas.order.RecordOrderCaptured;
import io.ikart.schemas.order.RecordOrderChargeback;
import io.ikart.schemas.order.RecordOrderDeclined;
import io.ikart.schemas.order.RecordOrderRefundFailed;
import io.ikart.schemas.order.RecordOrderRefunded;
import io.ikart.schemas.order.RecordOrderVoided;
import io.ikart.schemas.payment.Payment;
import io.ikart.schemas.payment.PaymentActionRequired;
import io.ikart.schemas.payment.PaymentAsked;
import io.ikart.schemas.payment.PaymentAttemptExpired;
import io.ikart.schemas.payment.PaymentAuthorizationExpired;
import io.ikart.schemas.payment.PaymentAuthorized;
import io.ikart.schemas.payment.PaymentCaptureFailed;
import io.ikart.schemas.payment.PaymentCaptureRequested;
import io.ikart.schemas.payment.PaymentCaptured;
import io.ikart.schemas.payment.PaymentChargebackReversed;
import io.ikart.schemas.payment.PaymentChargedBack;
import io.ikart.schemas.payment.PaymentDeclined;
import io.ikart.schemas.payment.PaymentLookedUp;
import io.ikart.schemas.payment.PaymentRefundFailed;
import io.ikart.schemas.payment.PaymentRefundRequested;
import io.ikart.schemas.payment.PaymentRefunded;
import io.ikart.schemas.payment.PaymentRequested;
import io.ikart.schemas.payment.PaymentVoidRequested;
import io.ikart.schemas.payment.PaymentVoided;
import io.ikart.schemas.returns.RecordReturnRefundFailed;
import io.ikart.schemas.returns.RecordReturnRefunded;
import io.ikart.topologies.kernel.Policies;
import io.ikart.topologies.kernel.Reaction;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.avro.specific.SpecificRecord;

/** What a payment asks of the gateway, and tells its order and its returns. */
public final class PaymentPolicies {

  public static final Policies<Payment> PAYMENT =
      Policies.of(Payment.class)
          .on(PaymentRequested.class, PaymentIntents::authorize)
          .on(PaymentAsked.class, PaymentIntents::again)
          .on(PaymentVoidRequested.class, PaymentIntents::giveUp)
          .on(PaymentCaptureRequested.class, PaymentIntents::capture)
          .on(PaymentRefundRequested.class, PaymentIntents::refund)
          .on(PaymentLookedUp.class, PaymentIntents::lookUp)
          .on(PaymentActionRequired.class, PaymentPolicies::tellActionRequired)
          .on(PaymentAuthorized.class, PaymentPolicies::tellAuthorized)
          .on(PaymentDeclined.class, PaymentPolicies::tellDeclined)
          .on(PaymentAttemptExpired.class, PaymentPolicies::tellAttemptExpired)
          .on(PaymentAuthorizationExpired.class, PaymentPolicies::tellAuthorizationExpired)
          .on(PaymentVoided.class, PaymentPolicies::tellVoided)
          .on(PaymentCaptured.class, PaymentPolicies::tellCaptured)
          .on(PaymentCaptureFailed.class, PaymentPolicies::tellCaptureFailed)
          .on(PaymentRefunded.class, PaymentPolicies::tellRefunded)
          .on(PaymentRefunded.class, PaymentPolicies::tellReturnRefunded)
          .on(PaymentRefundFailed.class, PaymentPolicies::tellRefundFailed)
          .on(PaymentRefundFailed.class, PaymentPolicies::tellReturnRefundFailed)
          .on(PaymentChargedBack.class, PaymentPolicies::tellChargedBack)
          .on(PaymentChargebackReversed.class, PaymentPolicies::tellChargebackReversed);

  /** A return's refund is named after it, with a number of its own behind. */
  private static final Pattern RETURN =
      Pattern.compile("(ret_[0-9A-Z]{26}-[0-9]+-[0-9]+)(?:[^0-9].*)?");

  private PaymentPolicies() {}

  private static List<RecordOrderAuthorized> tellAuthorized(
      Payment payment, PaymentAuthorized event, Reaction reaction) {
    return List.of(
        new RecordOrderAuthorized(
            reaction.to(event.getOrderId()), payment.getPaymentId(), event.getAttempt()));
  }

  private static List<RecordOrderActionRequired> tellActionRequired(
      Payment payment, PaymentActionRequired event, Reaction reaction) {
    return List.of(
        new RecordOrderActionRequired(
            reaction.to(event.getOrderId()),
            payment.getPaymentId(),
            event.getAttempt(),
            event.getActionUrl()));
  }

  private static List<RecordOrderDeclined> tellDeclined(
      Payment payment, PaymentDeclined event, Reaction reaction) {
    return List.of(
        new RecordOrderDeclined(
            reaction.to(event.getOrderId()),
            payment.getPaymentId(),
            event.getAttempt(),
            event.getCode()));
  }

  /** To an order, a shopper who did not answer their bank is an attempt that was declined. */
  private static List<RecordOrderDeclined> tellAttemptExpired(
      Payment payment, PaymentAttemptExpired event, Reaction reaction) {
    return List.of(
        new RecordOrderDeclined(
            reaction.to(event.getOrderId()),
            payment.getPaymentId(),
            event.getAttempt(),
            "authentication_expired"));
  }

  private static List<RecordOrderVoided> tellVoided(
      Payment payment, PaymentVoided event, Reaction reaction) {
    return List.of(new RecordOrderVoided(reaction.to(event.getOrderId()), payment.getPaymentId()));
  }

  private static List<RecordOrderVoided> tellAuthorizationExpired(
      Payment payment, PaymentAuthorizationExpired event, Reaction reaction) {
    return List.of(new RecordOrderVoided(reaction.to(event.getOrderId()), payment.getPaymentId()));
  }

  private static List<RecordOrderCaptured> tellCaptured(
      Payment payment, PaymentCaptured event, Reaction reaction) {
    return List.of(
        new RecordOrderCaptured(
            reaction.to(event.getOrderId()),
            payment.getPaymentId(),
            event.getOperationId(),
            event.getAmount(),
            event.getCaptured(),
            event.getIsLast()));
  }

  private static List<RecordOrderCaptureFailed> tellCaptureFailed(
      Payment payment, PaymentCaptureFailed event, Reaction reaction) {
    return List.of(
        new RecordOrderCaptureFailed(
            reaction.to(event.getOrderId()),
            payment.getPaymentId(),
            event.getOperationId(),
            event.getAmount(),
            event.getCode()));
  }

  private static List<RecordOrderRefunded> tellRefunded(
      Payment payment, PaymentRefunded event, Reaction reaction) {
    return List.of(
        new RecordOrderRefunded(
            reaction.to(event.getOrderId()),
            payment.getPaymentId(),
            event.getOperationId(),
            event.getAmount(),
            event.getRefunded(),
            event.getLines()));
  }

  private static List<RecordOrderRefundFailed> tellRefundFailed(
      Payment payment, PaymentRefundFailed event, Reaction reaction) {
    return List.of(
        new RecordOrderRefundFailed(
            reaction.to(event.getOrderId()),
            payment.getPaymentId(),
            event.getOperationId(),
            event.getAmount(),
            event.getCode(),
            event.getRefunded()));
  }

  private static List<SpecificRecord> tellReturnRefunded(
      Payment payment, PaymentRefunded event, Reaction reaction) {
    return returnOf(event.getOperationId())
        .<List<SpecificRecord>>map(
            id ->
                List.of(
                    new RecordReturnRefunded(
                        reaction.to(id), event.getOperationId(), event.getAmount())))
        .orElse(List.of());
  }

  private static List<SpecificRecord> tellReturnRefundFailed(
      Payment payment, PaymentRefundFailed event, Reaction reaction) {
    return returnOf(event.getOperationId())
        .<List<SpecificRecord>>map(
            id ->
                List.of(
                    new RecordReturnRefundFailed(
                        reaction.to(id), event.getOperationId(), event.getCode())))
        .orElse(List.of());
  }

  private static Optional<String> returnOf(String operationId) {
    var named = RETURN.matcher(operationId);
    return named.matches() ? Optional.of(named.group(1)) : Optional.empty();
  }

  private static List<RecordOrderChargeback> tellChargedBack(
      Payment payment, PaymentChargedBack event, Reaction reaction) {
    return List.of(
        new RecordOrderChargeback(
            reaction.to(event.getOrderId()),
            payment.getPaymentId(),
            event.getDisputeId(),
            event.getAmount(),
            false));
  }

  private static List<RecordOrderChargeback> tellChargebackReversed(
      Payment payment, PaymentChargebackReversed event, Reaction reaction) {
    return List.of(
        new RecordOrderChargeback(
            reaction.to(event.getOrderId()),
            payment.getPaymentId(),
            event.getDisputeId(),
            event.getAmount(),
            true));
  }
}
