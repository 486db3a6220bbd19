package io.ikart.edge.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Orders a list of products can be in. What is equal otherwise is in the order of the ids. */
enum SearchSort {
  RELEVANCE("relevance", "_score", "desc"),
  PRICE("price", "prices.", "asc"),
  PRICE_DOWN("-price", "prices.", "desc"),
  NEWEST("newest", "createdAt", "desc"),
  BEST_SELLING("best-selling", "sold", "desc"),
  RATING("rating", "rating", "desc");

  private final String parameter;
  private final String field;
  private final String order;

  SearchSort(String parameter, String field, String order) {
    this.parameter = parameter;
    this.field = field;
    this.order = order;
  }

  static Optional<SearchSort> named(String parameter) {
    return List.of(values()).stream().filter(sort -> sort.parameter.equals(parameter)).findFirst();
  }

  static String choices() {
    return String.join(", ", List.of(values()).stream().map(sort -> sort.parameter).toList());
  }

  /** As Elasticsearch is told. */
  List<Map<String, ?>> clause(String currency) {
    var clause = new ArrayList<Map<String, ?>>();
    if (this == RELEVANCE) {
      clause.add(Map.of(field, Map.of("order", order)));
    } else {
      var name = field.endsWith(".") ? field + currency : field;
      clause.add(
          Map.of(
              name,
              Map.of(
                  "order",
                  order,
                  "missing",
                  "_last",
                  "unmapped_type",
                  this == NEWEST ? "date" : "long")));
    }
    if (this != BEST_SELLING) {
      clause.add(Map.of("sold", Map.of("order", "desc", "missing", "_last")));
    }
    clause.add(Map.of("productId", Map.of("order", "asc")));
    return clause;
  }
}
