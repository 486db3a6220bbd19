package io.ikart.connect.payment;

import io.ikart.schemas.payment.GatewayOutcome;

/**
 * What one try at the gateway came to.
 *
 * @param outcome how it ended
 * @param gatewayId the gateway's id of the payment intent, of a refund that of the refund; empty
 *     when unknown
 * @param code why it did not succeed: the gateway's code for a decline, ours for an unknown outcome
 * @param actionUrl where the shopper must go before the gateway decides; empty when nowhere
 * @param worthAnotherTry whether the same call may give a clear answer soon; only when unknown
 */
public record GatewayAnswer(
    GatewayOutcome outcome,
    String gatewayId,
    String code,
    String actionUrl,
    boolean worthAnotherTry) {

  /** The gateway did it. */
  static GatewayAnswer succeeded(String gatewayId) {
    return new GatewayAnswer(GatewayOutcome.SUCCEEDED, gatewayId, "", "", false);
  }

  /** The gateway will not do it. */
  static GatewayAnswer declined(String code) {
    return new GatewayAnswer(GatewayOutcome.DECLINED, "", code, "", false);
  }

  /** No clear answer, but there may be one soon. */
  static GatewayAnswer tryAgain(String code) {
    return new GatewayAnswer(GatewayOutcome.UNKNOWN, "", code, "", true);
  }

  /** No clear answer, and asking again at once would not help. */
  static GatewayAnswer unclear(String code) {
    return pending("", code);
  }

  /** The gateway took it and has not decided yet. */
  static GatewayAnswer pending(String gatewayId, String code) {
    return new GatewayAnswer(GatewayOutcome.UNKNOWN, gatewayId, code, "", false);
  }

  /** The shopper decides, at this address. */
  static GatewayAnswer actionRequired(String gatewayId, String actionUrl) {
    return new GatewayAnswer(
        GatewayOutcome.UNKNOWN, gatewayId, "requires_action", actionUrl, false);
  }
}
