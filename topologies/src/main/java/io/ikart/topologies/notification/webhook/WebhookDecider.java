package io.ikart.topologies.notification.webhook;

import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.webhook.CreateWebhook;
import io.ikart.schemas.webhook.DeleteWebhook;
import io.ikart.schemas.webhook.DeliverFact;
import io.ikart.schemas.webhook.DeliveriesForgotten;
import io.ikart.schemas.webhook.DeliveryAttempted;
import io.ikart.schemas.webhook.DeliveryFailed;
import io.ikart.schemas.webhook.DeliveryResult;
import io.ikart.schemas.webhook.DeliverySucceeded;
import io.ikart.schemas.webhook.DisableWebhook;
import io.ikart.schemas.webhook.EnableWebhook;
import io.ikart.schemas.webhook.RedeliverFact;
import io.ikart.schemas.webhook.RotateWebhookSecret;
import io.ikart.schemas.webhook.Webhook;
import io.ikart.schemas.webhook.WebhookCreated;
import io.ikart.schemas.webhook.WebhookDeleted;
import io.ikart.schemas.webhook.WebhookDisabled;
import io.ikart.schemas.webhook.WebhookEnabled;
import io.ikart.schemas.webhook.WebhookSecretRotated;
import io.ikart.topologies.kernel.Decider;

/** A subscription: root with where to deliver to; its deliveries and their timetable as parts. */
public final class WebhookDecider {

  public static final Decider<Webhook> WEBHOOK =
      Decider.of("webhook", Webhook.class, "whsub_")
          .on(CreateWebhook.class, SubscriptionRules::create)
          .on(RotateWebhookSecret.class, SubscriptionRules::rotate)
          .on(EnableWebhook.class, SubscriptionRules::enable)
          .on(DisableWebhook.class, SubscriptionRules::disable)
          .on(DeleteWebhook.class, SubscriptionRules::delete)
          .on(DeliverFact.class, DeliveryRules::deliver)
          .on(RedeliverFact.class, DeliveryRules::redeliver)
          .on(DeliveryResult.class, DeliveryRules::answered)
          .on(DeadlinePassed.class, DeliveryRules::lookAgain)
          .when(WebhookCreated.class, SubscriptionFold::created)
          .when(WebhookSecretRotated.class, SubscriptionFold::rotated)
          .when(WebhookEnabled.class, SubscriptionFold::enabled)
          .when(WebhookDisabled.class, SubscriptionFold::disabled)
          .when(WebhookDeleted.class, SubscriptionFold::deleted)
          .when(DeliveryAttempted.class, DeliveryFold::attempted)
          .when(DeliverySucceeded.class, DeliveryFold::succeeded)
          .when(DeliveryFailed.class, DeliveryFold::failed)
          .when(DeliveriesForgotten.class, DeliveryFold::forgotten)
          .waitingUntil(Webhook::getNextAt)
          .flawless(hook -> hook.getOpen() < 0 ? "less than no open deliveries in " + hook : "");

  private WebhookDecider() {}
}
