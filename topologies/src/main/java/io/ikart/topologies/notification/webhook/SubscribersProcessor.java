package io.ikart.topologies.notification.webhook;

import static io.ikart.schemas.topic.WebhookTopics.WEBHOOK_COMMANDS;
import static io.ikart.schemas.topic.WebhookTopics.WEBHOOK_SUBSCRIPTIONS;

import io.ikart.schemas.Envelopes;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.notification.Fact;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.webhook.DeliverFact;
import io.ikart.schemas.webhook.WebhookSubscription;
import io.ikart.topologies.kernel.Application;
import io.ikart.topologies.notification.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks every subscription that wants a fact to deliver it: one command for each, whose id derives
 * from the event. Facts older than the longest retry, and imported history, are no news.
 */
final class SubscribersProcessor implements Processor<String, byte[], String, byte[]> {

  private static final Logger LOG = LoggerFactory.getLogger(SubscribersProcessor.class);
  private static final Duration NO_NEWS_AFTER = Duration.ofDays(3);

  private final AvroWire wire;
  private final String application;
  private ProcessorContext<String, byte[]> context;
  private KeyValueStore<Bytes, byte[]> subscriptions;

  SubscribersProcessor(AvroWire wire, String application) {
    this.wire = wire;
    this.application = application;
  }

  @Override
  public void init(ProcessorContext<String, byte[]> context) {
    this.context = context;
    subscriptions = context.getStateStore(Application.tableName(WEBHOOK_SUBSCRIPTIONS));
  }

  @Override
  public void process(Record<String, byte[]> read) {
    try {
      if (wire.typeOf(read.value()).filter(Facts.events()::contains).isPresent()) {
        hear(read, wire.decode(read.value()));
      }
    } catch (SerializationException e) {
      LOG.error("{} cannot be read and is told to nobody", context.recordMetadata(), e);
    }
  }

  private void hear(Record<String, byte[]> read, SpecificRecord event) {
    var meta = Envelopes.ofEvent(event);
    var now = Instant.ofEpochMilli(context.currentSystemTimeMs());
    if (meta.getOccurredAt().plus(NO_NEWS_AFTER).isBefore(now)) {
      return;
    }
    Facts.of(event)
        .ifPresent(
            fact -> {
              for (var webhookId : wanting(fact)) {
                var to =
                    new CommandMeta(
                        webhookId,
                        fact.getFactId() + ">" + webhookId,
                        meta.getCausedBy(),
                        application,
                        now,
                        meta.getOccurredAt(),
                        0L,
                        "");
                var command = new DeliverFact(to, fact);
                context.forward(
                    read.withKey(WEBHOOK_COMMANDS.keyOf(command)).withValue(wire.encode(command)));
              }
            });
  }

  private List<String> wanting(Fact fact) {
    var found = new ArrayList<String>();
    try (var rows = subscriptions.all()) {
      while (rows.hasNext()) {
        var row = (WebhookSubscription) wire.decode(rows.next().value);
        if (row.getEnabled() && DeliveryRules.wants(row.getTypes(), fact)) {
          found.add(row.getWebhookId());
        }
      }
    }
    return found;
  }
}
