package io.ikart.topologies.checkout;

import io.ikart.schemas.order.RecordOrderAuthorized;
import io.ikart.schemas.order.RecordOrderDeclined;
import io.ikart.schemas.order.RecordOrderVoided;
import io.ikart.schemas.payment.AuthorizeIntent;
import io.ikart.schemas.payment.Payment;
import io.ikart.schemas.payment.PaymentAsked;
import io.ikart.schemas.payment.PaymentAttempt;
import io.ikart.schemas.payment.PaymentAuthorized;
import io.ikart.schemas.payment.PaymentDeclined;
import io.ikart.schemas.payment.PaymentRequested;
import io.ikart.schemas.payment.PaymentState;
import io.ikart.schemas.payment.PaymentVoidRequested;
import io.ikart.schemas.payment.PaymentVoided;
import io.ikart.schemas.payment.VoidIntent;
import io.ikart.topologies.kernel.Policies;
import io.ikart.topologies.kernel.Reaction;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** What a payment asks of the gateway, and tells its order. */
public final class PaymentPolicies {

  public static final Policies<Payment> PAYMENT =
      Policies.of(Payment.class)
          .on(PaymentRequested.class, PaymentPolicies::askGateway)
          .on(PaymentAsked.class, PaymentPolicies::askGatewayAgain)
          .on(PaymentVoidRequested.class, PaymentPolicies::voidAtGateway)
          .on(PaymentAuthorized.class, PaymentPolicies::tellAuthorized)
          .on(PaymentDeclined.class, PaymentPolicies::tellDeclined)
          .on(PaymentVoided.class, PaymentPolicies::tellVoided);

  private PaymentPolicies() {}

  private static List<AuthorizeIntent> askGateway(
      Payment payment, PaymentRequested event, Reaction reaction) {
    return List.of(authorizeIntent(payment, reaction));
  }

  private static List<SpecificRecord> askGatewayAgain(
      Payment payment, PaymentAsked event, Reaction reaction) {
    return List.of(
        payment.getState() == PaymentState.VOIDING
            ? voidIntent(payment, reaction)
            : authorizeIntent(payment, reaction));
  }

  private static List<VoidIntent> voidAtGateway(
      Payment payment, PaymentVoidRequested event, Reaction reaction) {
    return List.of(voidIntent(payment, reaction));
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

  private static List<RecordOrderAuthorized> tellAuthorized(
      Payment payment, PaymentAuthorized event, Reaction reaction) {
    return List.of(
        new RecordOrderAuthorized(
            reaction.to(event.getOrderId()), payment.getPaymentId(), event.getAttempt()));
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

  private static List<RecordOrderVoided> tellVoided(
      Payment payment, PaymentVoided event, Reaction reaction) {
    return List.of(new RecordOrderVoided(reaction.to(event.getOrderId()), payment.getPaymentId()));
  }

  private static PaymentAttempt last(Payment payment) {
    return payment.getAttempts().get(payment.getAttempts().size() - 1);
  }
}
