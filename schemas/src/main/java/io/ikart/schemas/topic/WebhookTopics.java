package io.ikart.schemas.topic;

import static io.ikart.schemas.topic.Topic.Group.WEBHOOK;
import static io.ikart.schemas.topic.Topic.Keep.A_WEEK;
import static io.ikart.schemas.topic.Topic.Keep.FOR_EVER;
import static io.ikart.schemas.topic.Topic.Keep.LATEST;

import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.common.ReleaseBlockedKey;
import io.ikart.schemas.webhook.CreateWebhook;
import io.ikart.schemas.webhook.DeleteWebhook;
import io.ikart.schemas.webhook.DeliverFact;
import io.ikart.schemas.webhook.DeliveriesForgotten;
import io.ikart.schemas.webhook.DeliveryAttempted;
import io.ikart.schemas.webhook.DeliveryFailed;
import io.ikart.schemas.webhook.DeliveryIntent;
import io.ikart.schemas.webhook.DeliveryResult;
import io.ikart.schemas.webhook.DeliverySucceeded;
import io.ikart.schemas.webhook.DisableWebhook;
import io.ikart.schemas.webhook.EnableWebhook;
import io.ikart.schemas.webhook.RedeliverFact;
import io.ikart.schemas.webhook.RotateWebhookSecret;
import io.ikart.schemas.webhook.WebhookCreated;
import io.ikart.schemas.webhook.WebhookDeleted;
import io.ikart.schemas.webhook.WebhookDisabled;
import io.ikart.schemas.webhook.WebhookEnabled;
import io.ikart.schemas.webhook.WebhookSecretRotated;
import io.ikart.schemas.webhook.WebhookSubscription;
import java.util.List;

/** Subscriptions of webhooks and what is delivered to them. */
public final class WebhookTopics {

  public static final Topic WEBHOOK_COMMANDS =
      new Topic(
          "webhook.commands",
          WEBHOOK,
          A_WEEK,
          "edge, webhook",
          List.of(
              CreateWebhook.class,
              RotateWebhookSecret.class,
              EnableWebhook.class,
              DisableWebhook.class,
              DeleteWebhook.class,
              RedeliverFact.class,
              DeliverFact.class,
              DeadlinePassed.class,
              ReleaseBlockedKey.class),
          Keys::ofCommand);

  public static final Topic WEBHOOK_EVENTS =
      new Topic(
          "webhook.events",
          WEBHOOK,
          FOR_EVER,
          "webhook",
          List.of(
              WebhookCreated.class,
              WebhookSecretRotated.class,
              WebhookEnabled.class,
              WebhookDisabled.class,
              WebhookDeleted.class,
              DeliveryAttempted.class,
              DeliverySucceeded.class,
              DeliveryFailed.class,
              DeliveriesForgotten.class),
          Keys::ofEvent);

  /** Table of subscriptions, read whole by every instance that hears of facts. */
  public static final Topic WEBHOOK_SUBSCRIPTIONS =
      new Topic(
          "webhook.subscriptions",
          WEBHOOK,
          LATEST,
          "webhook",
          List.of(WebhookSubscription.class),
          row -> ((WebhookSubscription) row).getWebhookId());

  /**
   * What the webhook connector is to deliver. Facts of one aggregate keep their order on their way
   * to one subscriber; others need not wait for them.
   */
  public static final Topic WEBHOOK_INTENTS =
      new Topic(
          "webhook.intents",
          WEBHOOK,
          A_WEEK,
          "webhook",
          List.of(DeliveryIntent.class),
          intent ->
              Keys.ofCommand(intent) + "/" + ((DeliveryIntent) intent).getFact().getAggregateId());

  /** What became of it, on the subscription's key. */
  public static final Topic WEBHOOK_RESULTS =
      new Topic(
          "webhook.results",
          WEBHOOK,
          A_WEEK,
          "connectors",
          List.of(DeliveryResult.class),
          Keys::ofCommand);

  private WebhookTopics() {}
}
