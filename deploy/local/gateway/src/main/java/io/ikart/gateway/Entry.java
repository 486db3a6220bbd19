package io.ikart.gateway;

import java.util.List;

/**
 * One line of the journal: what a request changed and what it was answered. Everything that is not
 * part of it is null.
 *
 * @param key idempotency key of the request
 * @param fingerprint hash of the request's path and parameters
 * @param status HTTP status of the answer; 0 when the request failed before it did anything, so
 *     that a repeat starts afresh
 * @param error what the answer says was wrong
 * @param intent the payment intent as the request left it
 * @param refund the refund it made
 * @param dispute the dispute as it left it
 * @param events what listeners must hear of
 * @param delivered id of an event that was taken by its listener
 * @param keysForgotten whether every key before this line is forgotten
 */
record Entry(
    String key,
    String fingerprint,
    int status,
    ApiError error,
    Intent intent,
    Refund refund,
    Dispute dispute,
    List<Event> events,
    String delivered,
    boolean keysForgotten) {

  /** What a request did. */
  static Entry of(Request request, Outcome outcome, List<Event> events) {
    return new Entry(
        request.key().isEmpty() ? null : request.key(),
        request.key().isEmpty() ? null : request.fingerprint(),
        outcome.status(),
        outcome.error(),
        outcome.intent(),
        outcome.refund(),
        outcome.dispute(),
        events.isEmpty() ? null : events,
        null,
        false);
  }

  /** A request that failed before it did anything. */
  static Entry failed(Request request) {
    return new Entry(
        request.key(), request.fingerprint(), 0, null, null, null, null, null, null, false);
  }

  /** An event that need not be sent again. */
  static Entry delivered(String eventId) {
    return new Entry(null, null, 0, null, null, null, null, null, eventId, false);
  }

  /** From here on no key is known. */
  static Entry forgotten() {
    return new Entry(null, null, 0, null, null, null, null, null, null, true);
  }

  /** The answer to give again. */
  Outcome outcome() {
    return new Outcome(status, error, intent, refund, dispute, List.of());
  }
}
