package io.ikart.edge.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.edge.http.Cursors;
import io.ikart.edge.query.View;
import io.ikart.schemas.order.CustomerOrder;
import io.ikart.schemas.query.QueryKind;
import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;

/** One page of a customer's orders. */
record CustomerOrdersView(String id, String after, int limit, Views views) implements View {

  @Override
  public String name() {
    return "This customer";
  }

  @Override
  public String path() {
    return "/v1/store/orders?customer=" + id;
  }

  @Override
  public QueryRequest question() {
    return QueryRequest.newBuilder()
        .setApplication(Questions.CUSTOMER_ORDERS)
        .setKind(QueryKind.CUSTOMER_ORDERS)
        .setKey(id)
        .setId(id)
        .setParts(limit)
        .setAfter(after)
        .build();
  }

  @Override
  public boolean mayBeEmpty() {
    return true;
  }

  @Override
  public ObjectNode json(QueryResponse answer) {
    var body = Json.object();
    var orders = body.putArray("orders");
    var rows = answer.getParts();
    for (var row : rows) {
      orders.add(json(views.read(row.getValue(), CustomerOrder.class)));
    }
    if (answer.getMore() && !rows.isEmpty()) {
      body.put("next", Cursors.of(rows.get(rows.size() - 1).getId()));
    }
    return body;
  }

  private static ObjectNode json(CustomerOrder row) {
    var summary = row.getSummary();
    var node = Json.object();
    node.put("orderId", summary.getOrderId());
    node.put("version", row.getVersion());
    node.put("status", summary.getStatus().name());
    node.set("total", Json.money(summary.getTotal()));
    node.put("lines", summary.getLines());
    node.put("placedAt", summary.getPlacedAt().toString());
    return node;
  }
}
