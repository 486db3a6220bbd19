package io.ikart.connect.payment;

import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.AutomaticPaymentMethods;
import com.stripe.param.PaymentIntentCreateParams.CaptureMethod;
import com.stripe.param.PaymentIntentCreateParams.PaymentMethodOptions;
import com.stripe.param.PaymentIntentCreateParams.PaymentMethodOptions.Card.RequestMulticapture;
import com.stripe.param.PaymentIntentSearchParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import io.ikart.schemas.payment.AuthorizeIntent;
import io.ikart.schemas.payment.CaptureIntent;
import io.ikart.schemas.payment.LookUpIntent;
import io.ikart.schemas.payment.RefundIntent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Intents as Stripe's API wants to hear them. The same intent always gives the same request. */
final class StripeRequests {

  /** Metadata a payment intent or refund of ours is found by. */
  static final String PAYMENT_ID = "payment_id";

  static final String ATTEMPT = "attempt";
  static final String OPERATION_ID = "operation_id";

  private static final long MOST_REFUNDS = 100;

  /** Enough to see that there is more than the one there should be. */
  private static final long MOST_FOUND = 2;

  private final String returnUrl;

  /**
   * @param returnUrl where shoppers come back to; empty when none may be sent away
   */
  StripeRequests(String returnUrl) {
    this.returnUrl = returnUrl;
  }

  PaymentIntentCreateParams authorize(AuthorizeIntent intent) {
    var request =
        PaymentIntentCreateParams.builder()
            .setAmount(intent.getAmount().getAmount())
            .setCurrency(currency(intent.getAmount().getCurrency()))
            .setPaymentMethod(intent.getPaymentToken())
            .setCaptureMethod(CaptureMethod.MANUAL)
            .setConfirm(true)
            .setPaymentMethodOptions(oneCapturePerShipment())
            .putAllMetadata(metadata(intent.getPaymentId(), intent.getAttempt(), "authorize"));
    var methods = AutomaticPaymentMethods.builder().setEnabled(true);
    if (returnUrl.isEmpty()) {
      return request
          .setAutomaticPaymentMethods(
              methods.setAllowRedirects(AutomaticPaymentMethods.AllowRedirects.NEVER).build())
          .setErrorOnRequiresAction(true)
          .build();
    }
    return request
        .setAutomaticPaymentMethods(methods.build())
        .setReturnUrl(returnUrlFor(intent.getPaymentId()))
        .build();
  }

  private static PaymentMethodOptions oneCapturePerShipment() {
    var card =
        PaymentMethodOptions.Card.builder()
            .setRequestMulticapture(RequestMulticapture.IF_AVAILABLE)
            .build();
    return PaymentMethodOptions.builder().setCard(card).build();
  }

  private String returnUrlFor(String paymentId) {
    char joint = returnUrl.indexOf('?') < 0 ? '?' : '&';
    return returnUrl
        + joint
        + "order="
        + URLEncoder.encode(order(paymentId), StandardCharsets.UTF_8);
  }

  PaymentIntentCaptureParams capture(CaptureIntent intent) {
    var request =
        PaymentIntentCaptureParams.builder().setAmountToCapture(intent.getAmount().getAmount());
    // Said only when it is not so: an account without several captures refuses the word itself.
    return intent.getIsLast() ? request.build() : request.setFinalCapture(false).build();
  }

  RefundCreateParams refund(RefundIntent intent) {
    return RefundCreateParams.builder()
        .setPaymentIntent(intent.getIntentId())
        .setAmount(intent.getAmount().getAmount())
        .putAllMetadata(metadata(intent.getPaymentId(), intent.getAttempt(), "refund"))
        .putMetadata(OPERATION_ID, intent.getOperationId())
        .build();
  }

  PaymentIntentSearchParams search(LookUpIntent intent) {
    var query =
        "metadata['%s']:'%s' AND metadata['%s']:'%d'"
            .formatted(PAYMENT_ID, intent.getPaymentId(), ATTEMPT, intent.getAttempt());
    return PaymentIntentSearchParams.builder().setQuery(query).setLimit(MOST_FOUND).build();
  }

  RefundListParams refundsOf(String intentId) {
    return RefundListParams.builder().setPaymentIntent(intentId).setLimit(MOST_REFUNDS).build();
  }

  private static Map<String, String> metadata(String paymentId, int attempt, String operation) {
    return Map.of(
        "order_id",
        order(paymentId),
        PAYMENT_ID,
        paymentId,
        ATTEMPT,
        Integer.toString(attempt),
        "operation",
        operation);
  }

  /** Payment and order of one checkout differ in the prefix only. */
  private static String order(String paymentId) {
    return "order_" + paymentId.substring("pay_".length());
  }

  /** Stripe writes currencies in lower case. */
  static String currency(String iso) {
    return iso.toLowerCase(Locale.ROOT);
  }
}
