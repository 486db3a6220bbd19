package io.ikart.gateway;

/**
 * Why a request was not done, as Stripe says it.
 *
 * @param status HTTP status
 * @param type family of errors, for example {@code card_error}
 * @param code the exact one; empty when the type says it all
 * @param declineCode the bank's reason; empty unless a bank declined
 * @param param the parameter it is about; empty when none
 * @param message for people
 */
record ApiError(
    int status, String type, String code, String declineCode, String param, String message) {

  private static final String INVALID = "invalid_request_error";

  static ApiError invalid(String code, String param, String message) {
    return new ApiError(400, INVALID, code, "", param, message);
  }

  static ApiError missing(String param, String message) {
    return new ApiError(404, INVALID, "resource_missing", "", param, message);
  }

  static ApiError declined(String code, String declineCode) {
    return new ApiError(402, "card_error", code, declineCode, "", "Your card was declined.");
  }

  static ApiError unexpectedState(String message) {
    return invalid("payment_intent_unexpected_state", "", message);
  }

  static ApiError keyReused() {
    return new ApiError(
        400,
        "idempotency_error",
        "",
        "",
        "",
        "Keys for idempotent requests can only be used with the same parameters they were first"
            + " used with.");
  }

  static ApiError unauthorized() {
    return new ApiError(
        401, INVALID, "", "", "", "Give a test key (sk_test_...) as bearer token or user name.");
  }

  static ApiError rateLimited() {
    return new ApiError(429, INVALID, "rate_limit", "", "", "Too many requests hit the API.");
  }

  static ApiError broken() {
    return new ApiError(500, "api_error", "", "", "", "Something went wrong on our side.");
  }
}
