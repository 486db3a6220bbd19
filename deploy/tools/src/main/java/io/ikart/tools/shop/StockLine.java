package io.ikart.tools.shop;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * A receipt, as one line of a bulk body.
 *
 * @param sku the goods
 * @param quantity units, 1 or more
 * @param reference why they came
 */
public record StockLine(String sku, long quantity, String reference) {

  /** The line, without its end. */
  public String json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("sku", sku)
        .put("warehouse", Shop.WAREHOUSE)
        .put("quantity", quantity)
        .put("reference", reference)
        .toString();
  }
}
