package io.ikart.gateway;

import java.time.Duration;

/**
 * An answer of the gateway and how it is given.
 *
 * @param status HTTP status; 0 when there is no answer and the connection just ends
 * @param body JSON, or HTML for a shopper
 * @param replayed whether this is the stored answer to an earlier request with the same key
 * @param after time from the request to the answer
 * @param location where the caller is sent on to; empty when nowhere
 */
record Answer(int status, String body, boolean replayed, Duration after, String location) {

  static Answer of(int status, String body, Duration after) {
    return new Answer(status, body, false, after, "");
  }

  /** The stored answer to an earlier request. */
  Answer again() {
    return new Answer(status, body, true, after, location);
  }

  /** The same, lost on its way. */
  Answer lost() {
    return new Answer(0, "", false, after, "");
  }

  /** The same, so late that nobody waits for it any more. */
  Answer late(Duration late) {
    return new Answer(status, body, replayed, late, location);
  }
}
