package io.ikart.topologies.checkout.payment;

import io.ikart.schemas.common.EventMeta;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.order.LineUnits;
import io.ikart.schemas.payment.Payment;
import io.ikart.schemas.payment.PaymentActionRequired;
import io.ikart.schemas.payment.PaymentAttemptExpired;
import io.ikart.schemas.payment.PaymentAuthorizationExpired;
import io.ikart.schemas.payment.PaymentAuthorized;
import io.ikart.schemas.payment.PaymentCaptureFailed;
import io.ikart.schemas.payment.PaymentCaptured;
import io.ikart.schemas.payment.PaymentDeclined;
import io.ikart.schemas.payment.PaymentLookedUp;
import io.ikart.schemas.payment.PaymentOperation;
import io.ikart.schemas.payment.PaymentRefundFailed;
import io.ikart.schemas.payment.PaymentRefunded;
import io.ikart.schemas.payment.PaymentReviewNeeded;
import io.ikart.schemas.payment.PaymentVoidRequested;
import io.ikart.schemas.payment.PaymentVoided;
import io.ikart.topologies.kernel.Context;
import io.ikart.topologies.kernel.Decision;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * The facts that follow from one message, in a row, with the sums as each leaves them: the
 * gateway's books may settle an authorization, captures and refunds at once. Each has the business
 * time of what was asked, as {@link AnswerTime} says. Used by one decision.
 */
final class Facts {

  private final Payment payment;
  private final Context context;
  private final List<SpecificRecord> events = new ArrayList<>();
  private long authorized;
  private long captured;
  private long refunded;
  private long pendingCapture;
  private long pendingRefund;
  private boolean givingUp;

  Facts(Payment payment, Context context) {
    this.payment = payment;
    this.context = context;
    this.authorized = payment.getAuthorized().getAmount();
    this.captured = payment.getCaptured();
    this.refunded = payment.getRefunded();
    this.pendingCapture = payment.getPendingCapture();
    this.pendingRefund = payment.getPendingRefund();
    this.givingUp = payment.getGivingUp();
  }

  /** The decision: what was to be given up after the last capture is given up now. */
  Decision decision() {
    if (givingUp && pendingCapture == 0 && authorized > 0) {
      voidRequested("nothing more is to be captured");
    }
    return events.isEmpty() ? Decision.nothingNew() : Decision.accept(events);
  }

  Facts add(SpecificRecord event) {
    events.add(event);
    return this;
  }

  long authorized() {
    return authorized;
  }

  long captured() {
    return captured;
  }

  long pendingCapture() {
    return pendingCapture;
  }

  /** What may still be refunded; what a bank took back is not refunded once more. */
  long refundable() {
    return captured - refunded - pendingRefund - payment.getChargedBack();
  }

  /** Whether so much more can have been refunded outside of what the shop asked for. */
  boolean mayHaveRefunded(long amount) {
    return amount > 0 && refunded + pendingRefund + amount <= captured;
  }

  Facts authorized(String intentId) {
    authorized = payment.getAmount().getAmount();
    return add(
        new PaymentAuthorized(
            ofAttempt(), payment.getOrderId(), attempt(), intentId, payment.getAmount()));
  }

  Facts declined(String code) {
    return add(new PaymentDeclined(ofAttempt(), payment.getOrderId(), attempt(), code));
  }

  Facts actionRequired(String intentId, String actionUrl) {
    return add(
        new PaymentActionRequired(
            ofAttempt(),
            payment.getOrderId(),
            attempt(),
            intentId,
            actionUrl,
            Patience.lookAt(context.now(), 0)));
  }

  /** What was reserved, or waited for the shopper, is so no longer. */
  Facts nothingAuthorized() {
    givingUp = false;
    if (authorized == 0 && captured == 0) {
      return add(new PaymentAttemptExpired(context.meta(), payment.getOrderId(), attempt()));
    }
    authorized = 0;
    return add(new PaymentVoided(context.meta(), payment.getOrderId(), attempt()));
  }

  /** The gateway gave up by itself what was reserved. */
  Facts authorizationExpired() {
    authorized = 0;
    givingUp = false;
    return add(new PaymentAuthorizationExpired(context.meta(), payment.getOrderId(), attempt()));
  }

