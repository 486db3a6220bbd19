package io.ikart.edge.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.edge.query.View;
import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;
import io.ikart.schemas.webhook.Webhook;
import io.ikart.schemas.webhook.WebhookSubscription;

/** A webhook subscription, without its secret. */
record WebhookView(String id, Views views) implements View {

  @Override
  public String name() {
    return "This webhook";
  }

  @Override
  public String path() {
    return "/v1/admin/webhooks/" + id;
  }

  @Override
  public QueryRequest question() {
    return Questions.aggregate(Questions.WEBHOOK, id, 0);
  }

  @Override
  public ObjectNode json(QueryResponse answer) {
    var hook = views.read(answer.getRoot(), Webhook.class);
    var body = json(hook.getSubscription());
    body.put("version", answer.getVersion());
    body.put("reason", hook.getReason());
    body.put("open", hook.getOpen());
    Json.putInstant(body, "failingSince", hook.getFailingSince());
    return body;
  }

  static ObjectNode json(WebhookSubscription row) {
    var node = Json.object();
    node.put("webhookId", row.getWebhookId());
    node.put("url", row.getUrl());
    var types = node.putArray("types");
    row.getTypes().forEach(types::add);
    node.put("description", row.getDescription());
    node.put("status", statusOf(row));
    node.put("disabledBy", row.getDisabledBy().name());
    node.put("createdAt", row.getCreatedAt().toString());
    return node;
  }

  private static String statusOf(WebhookSubscription row) {
    if (row.getDeleted()) {
      return "DELETED";
    }
    return row.getEnabled() ? "ENABLED" : "DISABLED";
  }
}
