package io.ikart.tools.shop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * What a product is found by beside its title.
 *
 * @param description text shown to shoppers
 * @param category path from the root of the tree
 * @param brand as shown
 * @param attributes values by name
 */
public record TraitsLine(
    String description, String category, String brand, Map<String, String> attributes) {

  /** Nothing is said. */
  public static final TraitsLine NONE = new TraitsLine("", "", "", Map.of());

  /** Adds what is said to the line of the product. */
  void addTo(ObjectNode product) {
    if (equals(NONE)) {
      return;
    }
    product.put("description", description).put("category", category).put("brand", brand);
    var entries = product.putObject("attributes");
    attributes.forEach(entries::put);
  }
}
