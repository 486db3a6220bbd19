package io.ikart.schemas.topic;

import static io.ikart.schemas.topic.Topic.Group.CHECKOUT;
import static io.ikart.schemas.topic.Topic.Keep.A_WEEK;
import static io.ikart.schemas.topic.Topic.Keep.FOR_EVER;

import io.ikart.schemas.payment.AuthorizationActionRequired;
import io.ikart.schemas.payment.AuthorizationResult;
import io.ikart.schemas.payment.AuthorizeIntent;
import io.ikart.schemas.payment.CaptureIntent;
import io.ikart.schemas.payment.CaptureResult;
import io.ikart.schemas.payment.LocateGatewayEventIntent;
import io.ikart.schemas.payment.LookUpIntent;
import io.ikart.schemas.payment.LookUpResult;
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
import io.ikart.schemas.payment.PaymentUnknown;
import io.ikart.schemas.payment.PaymentVoidRequested;
import io.ikart.schemas.payment.PaymentVoided;
import io.ikart.schemas.payment.RefundIntent;
import io.ikart.schemas.payment.RefundResult;
import io.ikart.schemas.payment.VoidIntent;
import io.ikart.schemas.payment.VoidResult;
import java.util.List;

/** Payments, by the ULID of their cart, and what gateways are asked and answer. */
public final class PaymentTopics {

  public static final Topic PAYMENT_EVENTS =
      new Topic(
          "payment.events",
          CHECKOUT,
          FOR_EVER,
          "checkout",
          List.of(
              PaymentRequested.class,
              PaymentAuthorized.class,
              PaymentDeclined.class,
              PaymentUnknown.class,
              PaymentAsked.class,
              PaymentReviewNeeded.class,
              PaymentVoidRequested.class,
              PaymentActionRequired.class,
              PaymentAttemptExpired.class,
              PaymentAuthorizationExpired.class,
              PaymentCaptureRequested.class,
              PaymentCaptured.class,
              PaymentCaptureFailed.class,
              PaymentRefundRequested.class,
              PaymentRefunded.class,
              PaymentRefundFailed.class,
              PaymentChargedBack.class,
              PaymentChargebackReversed.class,
              PaymentLookedUp.class,
              PaymentFound.class,
              PaymentSettled.class,
              PaymentVoided.class),
          Keys::ofEvent);

  /** What the gateway connector is to do. */
  public static final Topic PAYMENT_INTENTS =
      new Topic(
          "payment.intents",
          CHECKOUT,
          A_WEEK,
          "checkout, edge",
          List.of(
              AuthorizeIntent.class,
              VoidIntent.class,
              CaptureIntent.class,
              RefundIntent.class,
              LookUpIntent.class,
              LocateGatewayEventIntent.class),
          Keys::ofCommand);

  /** What the gateway connector found. */
  public static final Topic PAYMENT_RESULTS =
      new Topic(
          "payment.results",
          CHECKOUT,
          A_WEEK,
          "connectors",
          List.of(
              AuthorizationResult.class,
              AuthorizationActionRequired.class,
              VoidResult.class,
              CaptureResult.class,
              RefundResult.class,
              LookUpResult.class),
          Keys::ofCommand);

  private PaymentTopics() {}
}
