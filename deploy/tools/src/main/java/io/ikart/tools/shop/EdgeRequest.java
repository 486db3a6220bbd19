package io.ikart.tools.shop;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One request to the edge.
 *
 * @param method HTTP method
 * @param path with query, ids in it already safe for a path
 * @param headers by name
 * @param body bytes; none when empty
 */
public record EdgeRequest(String method, String path, Map<String, String> headers, byte[] body) {

  private static final byte[] NOTHING = {};

  public static EdgeRequest get(String path) {
    return new EdgeRequest("GET", path, Map.of("Accept", "application/json"), NOTHING);
  }

  /** A POST without a body. */
  public static EdgeRequest post(String path) {
    return new EdgeRequest("POST", path, Map.of(), NOTHING);
  }

  /** A POST of a JSON object. */
  public static EdgeRequest post(String path, JsonNode body) {
    return withJson("POST", path, body);
  }

  /** A PATCH with a JSON object. */
  public static EdgeRequest patch(String path, JsonNode body) {
    return withJson("PATCH", path, body);
  }

  public static EdgeRequest delete(String path) {
    return new EdgeRequest("DELETE", path, Map.of(), NOTHING);
  }

  /** A POST of one JSON object a line. */
  public static EdgeRequest postLines(String path, String lines) {
    return new EdgeRequest(
        "POST",
        path,
        Map.of("Content-Type", "application/x-ndjson"),
        lines.getBytes(StandardCharsets.UTF_8));
  }

  private static EdgeRequest withJson(String method, String path, JsonNode body) {
    return new EdgeRequest(
        method,
        path,
        Map.of("Content-Type", "application/json"),
        body.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** The same wish has the same key, and happens once. */
  public EdgeRequest key(String idempotencyKey) {
    return header("Idempotency-Key", idempotencyKey);
  }

  /** Asks for the answer as soon as the command is durable. */
  public EdgeRequest respondAsync() {
    return header("Prefer", "respond-async");
  }

  /** Asks for the outcome within some seconds. */
  public EdgeRequest waitFor(int seconds) {
    return header("Prefer", "wait=" + seconds);
  }

  /** When it happened in the shop's business. */
  public EdgeRequest occurredAt(Instant at) {
    return header("Ikart-Occurred-At", at.toString());
  }

  /** The same request with one more header. */
  public EdgeRequest header(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new EdgeRequest(method, path, more, body);
  }
}
