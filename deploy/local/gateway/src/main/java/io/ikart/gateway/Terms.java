package io.ikart.gateway;

import java.util.Map;

/**
 * What a payment intent was asked to be; never changes.
 *
 * @param amount minor units of the currency
 * @param currency ISO 4217 code in lower case
 * @param captureMethod {@code manual}, {@code automatic} or {@code automatic_async}
 * @param multicapture whether it may be captured in several parts
 * @param metadata the shop's own words
 */
record Terms(
    long amount,
    String currency,
    String captureMethod,
    boolean multicapture,
    Map<String, String> metadata) {

  boolean capturedLater() {
    return captureMethod.equals("manual");
  }
}
