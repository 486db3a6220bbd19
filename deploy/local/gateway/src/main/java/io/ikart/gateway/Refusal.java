package io.ikart.gateway;

/** A request the gateway cannot take; it did nothing and remembers nothing. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ApiError error;
  private final transient Intent about;

  /** A refusal that concerns no payment intent. */
  Refusal(ApiError error) {
    this(error, null);
  }

  /** A refusal that shows where a payment intent stands. */
  Refusal(ApiError error, Intent about) {
    super(error.message());
    this.error = error;
    this.about = about;
  }

  int status() {
    return error.status();
  }

  String body() {
    return Wire.error(error, about);
  }
}
