package io.ikart.gateway;

/**
 * A payment intent as it was at one moment.
 *
 * @param id the gateway's id, {@code pi_...}
 * @param terms what was asked for
 * @param status where it stands
 * @param card the means of payment; empty when there is none yet
 * @param returnUrl where a shopper comes back to; empty when nowhere
 * @param received minor units captured so far
 * @param refunded minor units of them paid back
 * @param trouble why the last try failed; null when it did not
 * @param key idempotency key of the request that made it; empty when it had none
 * @param created when it was made, in seconds since the epoch
 */
record Intent(
    String id,
    Terms terms,
    Status status,
    String card,
    String returnUrl,
    long received,
    long refunded,
    Trouble trouble,
    String key,
    long created) {

  /** Where an intent stands; in lower case these are the gateway's own words. */
  enum Status {
    REQUIRES_PAYMENT_METHOD,
    REQUIRES_CONFIRMATION,
    REQUIRES_ACTION,
    REQUIRES_CAPTURE,
    SUCCEEDED,
    CANCELED
  }

  /**
   * Why a bank said no.
   *
   * @param code the gateway's code
   * @param declineCode the bank's reason; empty when the code says it all
   */
  record Trouble(String code, String declineCode) {}

  /** What may still be captured, in minor units. */
  long capturable() {
    return status == Status.REQUIRES_CAPTURE ? terms.amount() - received : 0;
  }

  /** What may still be refunded, in minor units. */
  long refundable() {
    return received - refunded;
  }

  /** Whether money of the shopper's was ever reserved or taken. */
  boolean wasCharged() {
    return status == Status.REQUIRES_CAPTURE
        || status == Status.SUCCEEDED
        || (status == Status.CANCELED && trouble == null && !card.isEmpty());
  }

  /** Its charge's id. */
  String chargeId() {
    return "ch_" + id.substring("pi_".length());
  }

  Intent with(Status now) {
    return new Intent(id, terms, now, card, returnUrl, received, refunded, trouble, key, created);
  }

  Intent paidWith(String means, String backTo) {
    return new Intent(id, terms, status, means, backTo, received, refunded, null, key, created);
  }

  Intent failed(Trouble why) {
    return new Intent(
        id,
        terms,
        Status.REQUIRES_PAYMENT_METHOD,
        card,
        returnUrl,
        received,
        refunded,
        why,
        key,
        created);
  }

  Intent captured(long more, Status now) {
    return new Intent(
        id, terms, now, card, returnUrl, received + more, refunded, trouble, key, created);
  }

  Intent refunded(long more) {
    return new Intent(
        id, terms, status, card, returnUrl, received, refunded + more, trouble, key, created);
  }
}
