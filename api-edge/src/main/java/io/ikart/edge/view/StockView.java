package io.ikart.edge.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.edge.query.View;
import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;
import io.ikart.schemas.stock.StockItem;

/** A stock item: units on hand, allocated and held, and levels by warehouse. */
record StockView(String id, Views views) implements View {

  @Override
  public String name() {
    return "This stock item";
  }

  @Override
  public String path() {
    return "/v1/admin/stock/" + id;
  }

  @Override
  public QueryRequest question() {
    return Questions.aggregate(Questions.STOCK, id, 0);
  }

  @Override
  public ObjectNode json(QueryResponse answer) {
    var item = views.read(answer.getRoot(), StockItem.class);
    var body = Json.object();
    body.put("sku", id);
    body.put("version", answer.getVersion());
    body.put("onHand", item.getOnHand());
    body.put("allocated", item.getAllocated());
    body.put("held", item.getHeld());
    body.put("available", item.getOnHand() - item.getAllocated() - item.getHeld());
    body.put("backorder", item.getBackorder());
    var levels = body.putArray("levels");
    for (var level : item.getLevels()) {
      levels
          .addObject()
          .put("warehouse", level.getWarehouse())
          .put("onHand", level.getOnHand())
          .put("allocated", level.getAllocated());
    }
    return body;
  }
}
