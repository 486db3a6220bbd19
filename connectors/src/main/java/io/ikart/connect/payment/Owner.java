package io.ikart.connect.payment;

/**
 * The payment of the shop that a payment intent of the gateway belongs to.
 *
 * @param paymentId empty when it belongs to none, or when nobody can tell
 * @param attempt the attempt, from 1; 0 when there is no payment
 * @param code why there is no payment: the connector's code; empty when there is one
 * @param worthAnotherTry whether asking again may give a clear answer soon
 */
public record Owner(String paymentId, int attempt, String code, boolean worthAnotherTry) {

  static Owner is(String paymentId, int attempt) {
    return new Owner(paymentId, attempt, "", false);
  }

  /** The gateway has no such payment intent, or it is somebody else's. */
  static Owner nobody() {
    return new Owner("", 0, "no_payment_of_this_shop", false);
  }

  /** The same as an unknown answer. */
  static Owner unknown(GatewayAnswer answer) {
    return new Owner("", 0, answer.code(), answer.worthAnotherTry());
  }
}
