package io.ikart.edge.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What narrows a search, by the name of the facet each filter belongs to: the counts of a facet
 * respect every filter but its own, so that they say what choosing another value would find.
 */
final class Filters {

  static final String CATEGORY = "category";
  static final String BRAND = "brand";
  static final String PRICE = "price";
  static final String RATING = "rating";
  static final String STOCK = "inStock";
  static final String ATTRIBUTE = "attribute:";

  private final Map<String, Map<String, ?>> byFacet = new LinkedHashMap<>();

  Filters(SearchQuestion question) {
    question.category().ifPresent(path -> byFacet.put(CATEGORY, term("categories", path)));
    if (!question.brands().isEmpty()) {
      byFacet.put(BRAND, Map.of("terms", Map.of("brand", question.brands())));
    }
    if (question.minPrice().isPresent() || question.maxPrice().isPresent()) {
      var bounds = new TreeMap<String, Object>();
      question.minPrice().ifPresent(least -> bounds.put("gte", least));
      question.maxPrice().ifPresent(most -> bounds.put("lte", most));
      byFacet.put(PRICE, Map.of("range", Map.of("prices." + question.currency(), bounds)));
    }
    question
        .minRating()
        .ifPresent(
            least -> byFacet.put(RATING, Map.of("range", Map.of("rating", Map.of("gte", least)))));
    question.inStock().ifPresent(can -> byFacet.put(STOCK, term("inStock", can)));
    question.attributes().forEach(this::addAttribute);
  }

  private void addAttribute(String name, List<String> values) {
    var tokens = values.stream().map(value -> name + "=" + value).toList();
    byFacet.put(ATTRIBUTE + name, Map.of("terms", Map.of("attributes", tokens)));
  }

  /** All of them. */
  Map<String, ?> all() {
    return but("");
  }

  /** All but the one of a facet. */
  Map<String, ?> but(String facet) {
    var others = new ArrayList<Map<String, ?>>();
    byFacet.forEach(
        (name, filter) -> {
          if (!name.equals(facet)) {
            others.add(filter);
          }
        });
    return Map.of("bool", Map.of("filter", others));
  }

  private static Map<String, ?> term(String field, Object value) {
    return Map.of("term", Map.of(field, value));
  }
}
