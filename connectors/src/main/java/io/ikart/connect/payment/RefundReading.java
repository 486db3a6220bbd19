package io.ikart.connect.payment;

import com.stripe.model.Refund;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.payment.GatewayOutcome;
import io.ikart.schemas.payment.GatewayRefund;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Says what a refund the gateway answered with means. */
final class RefundReading {

  private RefundReading() {}

  /** Meaning of the answer to a request to refund {@code asked}. */
  static GatewayAnswer refund(Refund refund, Money asked) {
    boolean asAsked =
        refund.getId() != null
            && Objects.equals(refund.getAmount(), asked.getAmount())
            && StripeRequests.currency(asked.getCurrency()).equals(refund.getCurrency());
    if (!asAsked) {
      return GatewayAnswer.unclear(IntentReading.MISMATCH);
    }
    return switch (outcomeOf(refund)) {
      case SUCCEEDED -> GatewayAnswer.succeeded(refund.getId());
      case DECLINED ->
          GatewayAnswer.declined(
              refund.getFailureReason() == null ? "refund_failed" : refund.getFailureReason());
      case UNKNOWN -> GatewayAnswer.pending(refund.getId(), "refund_pending");
    };
  }

  /** A refund as the shop is told of it. */
  static GatewayRefund known(Refund refund) {
    Map<String, String> metadata = refund.getMetadata() == null ? Map.of() : refund.getMetadata();
    return new GatewayRefund(
        refund.getId(),
        metadata.getOrDefault(StripeRequests.OPERATION_ID, ""),
        new Money(refund.getAmount(), refund.getCurrency().toUpperCase(Locale.ROOT)),
        outcomeOf(refund));
  }

  private static GatewayOutcome outcomeOf(Refund refund) {
    return switch (String.valueOf(refund.getStatus())) {
      case "succeeded" -> GatewayOutcome.SUCCEEDED;
      case "failed", "canceled" -> GatewayOutcome.DECLINED;
      default -> GatewayOutcome.UNKNOWN;
    };
  }
}
