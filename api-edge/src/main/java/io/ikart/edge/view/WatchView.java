package io.ikart.edge.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.edge.query.View;
import io.ikart.schemas.Ids;
import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;
import io.ikart.schemas.watch.StockWatch;

/** How many wait for a SKU. */
record WatchView(String id, Views views) implements View {

  @Override
  public String name() {
    return "Anybody who waits for this";
  }

  @Override
  public String path() {
    return "/v1/store/stock/" + Ids.partitionKey(id) + "/watch";
  }

  @Override
  public QueryRequest question() {
    return Questions.aggregate(Questions.STOCK, id, 0);
  }

  @Override
  public ObjectNode json(QueryResponse answer) {
    var watch = views.read(answer.getRoot(), StockWatch.class);
    var body = Json.object();
    body.put("sku", watch.getSku());
    body.put("version", answer.getVersion());
    body.put("watchers", watch.getWatchers());
    return body;
  }
}
