package io.ikart.gateway;

import java.util.Map;

/**
 * Money paid back.
 *
 * @param id the gateway's id, {@code re_...}
 * @param intentId the payment intent it belongs to
 * @param amount minor units of the currency
 * @param currency ISO 4217 code in lower case
 * @param reason the shop's reason; empty when it gave none
 * @param metadata the shop's own words
 * @param created when it was made, in seconds since the epoch
 */
record Refund(
    String id,
    String intentId,
    long amount,
    String currency,
    String reason,
    Map<String, String> metadata,
    long created) {}
