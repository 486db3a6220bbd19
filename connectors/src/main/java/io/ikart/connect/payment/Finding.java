package io.ikart.connect.payment;

import io.ikart.schemas.payment.GatewayIntentStatus;
import io.ikart.schemas.payment.GatewayRefund;
import java.util.List;

/**
 * What the gateway's books say of a payment intent.
 *
 * @param status where it stands; UNKNOWN when no clear answer was to be had
 * @param gatewayId the gateway's id of the payment intent; empty when it found none
 * @param actionUrl where the shopper must go; empty unless an action is required
 * @param capturable what is authorized and not captured, in minor units of the currency asked for
 * @param captured what was captured, in the same
 * @param refunds newest first, at most 100
 * @param code the gateway's code of a decline, ours when unknown; else empty
 * @param worthAnotherTry whether asking again may give a clear answer soon
 */
public record Finding(
    GatewayIntentStatus status,
    String gatewayId,
    String actionUrl,
    long capturable,
    long captured,
    List<GatewayRefund> refunds,
    String code,
    boolean worthAnotherTry) {

  /** The gateway has no such payment intent. */
  static Finding nothing() {
    return without(GatewayIntentStatus.NOT_FOUND, "", false);
  }

  /** The same as an unknown answer. */
  static Finding unknown(GatewayAnswer answer) {
    return without(GatewayIntentStatus.UNKNOWN, answer.code(), answer.worthAnotherTry());
  }

  private static Finding without(GatewayIntentStatus status, String code, boolean again) {
    return new Finding(status, "", "", 0, 0, List.of(), code, again);
  }
}
