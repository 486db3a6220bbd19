package io.ikart.edge.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** What a list shows of a product. */
final class ProductHit {

  /** Fields of the document that are shown. */
  static final List<String> FIELDS =
      List.of(
          "productId",
          "title",
          "brand",
          "category",
          "attributes",
          "skus",
          "prices",
          "available",
          "inStock",
          "sold",
          "rating",
          "ratingCount",
          "createdAt");

  /** Marks what was found. Everything else in a fragment is escaped: it may be put into a page. */
  static final Map<String, ?> HIGHLIGHT =
      Map.of(
          "encoder", "html",
          "pre_tags", List.of("<em>"),
          "post_tags", List.of("</em>"),
          "require_field_match", false,
          "fields",
              Map.of(
                  "title", Map.of("number_of_fragments", 0),
                  "description", Map.of("number_of_fragments", 1, "fragment_size", 160)));

  private static final List<String> COPIED =
      List.of("brand", "category", "skus", "available", "inStock", "sold", "rating", "ratingCount");

  private ProductHit() {}

  static void add(ArrayNode products, JsonNode hit) {
    var source = hit.path("_source");
    var product = products.addObject();
    product.set("productId", source.path("productId"));
    product.set("title", source.path("title"));
    COPIED.forEach(name -> copy(source, product, name));
    addAttributes(product, source);
    var prices = product.putArray("prices");
    for (var price : source.path("prices").properties()) {
      prices.addObject().put("amount", price.getValue().asLong()).put("currency", price.getKey());
    }
    copy(source, product, "createdAt");
    addHighlight(product, hit.path("highlight"));
  }

  private static void addAttributes(ObjectNode product, JsonNode source) {
    var attributes = product.putObject("attributes");
    for (var token : source.path("attributes")) {
      int equals = token.asText().indexOf('=');
      attributes.put(token.asText().substring(0, equals), token.asText().substring(equals + 1));
    }
  }

  private static void addHighlight(ObjectNode product, JsonNode highlight) {
    if (!highlight.isEmpty()) {
      var shown = JsonNodeFactory.instance.objectNode();
      for (var field : highlight.properties()) {
        shown.set(field.getKey(), field.getValue().path(0));
      }
      product.set("highlight", shown);
    }
  }

  private static void copy(JsonNode source, ObjectNode product, String name) {
    if (source.hasNonNull(name)) {
      product.set(name, source.get(name));
    }
  }
}
