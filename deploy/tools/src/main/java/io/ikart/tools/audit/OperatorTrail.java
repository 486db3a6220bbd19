package io.ikart.tools.audit;

import io.ikart.schemas.audit.AuditLogs;
import io.ikart.schemas.audit.Audited;
import io.ikart.schemas.audit.AuditedAction;
import io.ikart.schemas.audit.RecordAction;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.ConfluentRegistry;
import io.ikart.schemas.topic.AuditTopics;
import io.ikart.tools.ToolsSettings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Notes in the audit log what an operator is about to do past the edge. */
public final class OperatorTrail {

  private final ToolsSettings settings;

  public OperatorTrail(ToolsSettings settings) {
    this.settings = settings;
  }

  /**
   * Notes an action; returns when the note is durable, and only then may it be done.
   *
   * @param action one of the names in {@link io.ikart.schemas.audit.Audited}
   * @param object name of what it is done to
   * @throws IllegalArgumentException when operators do no such thing by hand
   * @throws ExecutionException when nobody can tell whether it is
   */
  public void note(String action, String object) throws ExecutionException, InterruptedException {
    if (!Audited.BY_HAND.contains(action)) {
      throw new IllegalArgumentException(action + " is nothing that is done by hand");
    }
    var wire =
        new AvroWire(
            new ConfluentRegistry(settings.registryUrl()), List.of(AuditTopics.AUDIT_COMMANDS));
    var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    var id = UUID.randomUUID().toString();
    var command =
        new RecordAction(
            new CommandMeta(
                AuditLogs.SHOP, id, id, "operator:" + settings.operator(), now, now, 0L, ""),
            new AuditedAction(action, object, 0L, "", "", "", "", ""));
    var properties = settings.kafka(Map.of(ProducerConfig.ACKS_CONFIG, "all"));
    var serializer = new ByteArraySerializer();
    try (var producer = new KafkaProducer<>(properties, serializer, serializer)) {
      var key = AuditTopics.AUDIT_COMMANDS.keyOf(command).getBytes(StandardCharsets.UTF_8);
      producer
          .send(new ProducerRecord<>(AuditTopics.AUDIT_COMMANDS.name(), key, wire.encode(command)))
          .get();
    }
  }
}
