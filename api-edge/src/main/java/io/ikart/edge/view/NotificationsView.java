package io.ikart.edge.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.edge.query.View;
import io.ikart.schemas.Ids;
import io.ikart.schemas.notification.Notification;
import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;

/** The notifications of an order; none when its shopper left no address. */
record NotificationsView(String orderId, Views views) implements View {

  private static final int MOST = 100;

  @Override
  public String id() {
    return Ids.notifications(orderId);
  }

  @Override
  public String name() {
    return "This order";
  }

  @Override
  public String path() {
    return "/v1/admin/orders/" + orderId + "/notifications";
  }

  @Override
  public QueryRequest question() {
    return Questions.aggregate(Questions.NOTIFICATION, id(), MOST);
  }

  @Override
  public boolean mayBeEmpty() {
    return true;
  }

  @Override
  public ObjectNode json(QueryResponse answer) {
    var body = Json.object();
    body.put("orderId", orderId);
    var listed = body.putArray("notifications");
    for (var part : answer.getParts()) {
      listed.add(json(views.read(part.getValue(), Notification.class)));
    }
    return body;
  }

  private static ObjectNode json(Notification told) {
    var node = Json.object();
    node.put("notificationId", told.getNotificationId());
    node.put("type", told.getFact().getType());
    node.put("template", told.getTemplate());
    node.put("state", told.getState().name());
    node.put("attempt", told.getAttempt());
    node.put("code", told.getCode());
    node.put("requestedAt", told.getRequestedAt().toString());
    node.put("changedAt", told.getChangedAt().toString());
    Json.putInstant(node, "nextAt", told.getNextAt());
    return node;
  }
}
