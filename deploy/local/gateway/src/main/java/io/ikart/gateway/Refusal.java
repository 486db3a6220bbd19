package io.ikart.gateway;

/** A request the gateway cannot take; it did nothing and remembers nothing. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String type;
  private final String code;

  private Refusal(int status, String type, String code, String message) {
    super(message);
    this.status = status;
    this.type = type;
    this.code = code;
  }

  static Refusal invalid(String code, String message) {
    return new Refusal(400, "invalid_request_error", code, message);
  }

  static Refusal missing(String message) {
    return new Refusal(404, "invalid_request_error", "resource_missing", message);
  }

  static Refusal otherBody() {
    return new Refusal(
        400,
        "idempotency_error",
        "idempotency_key_reused",
        "This idempotency key was used with another request.");
  }

  int status() {
    return status;
  }

  String body() {
    return Wire.error(type, code, getMessage());
  }
}
