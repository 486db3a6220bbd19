package io.ikart.topologies.notification.webhook;

import static io.ikart.topologies.kernel.Decision.accept;
import static io.ikart.topologies.kernel.Decision.nothingNew;
import static io.ikart.topologies.kernel.Decision.refuse;

import io.ikart.schemas.webhook.CreateWebhook;
import io.ikart.schemas.webhook.DeleteWebhook;
import io.ikart.schemas.webhook.DisableWebhook;
import io.ikart.schemas.webhook.DisabledBy;
import io.ikart.schemas.webhook.EnableWebhook;
import io.ikart.schemas.webhook.RotateWebhookSecret;
import io.ikart.schemas.webhook.Webhook;
import io.ikart.schemas.webhook.WebhookCreated;
import io.ikart.schemas.webhook.WebhookDeleted;
import io.ikart.schemas.webhook.WebhookDisabled;
import io.ikart.schemas.webhook.WebhookEnabled;
import io.ikart.schemas.webhook.WebhookSecretRotated;
import io.ikart.topologies.kernel.Context;
import io.ikart.topologies.kernel.Decision;
import io.ikart.topologies.kernel.Problem;
import java.time.Duration;
import java.util.Map;

/** What staff may do with a subscription. */
final class SubscriptionRules {

  /** For so long, at most, an old secret signs beside the new one. */
  static final Duration LONGEST_OVERLAP = Duration.ofDays(7);

  private SubscriptionRules() {}

  static Decision create(Webhook hook, CreateWebhook command, Context context) {
    if (hook != null) {
      return refuse(Problem.INVALID_TRANSITION, Map.of("webhook", "exists"));
    }
    return accept(
        new WebhookCreated(
            context.meta(),
            command.getUrl(),
            command.getTypes(),
            command.getDescription(),
            command.getSecret()));
  }

  static Decision rotate(Webhook hook, RotateWebhookSecret command, Context context) {
    if (isGone(hook)) {
      return notFound(context);
    }
    if (command.getOverlapMs() < 0 || command.getOverlapMs() > LONGEST_OVERLAP.toMillis()) {
      return refuse(Problem.VALIDATION_FAILED, Map.of("overlap", "at most " + LONGEST_OVERLAP));
    }
    var until = context.now().plusMillis(command.getOverlapMs());
    return accept(new WebhookSecretRotated(context.meta(), command.getSecret(), until));
  }

  static Decision enable(Webhook hook, EnableWebhook command, Context context) {
    if (isGone(hook)) {
      return notFound(context);
    }
    return hook.getSubscription().getEnabled()
        ? nothingNew()
        : accept(new WebhookEnabled(context.meta()));
  }

  static Decision disable(Webhook hook, DisableWebhook command, Context context) {
    if (isGone(hook)) {
      return notFound(context);
    }
    return hook.getSubscription().getEnabled()
        ? accept(new WebhookDisabled(context.meta(), DisabledBy.STAFF, command.getReason()))
        : nothingNew();
  }

  static Decision delete(Webhook hook, DeleteWebhook command, Context context) {
    return isGone(hook) ? notFound(context) : accept(new WebhookDeleted(context.meta()));
  }

  static boolean isGone(Webhook hook) {
    return hook == null || hook.getSubscription().getDeleted();
  }

  static Decision notFound(Context context) {
    return refuse(Problem.NOT_FOUND, Map.of("webhook", context.command().getAggregateId()));
  }
}
