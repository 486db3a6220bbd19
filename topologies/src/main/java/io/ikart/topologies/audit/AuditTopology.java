package io.ikart.topologies.audit;

import static io.ikart.schemas.topic.AuditTopics.AUDIT_COMMANDS;
import static io.ikart.schemas.topic.AuditTopics.AUDIT_EVENTS;
import static io.ikart.schemas.topic.AuditTopics.AUDIT_HEADS;

import io.ikart.schemas.audit.AuditLog;
import io.ikart.topologies.kernel.Application;
import io.ikart.topologies.kernel.ApplicationTopology;
import io.ikart.topologies.kernel.Hosted;
import io.ikart.topologies.kernel.Policies;
import io.ikart.topologies.kernel.Resources;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;

/** The audit log. One part appends its entries; the other reads them again and signs. */
public final class AuditTopology {

  public static final Application AUDIT =
      new Application(
          "audit",
          List.of(AUDIT_COMMANDS),
          List.of(new Hosted<>(AuditDecider.AUDIT, Policies.of(AuditLog.class))),
          List.of(AUDIT_EVENTS),
          List.of());

  private static final String HEADS = "audit-heads";

  private AuditTopology() {}

  /** Both parts. */
  public static Topology build(Resources resources) {
    return ApplicationTopology.of(AUDIT, resources)
        .addSource(
            "read-audit-events",
            new StringDeserializer(),
            new ByteArrayDeserializer(),
            AUDIT_EVENTS.name())
        .addProcessor(
            "sign-heads",
            () -> new SignHeadsProcessor(resources.wire(), resources.headKeys(), HEADS),
            "read-audit-events")
        .addStateStore(
            Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(HEADS), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingEnabled()
                .withLoggingEnabled(Map.of()),
            "sign-heads")
        .addSink(
            "write-audit-heads",
            AUDIT_HEADS.name(),
            new StringSerializer(),
            new ByteArraySerializer(),
            "sign-heads");
  }
}
