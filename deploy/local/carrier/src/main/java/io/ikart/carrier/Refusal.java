package io.ikart.carrier;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A request the carrier cannot take; it did nothing. Said as EasyPost says it. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  Refusal(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  static Refusal missing() {
    return new Refusal(404, "NOT_FOUND", "The requested resource could not be found.");
  }

  static Refusal invalid(String code, String message) {
    return new Refusal(422, code, message);
  }

  int status() {
    return status;
  }

  ObjectNode body() {
    var body = JsonNodeFactory.instance.objectNode();
    body.putObject("error").put("code", code).put("message", getMessage()).putArray("errors");
    return body;
  }
}
