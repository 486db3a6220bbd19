package io.ikart.gateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request that changes something.
 *
 * @param path path of the resource
 * @param key idempotency key
 * @param parameters form parameters by name
 */
record Request(String path, String key, Map<String, String> parameters) {

  private static final int LONGEST_KEY = 255;

  /**
   * Reads a form-encoded body.
   *
   * @throws Refusal when the key is missing or too long, or the body is no form
   */
  static Request of(String path, String key, String body) {
    if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
      throw Refusal.invalid(
          "idempotency_key_required", "Idempotency-Key must have 1 to 255 characters.");
    }
    var parameters = new TreeMap<String, String>();
    for (var pair : body.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      } else if (!pair.isEmpty()) {
        throw Refusal.invalid("parameter_invalid", "The body is not form-encoded.");
      }
    }
    return new Request(path, key, parameters);
  }

  /**
   * The parameter with this name.
   *
   * @throws Refusal when it is missing
   */
  String required(String name) {
    var value = parameters.get(name);
    if (value == null || value.isBlank()) {
      throw Refusal.invalid("parameter_missing", name + " is required.");
    }
    return value;
  }

  /**
   * Refuses the request unless the parameter has this value.
   *
   * @throws Refusal when it has not
   */
  void require(String name, String value) {
    if (!required(name).equals(value)) {
      throw Refusal.invalid("parameter_invalid", name + " must be " + value + " here.");
    }
  }

  /** Equal for requests that ask for the same, whatever the order of their parameters. */
  String fingerprint() {
    try {
      var text = path + " " + new TreeMap<>(parameters);
      var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("parameter_invalid", "The body is not form-encoded.");
    }
  }
}
