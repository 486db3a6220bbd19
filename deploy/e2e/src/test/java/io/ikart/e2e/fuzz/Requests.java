package io.ikart.e2e.fuzz;

import static io.ikart.e2e.fuzz.Contract.map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ikart.e2e.fuzz.Contract.Operation;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes the n-th request of a seed. */
public final class Requests {

  private static final long SPREAD = 0x9E3779B97F4A7C15L;
  private static final String KEY = "Idempotency-Key";
  private static final int REPEATED_WITHIN = 500;
  private static final int LONG_KEY = 100;
  private static final int HUGE = 300 * 1024;
  private static final int DEEP = 3_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Contract contract;
  private final List<Operation> operations;
  private final Map<String, List<String>> real;
  private final Callers callers;
  private final long seed;

  /** Who ask. */
  @FunctionalInterface
  public interface Callers {

    /**
     * What one of them shows.
     *
     * @param chance whom of them, from 0 to 99
     */
    Map<String, String> headers(Operation operation, int chance);
  }

  /** A request, and the operation it was made for. */
  @SuppressWarnings("ArrayRecordComponent") // sent at once, never compared
  public record Made(Operation operation, String target, byte[] bytes) {

    /** For people. */
    @Override
    public String toString() {
      var text = new String(bytes, StandardCharsets.ISO_8859_1);
      return text.length() > 2_000 ? text.substring(0, 2_000) + "..." : text;
    }
  }

  /**
   * @param real values that are somebody's, by the name of their field or parameter
   * @param callers show who they are, each request as one of them
   */
  public Requests(Contract contract, Map<String, List<String>> real, Callers callers, long seed) {
    this.contract = contract;
    this.operations = contract.operations();
    this.real = real;
    this.callers = callers;
    this.seed = seed;
  }

  /** The n-th request; each operation has its turn. */
  public Made make(int n) {
    var values = new Values(contract, real, new Random(seed ^ (n + 1) * SPREAD));
    var operation = operations.get(n % operations.size());
    var target = target(operation, values);
    var headers = headers(operation, values, n);
    var body = body(operation, values, headers);
    var head = new StringBuilder(operation.method() + " " + target + " HTTP/1.1\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    bytes.writeBytes(body);
    return new Made(operation, target, bytes.toByteArray());
  }

  private static String target(Operation operation, Values values) {
    var path = operation.path();
    var query = new ArrayList<String>();
    for (var parameter : operation.parameters()) {
      if (parameter.in().equals("path")) {
        var value = values.text(parameter.name(), parameter.schema(), 15);
        path = path.replace("{" + parameter.name() + "}", encoded(value, values));
      } else if (parameter.in().equals("query") && isSent(parameter.name(), values)) {
        var value = values.text(parameter.name(), parameter.schema(), 25);
        query.add(parameter.name() + "=" + encoded(value, values));
      }
    }
    if (values.happens(4)) {
      query.add("unknown=" + encoded(String.valueOf(values.odd()), values));
    }
    return query.isEmpty() ? path : path + "?" + String.join("&", query);
  }

  /** Who insists on a version that does not come waits for seconds: that is asked seldom. */
  private static boolean isSent(String parameter, Values values) {
    return values.happens(parameter.equals("atLeast") ? 2 : 40);
  }

  /** Now and then in a way that no library would. */
  private static String encoded(String value, Values values) {
    var encoded = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    if (encoded.length() > 3_000) {
      encoded = encoded.substring(0, 3_000).replaceAll("%.?$", "");
    }
    return values.happens(1)
        ? encoded + values.oneOf(List.of("%zz", "%", "%c0%af", "/..", ";x=1", "//", "%2F"))
        : encoded;
  }

  private Map<String, String> headers(Operation operation, Values values, int n) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Host", "shop.example");
    headers.put("Connection", "close");
    headers.put("Prefer", values.happens(10) ? "respond-async" : "wait=2");
    headers.putAll(callers.headers(operation, values.outOfHundred()));
    if (!operation.method().equals("GET") && !values.happens(10)) {
      headers.put(KEY, values.happens(80) ? "fuzz-" + seed + "-" + n : again(n));
    }
    for (var parameter : operation.parameters()) {
      if (parameter.in().equals("header") && values.happens(15)) {
        var value = clean(values.text(parameter.name(), parameter.schema(), 50));
        headers.put(parameter.name(), parameter.name().equals(KEY) ? ofNow(value, n) : value);
      }
    }
    if (values.happens(5)) {
      var name =
          values.oneOf(
              List.of("Authorization", "Accept", "traceparent", "X-Forwarded-For", "Cookie"));
      headers.put(name, clean(String.valueOf(values.odd())));
    }
    return headers;
  }

