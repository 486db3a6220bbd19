package io.ikart.edge.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What makes a product a good answer to some words. From the strongest: its SKU is what was typed;
 * it is of the brand that was typed; all words are found in it, in title rather than description;
 * all words are found when typos are forgiven; most words are found. Each is then weighed by
 * whether the product can be bought and how well it sells.
 */
final class Relevance {

  private static final List<String> FIELDS =
      List.of("title^4", "brand.text^3", "category.text^2", "attributeValues^2", "description");
  private static final List<String> PLAIN_FIELDS = List.of("title.plain^3", "brand.plain^2");

  private static final double SKU = 1_000;
  private static final double BRAND = 100;
  private static final double PHRASE = 2;
  private static final double FORGIVING = 0.4;
  private static final double MOST_WORDS = 0.2;
  private static final double IN_STOCK = 0.5;
  private static final double SALES = 0.15;

  private Relevance() {}

  /** The query for some words; everything for none. */
  static Map<String, ?> query(String text) {
    if (text.isEmpty()) {
      return Map.of("match_all", Map.of());
    }
    return Map.of(
        "function_score",
        Map.of(
            "query",
            Map.of("bool", Map.of("should", words(text), "minimum_should_match", 1)),
            "functions",
            weights(),
            "score_mode",
            "sum",
            "boost_mode",
            "multiply"));
  }

  private static List<Map<String, ?>> words(String text) {
    return List.of(
        exactly("skus", text, SKU),
        exactly("brand.key", text, BRAND),
        matching(text, FIELDS, Map.of("type", "cross_fields", "operator", "and")),
        Map.of("match_phrase", Map.of("title", Map.of("query", text, "slop", 1, "boost", PHRASE))),
        matching(
            text,
            PLAIN_FIELDS,
            Map.of("operator", "and", "fuzziness", "AUTO", "prefix_length", 1, "boost", FORGIVING)),
        matching(
            text,
            FIELDS,
            Map.of(
                "type", "cross_fields",
                "minimum_should_match", "2<-1 4<60%",
                "boost", MOST_WORDS)));
  }

  private static Map<String, ?> exactly(String field, String text, double boost) {
    return Map.of(
        "constant_score", Map.of("filter", Map.of("term", Map.of(field, text)), "boost", boost));
  }

  private static Map<String, ?> matching(
      String text, List<String> fields, Map<String, Object> how) {
    var clause = new HashMap<String, Object>(how);
    clause.put("query", text);
    clause.put("fields", fields);
    return Map.of("multi_match", clause);
  }

  private static List<Map<String, ?>> weights() {
    return List.of(
        Map.of("weight", 1),
        Map.of("filter", Map.of("term", Map.of("inStock", true)), "weight", IN_STOCK),
        Map.of(
            "field_value_factor",
            Map.of("field", "sold", "modifier", "log1p", "missing", 0),
            "weight",
            SALES));
  }
}
