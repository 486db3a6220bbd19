package io.ikart.gateway;

/**
 * A payment intent as it was at one moment.
 *
 * @param id the gateway's id, {@code pi_...}
 * @param amount minor units of the currency
 * @param currency ISO 4217 code in lower case
 * @param token the means of payment
 * @param status where it stands
 * @param paymentId the shop's id of the payment; empty when the shop gave none
 * @param key idempotency key of the request that made it
 * @param created when it was made, in seconds since the epoch
 */
record Intent(
    String id,
    long amount,
    String currency,
    String token,
    Status status,
    String paymentId,
    String key,
    long created) {

  /** Where an intent stands. The names are the gateway's own. */
  enum Status {
    /** Authorized, not captured. */
    REQUIRES_CAPTURE("requires_capture"),
    /** Declined. */
    REQUIRES_PAYMENT_METHOD("requires_payment_method"),
    /** Voided. */
    CANCELED("canceled");

    private final String wire;

    Status(String wire) {
      this.wire = wire;
    }

    /** Its name in requests and answers. */
    String wire() {
      return wire;
    }
  }

  Intent canceled() {
    return new Intent(id, amount, currency, token, Status.CANCELED, paymentId, key, created);
  }
}