  /** Others had it shortly before. */
  private static String again(int n) {
    return ofNow("again", n);
  }

  /**
   * A short key comes again by chance: of an aggregate's commands the last 64 are remembered, so
   * what comes again later is another key.
   */
  private static String ofNow(String key, int n) {
    return key.isEmpty() || key.length() > LONG_KEY ? key : key + "." + n / REPEATED_WITHIN;
  }

  /** What would end a header is no header's value; the rest goes as it is. */
  private static String clean(String value) {
    var clean = value.replaceAll("[\r\n\0]", "");
    return clean.length() > 5_000 ? clean.substring(0, 5_000) : clean;
  }

  private static byte[] body(Operation operation, Values values, Map<String, String> headers) {
    var types = List.copyOf(operation.bodies().keySet());
    if (types.isEmpty() ? !values.happens(5) : values.happens(5)) {
      return new byte[0];
    }
    var type = types.isEmpty() ? "application/json" : values.oneOf(types);
    var schema = types.isEmpty() ? Map.<String, Object>of() : map(operation.bodies().get(type));
    var bytes =
        switch (type) {
          case "application/x-ndjson" -> lines(values, schema);
          case "application/x-www-form-urlencoded" -> form(values, schema);
          default -> document(values, schema).getBytes(StandardCharsets.UTF_8);
        };
    bytes = values.happens(12) ? broken(bytes, values) : bytes;
    headers.put("Content-Type", values.happens(3) ? "application/xml" : type);
    headers.put("Content-Length", Integer.toString(bytes.length));
    return bytes;
  }

  private static byte[] lines(Values values, Map<String, Object> schema) {
    var text = new StringBuilder();
    do {
      text.append(document(values, schema)).append('\n');
    } while (values.happens(60));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] form(Values values, Map<String, Object> schema) {
    var fields = new ArrayList<String>();
    if (values.allowed("", schema, 0) instanceof Map<?, ?> object) {
      object.forEach(
          (name, value) -> fields.add(name + "=" + encoded(String.valueOf(value), values)));
    }
    return String.join("&", fields).getBytes(StandardCharsets.UTF_8);
  }

  @SuppressWarnings("unchecked")
  private static String document(Values values, Map<String, Object> schema) {
    var value = values.allowed("", schema, 0);
    if (value instanceof Map<?, ?> object && values.happens(45)) {
      values.spoil((Map<String, Object>) object);
    }
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] broken(byte[] bytes, Values values) {
    var text = new String(bytes, StandardCharsets.UTF_8);
    return switch (values.oneOf(List.of(0, 1, 2, 3, 4, 5, 6, 7))) {
      case 0 -> text.substring(0, text.length() / 2).getBytes(StandardCharsets.UTF_8);
      case 1 -> (text + text).getBytes(StandardCharsets.UTF_8);
      case 2 -> "[".repeat(DEEP).getBytes(StandardCharsets.UTF_8);
      case 3 -> "{\"a\":".repeat(DEEP).getBytes(StandardCharsets.UTF_8);
      case 4 -> new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'};
      case 5 -> ("{\"x\": \"" + "y".repeat(HUGE) + "\"}").getBytes(StandardCharsets.UTF_8);
      case 6 ->
          values
              .oneOf(List.of("null", "1", "\"\"", "[]", "{}", " ", "{\"a\":1,\"a\":2}"))
              .getBytes(StandardCharsets.UTF_8);
      default -> text.getBytes(StandardCharsets.UTF_16);
    };
  }
}
