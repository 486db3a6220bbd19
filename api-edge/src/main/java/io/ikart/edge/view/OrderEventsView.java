package io.ikart.edge.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.edge.query.View;
import io.ikart.schemas.order.Order;
import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;

/** An order's milestones, oldest first. */
record OrderEventsView(String id, Views views) implements View {

  @Override
  public String name() {
    return "This order";
  }

  @Override
  public String path() {
    return "/v1/store/orders/" + id + "/events";
  }

  @Override
  public QueryRequest question() {
    return Questions.aggregate(Questions.CHECKOUT, id, 0);
  }

  @Override
  public ObjectNode json(QueryResponse answer) {
    var body = Json.object().put("orderId", id).put("version", answer.getVersion());
    var events = body.putArray("events");
    views
        .read(answer.getRoot(), Order.class)
        .getTimeline()
        .forEach(each -> events.add(MilestoneJson.of(each)));
    return body;
  }
}
