package io.ikart.gateway;

/**
 * A shopper's bank wants the money back.
 *
 * @param id the gateway's id, {@code dp_...}
 * @param intentId the payment intent it is about
 * @param chargeId the charge of that intent
 * @param amount minor units of the currency
 * @param currency ISO 4217 code in lower case
 * @param status {@code needs_response}, {@code won} or {@code lost}
 * @param created when it was made, in seconds since the epoch
 */
record Dispute(
    String id,
    String intentId,
    String chargeId,
    long amount,
    String currency,
    String status,
    long created) {

  Dispute closed(String how) {
    return new Dispute(id, intentId, chargeId, amount, currency, how, created);
  }
}
