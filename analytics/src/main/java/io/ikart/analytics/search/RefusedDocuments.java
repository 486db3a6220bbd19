package io.ikart.analytics.search;

import io.ikart.analytics.kernel.Registry;
import io.ikart.schemas.access.KafkaSecurity;
import io.ikart.schemas.common.DeadLetter;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.topic.CatalogTopics;
import io.ikart.schemas.topic.OperationsTopics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where documents go that the index will never take: to the dead letters, with their bytes. A sink
 * has no side output, so it brings its own producer.
 *
 * @param application named in the letters
 */
record RefusedDocuments(
    String application, String bootstrap, KafkaSecurity security, Registry registry)
    implements WayOut {

  private static final Logger LOG = LoggerFactory.getLogger(RefusedDocuments.class);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

  /** A document is at no place in the log. */
  private static final int NOWHERE = -1;

  /** Nothing is connected before the first letter. */
  @Override
  public Outbox open() {
    return new Outbox(this);
  }

  /** Used by the writer's threads. */
  static final class Outbox implements WayOut.Opened {

    private final RefusedDocuments to;
    private AvroWire wire;
    private Producer<byte[], byte[]> producer;

    private Outbox(RefusedDocuments to) {
      this.to = to;
    }

    @Override
    public synchronized void send(DocumentWrite document, String reason) {
      LOG.error(
          "The document of {} goes to {}: {}",
          document.id(),
          OperationsTopics.DEAD_LETTERS,
          reason);
      if (producer == null) {
        wire = to.registry().writer(OperationsTopics.DEAD_LETTERS);
        producer = connect(to);
      }
      var letter = letter(document, reason);
      producer.send(
          new ProducerRecord<>(
              OperationsTopics.DEAD_LETTERS.name(),
              document.id().getBytes(StandardCharsets.UTF_8),
              wire.encode(letter)));
    }

    private DeadLetter letter(DocumentWrite document, String reason) {
      return DeadLetter.newBuilder()
          .setApplication(to.application())
          .setTopic(CatalogTopics.CATALOG_EVENTS.name())
          .setPartition(NOWHERE)
          .setOffset(NOWHERE)
          .setKey(document.id())
          .setValue(ByteBuffer.wrap(document.json()))
          .setReason(String.valueOf(reason))
          .setFailedAt(InstantSource.system().instant())
          .build();
    }

    private static Producer<byte[], byte[]> connect(RefusedDocuments to) {
      return new KafkaProducer<>(
          to.security()
              .with(
                  Map.of(
                      ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                      to.bootstrap(),
                      ProducerConfig.ACKS_CONFIG,
                      "all")),
          new ByteArraySerializer(),
          new ByteArraySerializer());
    }

    @Override
    public synchronized void flush() {
      if (producer != null) {
        producer.flush();
      }
    }

    @Override
    public synchronized void close() {
      if (producer != null) {
        producer.close(CLOSE_WITHIN);
      }
    }
  }
}
