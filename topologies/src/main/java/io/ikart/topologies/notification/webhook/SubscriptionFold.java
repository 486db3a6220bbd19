package io.ikart.topologies.notification.webhook;

import io.ikart.schemas.webhook.DisabledBy;
import io.ikart.schemas.webhook.Webhook;
import io.ikart.schemas.webhook.WebhookCreated;
import io.ikart.schemas.webhook.WebhookDeleted;
import io.ikart.schemas.webhook.WebhookDisabled;
import io.ikart.schemas.webhook.WebhookEnabled;
import io.ikart.schemas.webhook.WebhookSecretRotated;
import io.ikart.schemas.webhook.WebhookSubscription;
import io.ikart.topologies.kernel.EditableParts;
import java.time.Instant;

/** What the facts make of a subscription itself. */
final class SubscriptionFold {

  private SubscriptionFold() {}

  static Webhook created(Webhook hook, WebhookCreated event, EditableParts parts) {
    var meta = event.getMeta();
    var subscription =
        new WebhookSubscription(
            meta.getAggregateId(),
            event.getUrl(),
            event.getTypes(),
            event.getDescription(),
            true,
            false,
            DisabledBy.NOBODY,
            meta.getIssuedAt());
    return Webhook.newBuilder()
        .setSubscription(subscription)
        .setReason("")
        .setSecret(event.getSecret())
        .setPreviousUntil(Instant.EPOCH)
        .setOpen(0)
        .setFailingSince(Instant.EPOCH)
        .setNextAt(Instant.EPOCH)
        .build();
  }

  static Webhook rotated(Webhook hook, WebhookSecretRotated event, EditableParts parts) {
    return Webhook.newBuilder(hook)
        .setSecret(event.getSecret())
        .setPrevious(hook.getSecret())
        .setPreviousUntil(event.getPreviousUntil())
        .build();
  }

  static Webhook enabled(Webhook hook, WebhookEnabled event, EditableParts parts) {
    return Webhook.newBuilder(hook)
        .setSubscription(standing(hook, true, false, DisabledBy.NOBODY))
        .setReason("")
        .setFailingSince(Instant.EPOCH)
        .build();
  }

  static Webhook disabled(Webhook hook, WebhookDisabled event, EditableParts parts) {
    return Webhook.newBuilder(hook)
        .setSubscription(standing(hook, false, false, event.getBy()))
        .setReason(event.getReason())
        .build();
  }

  static Webhook deleted(Webhook hook, WebhookDeleted event, EditableParts parts) {
    return Webhook.newBuilder(hook)
        .setSubscription(standing(hook, false, true, DisabledBy.STAFF))
        .setReason("deleted")
        .build();
  }

  private static WebhookSubscription standing(
      Webhook hook, boolean enabled, boolean deleted, DisabledBy by) {
    return WebhookSubscription.newBuilder(hook.getSubscription())
        .setEnabled(enabled)
        .setDeleted(deleted)
        .setDisabledBy(by)
        .build();
  }
}
