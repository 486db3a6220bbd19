package io.ikart.gateway;

import java.util.List;

/**
 * What a request came to.
 *
 * @param status HTTP status
 * @param error what was wrong; null when nothing was
 * @param intent the payment intent as it is now; null when the request is about none
 * @param refund the refund as it is now; null when the request is about none
 * @param dispute the dispute as it is now; null when the request is about none
 * @param events types of what happened
 */
record Outcome(
    int status,
    ApiError error,
    Intent intent,
    Refund refund,
    Dispute dispute,
    List<String> events) {

  static Outcome of(Intent intent, String... events) {
    return new Outcome(200, null, intent, null, null, List.of(events));
  }

  static Outcome of(Refund refund, Intent intent, String... events) {
    return new Outcome(200, null, intent, refund, null, List.of(events));
  }

  static Outcome of(Dispute dispute, String... events) {
    return new Outcome(200, null, null, null, dispute, List.of(events));
  }

  static Outcome declined(Intent intent, String... events) {
    var why = intent.trouble();
    var error = ApiError.declined(why.code(), why.declineCode());
    return new Outcome(error.status(), error, intent, null, null, List.of(events));
  }

  /** The gateway failed, and will say so whenever it is asked with the same key. */
  static Outcome broken() {
    var error = ApiError.broken();
    return new Outcome(error.status(), error, null, null, null, List.of());
  }

  /** The answer's JSON. */
  String body() {
    if (error != null) {
      return Wire.error(error, intent);
    }
    if (refund != null) {
      return Wire.text(Wire.refund(refund));
    }
    return Wire.text(dispute != null ? Wire.dispute(dispute) : Wire.intent(intent));
  }
}
