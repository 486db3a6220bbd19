package io.ikart.connect.payment;

import io.ikart.schemas.payment.GatewayOutcome;

/**
 * What one try at the gateway came to.
 *
 * @param outcome how it ended
 * @param intentId the gateway's id of the payment intent; empty when unknown
 * @param code why it did not succeed: the gateway's code for a decline, ours for an unknown outcome
 * @param worthAnotherTry whether the same call may give a clear answer soon; only when unknown
 */
public record GatewayAnswer(
    GatewayOutcome outcome, String intentId, String code, boolean worthAnotherTry) {

  /** The gateway did it. */
  static GatewayAnswer succeeded(String intentId) {
    return new GatewayAnswer(GatewayOutcome.SUCCEEDED, intentId, "", false);
  }

  /** The gateway will not do it. */
  static GatewayAnswer declined(String code) {
    return new GatewayAnswer(GatewayOutcome.DECLINED, "", code, false);
  }

  /** No clear answer, but there may be one soon. */
  static GatewayAnswer tryAgain(String code) {
    return new GatewayAnswer(GatewayOutcome.UNKNOWN, "", code, true);
  }

  /** No clear answer, and asking again at once would not help. */
  static GatewayAnswer unclear(String code) {
    return new GatewayAnswer(GatewayOutcome.UNKNOWN, "", code, false);
  }
}