  Facts voidRequested(String reason) {
    boolean postponed = pendingCapture > 0;
    if (postponed && givingUp) {
      return this;
    }
    givingUp = postponed;
    return add(
        new PaymentVoidRequested(
            context.meta(),
            attempt(),
            PaymentRules.last(payment).getIntentId(),
            reason,
            Patience.askAt(context.now(), 0),
            postponed));
  }

  Facts lookUp() {
    return add(
        new PaymentLookedUp(
            context.meta(), attempt(), Patience.lookAt(context.now(), payment.getLookedUp())));
  }

  /** A person must look at the payment. */
  Facts review(String reason) {
    return add(new PaymentReviewNeeded(context.meta(), attempt(), reason, ""));
  }

  /** As {@link #review}, unless a person must already, for the same reason. */
  Facts reviewOnce(String reason) {
    return payment.getReview().equals(reason) ? this : review(reason);
  }

  Facts reviewOf(PaymentOperation operation, String reason) {
    return add(
        new PaymentReviewNeeded(context.meta(), attempt(), reason, Operations.partOf(operation)));
  }

  Facts captured(PaymentOperation operation) {
    if (Operations.isPending(operation)) {
      pendingCapture -= operation.getAmount().getAmount();
    }
    return captured(
        of(operation), operation.getOperationId(), operation.getAmount(), operation.getIsLast());
  }

  Facts captured(String operationId, Money amount, boolean isLast) {
    return captured(context.meta(), operationId, amount, isLast);
  }

  private Facts captured(EventMeta meta, String operationId, Money amount, boolean isLast) {
    captured += amount.getAmount();
    authorized = isLast ? 0 : Math.max(0, authorized - amount.getAmount());
    return add(
        new PaymentCaptured(
            meta,
            payment.getOrderId(),
            attempt(),
            operationId,
            amount,
            money(captured),
            isLast || authorized == 0));
  }

  Facts captureFailed(PaymentOperation operation, String code) {
    if (Operations.isPending(operation)) {
      pendingCapture -= operation.getAmount().getAmount();
    }
    return captureFailed(of(operation), operation.getOperationId(), operation.getAmount(), code);
  }

  Facts captureFailed(String operationId, Money amount, String code) {
    return captureFailed(context.meta(), operationId, amount, code);
  }

  private Facts captureFailed(EventMeta meta, String operationId, Money amount, String code) {
    return add(
        new PaymentCaptureFailed(meta, payment.getOrderId(), attempt(), operationId, amount, code));
  }

  Facts refunded(PaymentOperation operation, String refundId) {
    if (Operations.isPending(operation)) {
      pendingRefund -= operation.getAmount().getAmount();
    }
    return refunded(
        of(operation),
        operation.getOperationId(),
        refundId,
        operation.getAmount(),
        operation.getLines());
  }

  Facts refunded(String operationId, String refundId, Money amount, List<LineUnits> lines) {
    return refunded(context.meta(), operationId, refundId, amount, lines);
  }

  private Facts refunded(
      EventMeta meta, String operationId, String refundId, Money amount, List<LineUnits> lines) {
    refunded += amount.getAmount();
    return add(
        new PaymentRefunded(
            meta,
            payment.getOrderId(),
            attempt(),
            operationId,
            refundId,
            amount,
            money(refunded),
            lines));
  }

  /** A refund was not made, or came back after it had been made. */
  Facts refundFailed(PaymentOperation operation, String code) {
    if (Operations.isPending(operation)) {
      pendingRefund -= operation.getAmount().getAmount();
    } else {
      refunded -= operation.getAmount().getAmount();
    }
    return refundFailed(of(operation), operation.getOperationId(), operation.getAmount(), code);
  }

  Facts refundFailed(String operationId, Money amount, String code) {
    return refundFailed(context.meta(), operationId, amount, code);
  }

  private Facts refundFailed(EventMeta meta, String operationId, Money amount, String code) {
    return add(
        new PaymentRefundFailed(
            meta, payment.getOrderId(), attempt(), operationId, amount, code, money(refunded)));
  }

  Money money(long amount) {
    return new Money(amount, payment.getAmount().getCurrency());
  }

  private EventMeta ofAttempt() {
    return AnswerTime.of(PaymentRules.last(payment), context.meta());
  }

  private EventMeta of(PaymentOperation asked) {
    return AnswerTime.of(asked, context.meta());
  }

  private int attempt() {
    return PaymentRules.last(payment).getAttempt();
  }
}
