package io.ikart.tools.shop;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/**
 * A product with one variant, as one line of a bulk upsert.
 *
 * @param productId with its prefix
 * @param sku the only variant
 * @param title name shown to shoppers
 * @param traits what else it is found by
 * @param offers prices it is sold at
 */
public record ProductLine(
    String productId, String sku, String title, TraitsLine traits, List<OfferLine> offers) {

  /** A product of which nothing more is said. */
  public ProductLine(String productId, String sku, String title, List<OfferLine> offers) {
    this(productId, sku, title, TraitsLine.NONE, offers);
  }

  /** The line, without its end. */
  public String json() {
    var node = JsonNodeFactory.instance.objectNode();
    node.put("productId", productId).put("title", title).put("active", true);
    traits.addTo(node);
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
