package io.ikart.edge.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Products like another one: of its category and with its words, those that can be bought first.
 */
final class RelatedProducts {

  private static final double SAME_CATEGORY = 2;
  private static final double IN_STOCK = 0.5;

  private RelatedProducts() {}

  /** Asks for the product itself. */
  static Map<String, ?> itself(String productId) {
    return Map.of(
        "query", Map.of("term", Map.of("productId", productId)),
        "_source", List.of("title", "category"),
        "size", 1);
  }

  static Map<String, ?> question(
      String productId, JsonNode source, int limit, Map<String, ?> active) {
    var should = new ArrayList<Map<String, ?>>();
    should.add(
        Map.of(
            "more_like_this",
            Map.of(
                "fields",
                List.of("title", "attributeValues", "category.text"),
                "like",
                source.path("title").asText() + " " + source.path("category").asText(),
                "min_term_freq",
                1,
                "min_doc_freq",
                1,
                "minimum_should_match",
                "1")));
    if (source.hasNonNull("category")) {
      should.add(
          Map.of(
              "constant_score",
              Map.of(
                  "filter",
                  Map.of("term", Map.of("categories", source.path("category").asText())),
                  "boost",
                  SAME_CATEGORY)));
    }
    var inStock =
        Map.of(
            "constant_score",
            Map.of("filter", Map.of("term", Map.of("inStock", true)), "boost", IN_STOCK));
    return Map.of(
        "query",
        Map.of(
            "bool",
            Map.of(
                "filter", List.of(active),
                "must_not", List.of(Map.of("term", Map.of("productId", productId))),
                "must",
                    List.of(Map.of("bool", Map.of("should", should, "minimum_should_match", 1))),
                "should", List.of(inStock))),
        "_source",
        ProductHit.FIELDS,
        "sort",
        List.of("_score", Map.of("sold", "desc"), Map.of("productId", "asc")),
        "size",
        limit);
  }
}
