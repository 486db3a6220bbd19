package io.ikart.topologies.notification.webhook;

import io.ikart.schemas.webhook.Webhook;
import io.ikart.schemas.webhook.WebhookCreated;
import io.ikart.schemas.webhook.WebhookDeleted;
import io.ikart.schemas.webhook.WebhookDisabled;
import io.ikart.schemas.webhook.WebhookEnabled;
import io.ikart.schemas.webhook.WebhookSubscription;
import io.ikart.topologies.kernel.Policies;
import io.ikart.topologies.kernel.Reaction;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Keeps the table of subscriptions as the subscriptions are. */
final class WebhookPolicies {

  static final Policies<Webhook> WEBHOOK =
      Policies.of(Webhook.class)
          .on(WebhookCreated.class, WebhookPolicies::publish)
          .on(WebhookEnabled.class, WebhookPolicies::publish)
          .on(WebhookDisabled.class, WebhookPolicies::publish)
          .on(WebhookDeleted.class, WebhookPolicies::publish);

  private WebhookPolicies() {}

  private static List<WebhookSubscription> publish(
      Webhook hook, SpecificRecord event, Reaction reaction) {
    return List.of(hook.getSubscription());
  }
}
