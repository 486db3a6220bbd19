package io.ikart.edge.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts by category, brand, price, rating, availability and attribute. */
final class Facets {

  private static final int MOST_VALUES = 50;
  private static final int MOST_ATTRIBUTES = 200;
  private static final String ATTRIBUTES = "attributes";

  /** Bounds of the price ranges, minor units. */
  private static final List<Long> PRICES = List.of(500L, 1_000L, 2_500L, 5_000L, 10_000L);

  private static final List<Integer> RATINGS = List.of(4, 3, 2, 1);

  private final SearchQuestion question;
  private final Filters filters;

  Facets(SearchQuestion question, Filters filters) {
    this.question = question;
    this.filters = filters;
  }

  /** As Elasticsearch is told. */
  Map<String, ?> clause() {
    var all = new LinkedHashMap<String, Object>();
    all.put(Filters.CATEGORY, counted(Filters.CATEGORY, terms("categories", MOST_VALUES)));
    all.put(Filters.BRAND, counted(Filters.BRAND, terms("brand", MOST_VALUES)));
    all.put(Filters.STOCK, counted(Filters.STOCK, terms("inStock", 2)));
    all.put(
        Filters.PRICE, counted(Filters.PRICE, ranges("prices." + question.currency(), bands())));
    all.put(Filters.RATING, counted(Filters.RATING, ranges("rating", stars())));
    all.put(ATTRIBUTES, counted("", terms(ATTRIBUTES, MOST_ATTRIBUTES)));
    for (var name : question.attributes().keySet()) {
      // Names are letters, digits, '_' and '-': nothing in them means anything in a pattern.
      var only =
          Map.of(
              "terms", Map.of("field", ATTRIBUTES, "size", MOST_VALUES, "include", name + "=.*"));
      all.put(Filters.ATTRIBUTE + name, counted(Filters.ATTRIBUTE + name, only));
    }
    return all;
  }

  private Map<String, ?> counted(String facet, Map<String, ?> counts) {
    return Map.of("filter", filters.but(facet), "aggs", Map.of("counts", counts));
  }

  private static Map<String, ?> terms(String field, int size) {
    return Map.of("terms", Map.of("field", field, "size", size));
  }

  private static Map<String, ?> ranges(String field, List<Map<String, ?>> ranges) {
    return Map.of("range", Map.of("field", field, "ranges", ranges));
  }

  private static List<Map<String, ?>> bands() {
    var bands = new ArrayList<Map<String, ?>>();
    bands.add(Map.of("to", PRICES.get(0)));
    for (int i = 1; i < PRICES.size(); i++) {
      bands.add(Map.of("from", PRICES.get(i - 1), "to", PRICES.get(i)));
    }
    bands.add(Map.of("from", PRICES.get(PRICES.size() - 1)));
    return bands;
  }

  private static List<Map<String, ?>> stars() {
    var stars = new ArrayList<Map<String, ?>>();
    RATINGS.forEach(least -> stars.add(Map.of("from", least)));
    return stars;
  }

  /** What the answer says. */
  ObjectNode json(JsonNode aggregations) {
    var facets = JsonNodeFactory.instance.objectNode();
    for (var name : List.of(Filters.CATEGORY, Filters.BRAND)) {
      var values = facets.putArray(name);
      for (var bucket : buckets(aggregations, name)) {
        values
            .addObject()
            .put("value", bucket.path("key").asText())
            .put("count", bucket.path("doc_count").asLong());
      }
    }
    var stock = facets.putArray(Filters.STOCK);
    for (var bucket : buckets(aggregations, Filters.STOCK)) {
      stock
          .addObject()
          .put("value", bucket.path("key_as_string").asText().equals("true"))
          .put("count", bucket.path("doc_count").asLong());
    }
    addRanges(facets, aggregations, Filters.PRICE);
    addRanges(facets, aggregations, Filters.RATING);
    facets.set(ATTRIBUTES, attributes(aggregations));
    return facets;
  }

  private static void addRanges(ObjectNode facets, JsonNode aggregations, String name) {
    var ranges = facets.putArray(name);
    for (var bucket : buckets(aggregations, name)) {
      var range = ranges.addObject();
      if (bucket.has("from")) {
        range.put("from", bucket.path("from").asLong());
      }
      if (bucket.has("to")) {
        range.put("to", bucket.path("to").asLong());
      }
      range.put("count", bucket.path("doc_count").asLong());
    }
  }

  private ObjectNode attributes(JsonNode aggregations) {
    var found = JsonNodeFactory.instance.objectNode();
    buckets(aggregations, ATTRIBUTES).forEach(bucket -> addAttribute(found, bucket));
    for (var name : question.attributes().keySet()) {
      found.remove(name);
      buckets(aggregations, Filters.ATTRIBUTE + name)
          .forEach(bucket -> addAttribute(found, bucket));
    }
    return found;
  }

  private static void addAttribute(ObjectNode found, JsonNode bucket) {
    var key = bucket.path("key").asText();
    int equals = key.indexOf('=');
    found
        .withArrayProperty(key.substring(0, equals))
        .addObject()
        .put("value", key.substring(equals + 1))
        .put("count", bucket.path("doc_count").asLong());
  }

  private static JsonNode buckets(JsonNode aggregations, String name) {
    return aggregations.path(name).path("counts").path("buckets");
  }
}
