package io.ikart.edge.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.edge.query.View;
import io.ikart.schemas.catalog.Product;
import io.ikart.schemas.catalog.Traits;
import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;
import java.util.TreeMap;

/** A product with its variants and all its offers. */
record ProductView(String id, String folder, Views views) implements View {

  @Override
  public String name() {
    return "This product";
  }

  @Override
  public String path() {
    return folder + id;
  }

  @Override
  public QueryRequest question() {
    return Questions.aggregate(Questions.CATALOG, id, 0);
  }

  @Override
  public ObjectNode json(QueryResponse answer) {
    var product = views.read(answer.getRoot(), Product.class);
    var body = Json.object();
    body.put("productId", id);
    body.put("version", answer.getVersion());
    body.put("title", product.getTitle());
    body.put("description", product.getDescription());
    body.put("active", product.getActive());
    if (product.getTraits() != null) {
      addTraits(body, product.getTraits());
    }
    var variants = body.putArray("variants");
    for (var variant : product.getVariants()) {
      variants
          .addObject()
          .put("sku", variant.getSku())
          .put("title", variant.getTitle())
          .put("weightG", variant.getWeightG());
    }
    var offers = body.putArray("offers");
    for (var offer : product.getOffers()) {
      var node = offers.addObject();
      node.put("offerId", offer.getOfferId());
      node.put("sku", offer.getSku());
      node.put("priceList", offer.getPriceList());
      node.set("unitPrice", Json.money(offer.getUnitPrice()));
      node.put("active", offer.getActive());
    }
    return body;
  }

  private static void addTraits(ObjectNode body, Traits traits) {
    body.put("category", traits.getCategory());
    body.put("brand", traits.getBrand());
    var attributes = body.putObject("attributes");
    new TreeMap<>(traits.getAttributes()).forEach(attributes::put);
  }
}
