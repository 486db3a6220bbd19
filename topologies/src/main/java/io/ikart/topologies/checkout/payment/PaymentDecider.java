package io.ikart.topologies.checkout.payment;

import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.payment.AuthorizationActionRequired;
import io.ikart.schemas.payment.AuthorizationResult;
import io.ikart.schemas.payment.AuthorizePayment;
import io.ikart.schemas.payment.CapturePayment;
import io.ikart.schemas.payment.CaptureResult;
import io.ikart.schemas.payment.GatewayEventReceived;
import io.ikart.schemas.payment.LookUpResult;
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
import io.ikart.schemas.payment.PaymentFound;
import io.ikart.schemas.payment.PaymentLookedUp;
import io.ikart.schemas.payment.PaymentRefundFailed;
import io.ikart.schemas.payment.PaymentRefundRequested;
import io.ikart.schemas.payment.PaymentRefunded;
import io.ikart.schemas.payment.PaymentRequested;
import io.ikart.schemas.payment.PaymentReviewNeeded;
import io.ikart.schemas.payment.PaymentSettled;
import io.ikart.schemas.payment.PaymentState;
import io.ikart.schemas.payment.PaymentUnknown;
import io.ikart.schemas.payment.PaymentVoidRequested;
import io.ikart.schemas.payment.PaymentVoided;
import io.ikart.schemas.payment.RefundPayment;
import io.ikart.schemas.payment.RefundResult;
import io.ikart.schemas.payment.SettlePayment;
import io.ikart.schemas.payment.VoidPayment;
import io.ikart.schemas.payment.VoidResult;
import io.ikart.topologies.kernel.Decider;

/**
 * The payment of one order: attempts and sums in the root, each capture, refund and chargeback a
 * part. Its events and parts are the ledger.
 */
public final class PaymentDecider {

  public static final Decider<Payment> PAYMENT =
      Decider.of("payment", Payment.class, "pay_")
          .on(AuthorizePayment.class, PaymentRules::authorize)
          .on(AuthorizationResult.class, PaymentRules::authorizationResult)
          .on(AuthorizationActionRequired.class, PaymentRules::actionRequired)
          .on(VoidPayment.class, PaymentRules::giveUp)
          .on(VoidResult.class, PaymentRules::voidResult)
          .on(CapturePayment.class, CaptureRules::capture)
          .on(CaptureResult.class, CaptureRules::result)
          .onceForEver(RefundPayment.class, RefundRules::refund)
          .on(RefundResult.class, RefundRules::result)
          .on(LookUpResult.class, LookUpRules::found)
          .on(GatewayEventReceived.class, GatewayEventRules::received)
          .on(SettlePayment.class, SettleRules::settle)
          .on(DeadlinePassed.class, AskRules::askAgain)
          .when(PaymentRequested.class, PaymentFold::requested)
          .when(PaymentAuthorized.class, PaymentFold::authorized)
          .when(PaymentDeclined.class, PaymentFold::declined)
          .when(PaymentUnknown.class, PaymentFold::unknown)
          .when(PaymentActionRequired.class, PaymentFold::actionRequired)
          .when(PaymentAttemptExpired.class, PaymentFold::attemptExpired)
          .when(PaymentAuthorizationExpired.class, PaymentFold::authorizationExpired)
          .when(PaymentAsked.class, PaymentFold::asked)
          .when(PaymentLookedUp.class, PaymentFold::lookedUp)
          .when(PaymentFound.class, PaymentFold::found)
          .when(PaymentReviewNeeded.class, PaymentFold::reviewNeeded)
          .when(PaymentSettled.class, PaymentFold::settled)
          .when(PaymentVoidRequested.class, PaymentFold::voidRequested)
          .when(PaymentVoided.class, PaymentFold::voided)
          .when(PaymentCaptureRequested.class, OperationFold::captureRequested)
          .when(PaymentCaptured.class, OperationFold::captured)
          .when(PaymentCaptureFailed.class, OperationFold::captureFailed)
          .when(PaymentRefundRequested.class, OperationFold::refundRequested)
          .when(PaymentRefunded.class, OperationFold::refunded)
          .when(PaymentRefundFailed.class, OperationFold::refundFailed)
          .when(PaymentChargedBack.class, OperationFold::chargedBack)
          .when(PaymentChargebackReversed.class, OperationFold::chargebackReversed)
          .waitingUntil(Payment::getAskAt)
          .needingReview(PaymentDecider::review)
          .flawless(PaymentRules::flaw);

  private PaymentDecider() {}

  /** Why staff must look at a payment; empty when nobody must. */
  private static String review(Payment payment) {
    if (payment.getState() == PaymentState.NEEDS_REVIEW || !payment.getReview().isEmpty()) {
      return payment.getReview().isEmpty() ? "needs review" : payment.getReview();
    }
    return payment.getReviews() > 0
        ? "captures or refunds to look at: " + payment.getReviews()
        : "";
  }
}
