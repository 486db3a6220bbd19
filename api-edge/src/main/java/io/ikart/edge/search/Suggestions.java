package io.ikart.edge.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Titles that begin like what is being typed, typos forgiven; each title once. */
final class Suggestions {

  private static final double STRICT = 3;

  private Suggestions() {}

  static Map<String, ?> question(String typed, int limit, Map<String, ?> active) {
    return Map.of(
        "query",
            Map.of(
                "function_score",
                Map.of(
                    "query",
                        Map.of(
                            "bool",
                            Map.of(
                                "filter", List.of(active),
                                "should", List.of(beginning(typed), nearly(typed)),
                                "minimum_should_match", 1)),
                    "field_value_factor",
                        Map.of("field", "sold", "modifier", "log2p", "missing", 0))),
        "collapse", Map.of("field", "title.key"),
        "_source", List.of("productId", "title"),
        "sort", List.of("_score", Map.of("title.key", "asc")),
        "size", limit);
  }

  private static Map<String, ?> beginning(String typed) {
    return Map.of(
        "match",
        Map.of("title.beginnings", Map.of("query", typed, "operator", "and", "boost", STRICT)));
  }

  private static Map<String, ?> nearly(String typed) {
    return Map.of(
        "match",
        Map.of(
            "title.beginnings",
            Map.of("query", typed, "operator", "and", "fuzziness", "AUTO", "prefix_length", 1)));
  }

  static ObjectNode json(JsonNode found) {
    var body = JsonNodeFactory.instance.objectNode();
    var suggestions = body.putArray("suggestions");
    for (var hit : found.path("hits").path("hits")) {
      var source = hit.path("_source");
      suggestions
          .addObject()
          .put("text", source.path("title").asText())
          .put("productId", source.path("productId").asText());
    }
    return body;
  }
}
