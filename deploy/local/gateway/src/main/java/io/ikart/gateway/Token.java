package io.ikart.gateway;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Means of payment the simulator knows, by how they behave. */
enum Token {
  /** Authorized. */
  TOK_APPROVE,
  /** Declined by the bank. */
  TOK_DECLINE,
  /** Authorized, but the answer takes a while. */
  TOK_SLOW,
  /** Authorized, but the first answer comes too late; a repeat is answered at once. */
  TOK_TIMEOUT,
  /** Fails the first time without having done anything; a repeat is authorized. */
  TOK_ERROR,
  /** Always fails without having done anything. */
  TOK_ERROR_ALWAYS,
  /** Never answered in time, and nothing is ever done. */
  TOK_UNKNOWN;

  /** The token with this name in a request, if there is one. */
  static Optional<Token> named(String name) {
    return Arrays.stream(values()).filter(token -> token.wire().equals(name)).findFirst();
  }

  /** Its name in requests. */
  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
