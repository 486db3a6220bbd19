package io.ikart.edge.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.edge.query.View;
import io.ikart.edge.seal.WebhookSecrets;
import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;
import io.ikart.schemas.webhook.Webhook;

/** The secret that signs a subscription's deliveries. */
record WebhookSecretView(String id, Views views, WebhookSecrets secrets) implements View {

  @Override
  public String name() {
    return "This webhook";
  }

  @Override
  public String path() {
    return "/v1/admin/webhooks/" + id + "/secret";
  }

  @Override
  public QueryRequest question() {
    return Questions.aggregate(Questions.WEBHOOK, id, 0);
  }

  @Override
  public ObjectNode json(QueryResponse answer) {
    var hook = views.read(answer.getRoot(), Webhook.class);
    var body = Json.object();
    body.put("secret", secrets.show(hook.getSecret(), id));
    if (hook.getPrevious() != null) {
      body.put("previous", secrets.show(hook.getPrevious(), id));
      body.put("previousUntil", hook.getPreviousUntil().toString());
    }
    return body;
  }
}
