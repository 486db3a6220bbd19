package io.ikart.edge.problem;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Writes a problem as {@code application/problem+json}. */
public final class ProblemJson {

  public static final String CONTENT_TYPE = "application/problem+json";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ProblemJson() {}

  /** The body, with the trace it belongs to. */
  public static byte[] bytes(Problem problem, String traceId) {
    var body = JSON.objectNode();
    body.put("type", "urn:ikart:problem:" + problem.code());
    body.put("title", title(problem.code()));
    body.put("status", problem.status());
    body.put("code", problem.code());
    body.put("detail", problem.detail());
    if (!problem.errors().isEmpty()) {
      var errors = body.putArray("errors");
      problem.errors().forEach(error -> errors.add(json(error)));
    }
    if (!problem.details().isEmpty()) {
      var details = body.putObject("details");
      problem.details().forEach(details::put);
    }
    body.put("traceId", traceId);
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static ObjectNode json(FieldError error) {
    var node = JSON.objectNode();
    if (error.line() > 0) {
      node.put("line", error.line());
    }
    return node.put("field", error.field()).put("message", error.message());
  }

  private static String title(String code) {
    var words = code.replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
