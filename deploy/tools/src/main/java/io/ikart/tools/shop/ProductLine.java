package io.ikart.tools.shop;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/**
 * A product with one variant, as one line of a bulk upsert.
 *
 * @param productId with its prefix
 * @param sku the only variant
 * @param title name shown to shoppers
 * @param offers prices it is sold at
 */
public record ProductLine(String productId, String sku, String title, List<OfferLine> offers) {

  /** The line, without its end. */
  public String json() {
    var node = JsonNodeFactory.instance.objectNode();
    node.put("productId", productId).put("title", title).put("active", true);
    node.putArray("variants").addObject().put("sku", sku);
    var listed = node.putArray("offers");
    for (var offer : offers) {
      var entry =
          listed
              .addObject()
              .put("offerId", offer.offerId())
              .put("sku", offer.sku())
              .put("priceList", offer.priceList())
              .put("active", offer.active());
      entry
          .putObject("unitPrice")
          .put("amount", offer.unitPriceMinor())
          .put("currency", offer.currency());
    }
    return node.toString();
  }
}
