package io.ikart.edge.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.edge.http.Cursors;
import io.ikart.edge.query.View;
import io.ikart.schemas.Ids;
import io.ikart.schemas.query.QueryKind;
import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;
import io.ikart.schemas.webhook.Delivery;

/** One page of a subscription's log of deliveries, the newest facts first. */
record DeliveriesView(String id, String after, int limit, Views views) implements View {

  /** Parts of the log begin with it, and stand behind those of the timetable. */
  private static final String LOG = "log:";

  @Override
  public String name() {
    return "This webhook";
  }

  @Override
  public String path() {
    return "/v1/admin/webhooks/" + id + "/deliveries";
  }

  @Override
  public QueryRequest question() {
    return QueryRequest.newBuilder()
        .setApplication(Questions.WEBHOOK)
        .setKind(QueryKind.AGGREGATE)
        .setKey(Ids.partitionKey(id))
        .setId(id)
        .setParts(limit)
        .setAfter(after.isEmpty() ? LOG : after)
        .build();
  }

  @Override
  public ObjectNode json(QueryResponse answer) {
    var body = Json.object();
    var listed = body.putArray("deliveries");
    var parts = answer.getParts();
    for (var part : parts) {
      listed.add(json(views.read(part.getValue(), Delivery.class)));
    }
    if (answer.getMore() && !parts.isEmpty()) {
      body.put("next", Cursors.of(parts.get(parts.size() - 1).getId()));
    }
    return body;
  }

  private static ObjectNode json(Delivery delivery) {
    var node = Json.object();
    node.put("deliveryId", delivery.getDeliveryId());
    node.put("type", delivery.getFact().getType());
    node.put("aggregateId", delivery.getFact().getAggregateId());
    node.put("sequence", delivery.getFact().getSequence());
    node.put("state", delivery.getState().name());
    node.put("attempt", delivery.getAttempt());
    node.put("status", delivery.getStatus());
    node.put("code", delivery.getCode());
    node.put("tookMs", delivery.getTookMs());
    node.put("firstAt", delivery.getFirstAt().toString());
    node.put("lastAt", delivery.getLastAt().toString());
    Json.putInstant(node, "nextAt", delivery.getNextAt());
    return node;
  }
}
