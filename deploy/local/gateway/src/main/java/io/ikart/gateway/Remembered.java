package io.ikart.gateway;

/**
 * What the gateway must not forget: one line of the journal.
 *
 * @param key idempotency key of the request
 * @param fingerprint hash of the request's path and parameters
 * @param intent the intent as the request left it; null when the request failed before it did
 *     anything, so that a repeat starts afresh
 */
record Remembered(String key, String fingerprint, Intent intent) {

  /** Whether there is an answer to give again. */
  boolean answered() {
    return intent != null;
  }
}
