package io.ikart.gateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A request as it came.
 *
 * @param method HTTP method
 * @param path path of the resource
 * @param key idempotency key; empty when it has none
 * @param apiVersion version of the API the caller speaks; empty when it does not say
 * @param parameters form or query parameters by name
 */
record Request(
    String method, String path, String key, String apiVersion, Map<String, String> parameters) {

  private static final int LONGEST_KEY = 255;
  private static final int FINGERPRINT_BYTES = 16;
  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,15}");
  private static final Pattern METADATA = Pattern.compile("metadata\\[([^\\]]+)]");

  Request {
    if (key.length() > LONGEST_KEY) {
      throw new Refusal(ApiError.invalid("", "", "Idempotency-Key is longer than 255 characters."));
    }
  }

  /**
   * Reads form-encoded parameters, of a body or of a query.
   *
   * @throws Refusal when they are no form
   */
  static Map<String, String> form(String text) {
    var parameters = new TreeMap<String, String>();
    for (var pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      } else if (!pair.isEmpty()) {
        throw new Refusal(ApiError.invalid("", "", "This is not form-encoded."));
      }
    }
    return parameters;
  }

  /** The parameter with this name, or another value. */
  String get(String name, String otherwise) {
    return parameters.getOrDefault(name, otherwise);
  }

  /**
   * The parameter with this name.
   *
   * @throws Refusal when it is missing
   */
  String required(String name) {
    var value = parameters.get(name);
    if (value == null || value.isBlank()) {
      throw new Refusal(
          ApiError.invalid("parameter_missing", name, "Missing required param: " + name + "."));
    }
    return value;
  }

  /**
   * An amount in minor units, if the parameter is there.
   *
   * @throws Refusal when it is no whole number above 0
   */
  Optional<Long> amount(String name) {
    var value = parameters.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!AMOUNT.matcher(value).matches() || Long.parseLong(value) == 0) {
      throw new Refusal(ApiError.invalid("parameter_invalid_integer", name, "Invalid integer."));
    }
    return Optional.of(Long.parseLong(value));
  }

  /** Whether the parameter is there and says true. */
  boolean says(String name) {
    return "true".equals(parameters.get(name));
  }

  /** The shop's own words. */
  Map<String, String> metadata() {
    var words = new TreeMap<String, String>();
    parameters.forEach(
        (name, value) -> {
          var word = METADATA.matcher(name);
          if (word.matches()) {
            // The same few words for every payment: kept once.
            words.put(word.group(1).intern(), value);
          }
        });
    return Map.copyOf(words);
  }

  /** Equal for requests that ask for the same, whatever the order of their parameters. */
  String fingerprint() {
    try {
      var text = path + " " + new TreeMap<>(parameters);
      var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Refusal(ApiError.invalid("", "", "This is not form-encoded."));
    }
  }
}
