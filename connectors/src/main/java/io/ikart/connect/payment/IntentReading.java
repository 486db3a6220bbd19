package io.ikart.connect.payment;

import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import io.ikart.schemas.Ids;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.payment.CaptureIntent;
import io.ikart.schemas.payment.GatewayIntentStatus;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Says what a payment intent the gateway answered with means. Only one that says so plainly is a
 * success; everything else is unknown.
 */
final class IntentReading {

  static final String MISMATCH = "gateway_answer_mismatch";

  private static final Pattern ATTEMPT = Pattern.compile("[1-9][0-9]{0,2}");

  private IntentReading() {}

  /** Meaning of the answer to a request to authorize {@code asked}. */
  static GatewayAnswer authorization(PaymentIntent intent, Money asked) {
    return switch (statusOf(intent)) {
      case "" -> GatewayAnswer.tryAgain("gateway_answer_unreadable");
      case "processing" -> GatewayAnswer.tryAgain("gateway_processing");
      case "requires_action" -> action(intent);
      case "requires_capture" ->
          isAsked(intent, asked)
              ? GatewayAnswer.succeeded(intent.getId())
              : GatewayAnswer.unclear(MISMATCH);
      default -> GatewayAnswer.unclear("gateway_status_" + intent.getStatus());
    };
  }

  private static GatewayAnswer action(PaymentIntent intent) {
    var url = actionUrl(intent);
    return url.isEmpty() || intent.getId() == null
        ? GatewayAnswer.unclear("gateway_status_requires_action")
        : GatewayAnswer.actionRequired(intent.getId(), url);
  }

  /** Meaning of the answer to a request to cancel the intent with this id. */
  static GatewayAnswer voiding(PaymentIntent intent, String intentId) {
    return isOver(intent, intentId)
        ? GatewayAnswer.succeeded(intentId)
        : GatewayAnswer.tryAgain(MISMATCH);
  }

  /** Whether nothing is authorized any more; of an intent captured in part, the rest. */
  static boolean isOver(PaymentIntent intent, String intentId) {
    boolean over =
        statusOf(intent).equals("canceled")
            || (statusOf(intent).equals("succeeded") && orZero(intent.getAmountCapturable()) == 0);
    return over && intentId.equals(intent.getId());
  }

  /** Meaning of the answer to a request to capture. */
  static GatewayAnswer capture(PaymentIntent intent, CaptureIntent asked) {
    var wanted =
        asked.getIsLast() ? List.of("succeeded") : List.of("succeeded", "requires_capture");
    boolean done =
        asked.getIntentId().equals(intent.getId())
            && wanted.contains(statusOf(intent))
            && inCurrency(intent, asked.getAmount())
            && orZero(intent.getAmountReceived()) >= asked.getAmount().getAmount();
    return done ? GatewayAnswer.succeeded(intent.getId()) : GatewayAnswer.unclear(MISMATCH);
  }

  /** What the books say, when {@code asked} was to be authorized. */
  static Finding finding(PaymentIntent intent, List<Refund> refunds, Money asked) {
    if (!isAsked(intent, asked)) {
      return Finding.unknown(GatewayAnswer.unclear(MISMATCH));
    }
    var status = meaning(statusOf(intent));
    var error = intent.getLastPaymentError();
    return new Finding(
        status,
        intent.getId(),
        status == GatewayIntentStatus.ACTION_REQUIRED ? actionUrl(intent) : "",
        orZero(intent.getAmountCapturable()),
        orZero(intent.getAmountReceived()),
        refunds.stream().map(RefundReading::known).toList(),
        status == GatewayIntentStatus.DECLINED && error != null
            ? Failures.declineCode(error.getCode(), error.getDeclineCode())
            : "",
        false);
  }

  /** Whose it is, by the metadata we gave it. */
  static Owner owner(PaymentIntent intent) {
    var metadata = intent.getMetadata() == null ? Map.<String, String>of() : intent.getMetadata();
    var paymentId = metadata.getOrDefault(StripeRequests.PAYMENT_ID, "");
    var attempt = metadata.getOrDefault(StripeRequests.ATTEMPT, "");
    return Ids.isValid(paymentId, "pay_", true) && ATTEMPT.matcher(attempt).matches()
        ? Owner.is(paymentId, Integer.parseInt(attempt))
        : Owner.nobody();
  }

  private static GatewayIntentStatus meaning(String status) {
    return switch (status) {
      case "requires_payment_method", "requires_confirmation" -> GatewayIntentStatus.DECLINED;
      case "requires_action" -> GatewayIntentStatus.ACTION_REQUIRED;
      case "processing" -> GatewayIntentStatus.PROCESSING;
      case "requires_capture" -> GatewayIntentStatus.AUTHORIZED;
      case "succeeded" -> GatewayIntentStatus.CAPTURED;
      case "canceled" -> GatewayIntentStatus.CANCELED;
      default -> GatewayIntentStatus.UNKNOWN;
    };
  }

  private static boolean isAsked(PaymentIntent intent, Money asked) {
    return intent.getId() != null
        && !intent.getId().isEmpty()
        && orZero(intent.getAmount()) == asked.getAmount()
        && inCurrency(intent, asked);
  }

  private static boolean inCurrency(PaymentIntent intent, Money asked) {
    return StripeRequests.currency(asked.getCurrency()).equals(intent.getCurrency());
  }

  private static String actionUrl(PaymentIntent intent) {
    var action = intent.getNextAction();
    var redirect = action == null ? null : action.getRedirectToUrl();
    return redirect == null || redirect.getUrl() == null ? "" : redirect.getUrl();
  }

  private static String statusOf(PaymentIntent intent) {
    return intent.getStatus() == null ? "" : intent.getStatus();
  }

  private static long orZero(Long amount) {
    return amount == null ? 0 : amount;
  }
}
