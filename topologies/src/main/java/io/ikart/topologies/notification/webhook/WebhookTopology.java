package io.ikart.topologies.notification.webhook;

import static io.ikart.schemas.topic.CheckoutTopics.ORDER_EVENTS;
import static io.ikart.schemas.topic.StockTopics.STOCK_EVENTS;
import static io.ikart.schemas.topic.WebhookTopics.WEBHOOK_COMMANDS;
import static io.ikart.schemas.topic.WebhookTopics.WEBHOOK_EVENTS;
import static io.ikart.schemas.topic.WebhookTopics.WEBHOOK_INTENTS;
import static io.ikart.schemas.topic.WebhookTopics.WEBHOOK_RESULTS;
import static io.ikart.schemas.topic.WebhookTopics.WEBHOOK_SUBSCRIPTIONS;

import io.ikart.topologies.kernel.Application;
import io.ikart.topologies.kernel.ApplicationTopology;
import io.ikart.topologies.kernel.Hosted;
import io.ikart.topologies.kernel.Resources;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;

/**
 * Webhooks. One part hears of facts on their own keys, looks up who wants them in the table of
 * subscriptions, and asks each subscription, on its key, to deliver; the other decides.
 */
public final class WebhookTopology {

  /** The subscriptions and their deliveries. */
  public static final Application WEBHOOK =
      new Application(
          "webhook",
          List.of(WEBHOOK_COMMANDS, WEBHOOK_RESULTS),
          List.of(new Hosted<>(WebhookDecider.WEBHOOK, WebhookPolicies.WEBHOOK)),
          List.of(WEBHOOK_EVENTS, WEBHOOK_SUBSCRIPTIONS, WEBHOOK_INTENTS),
          List.of(WEBHOOK_SUBSCRIPTIONS));

  private WebhookTopology() {}

  /** Both parts. */
  public static Topology build(Resources resources) {
    return ApplicationTopology.of(WEBHOOK, resources)
        .addSource(
            "hear-facts",
            new StringDeserializer(),
            new ByteArrayDeserializer(),
            ORDER_EVENTS.name(),
            STOCK_EVENTS.name())
        .addProcessor(
            "ask-subscriptions",
            () -> new SubscribersProcessor(resources.wire(), WEBHOOK.name()),
            "hear-facts")
        .addSink(
            "send-webhook-commands",
            WEBHOOK_COMMANDS.name(),
            new StringSerializer(),
            new ByteArraySerializer(),
            "ask-subscriptions");
  }
}
