package io.ikart.bench;

import io.ikart.bench.baseline.Brokers;
import io.ikart.schemas.Headers;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes commands and results straight to their topics, as durable as the edge does. Commands ask
 * for a reply, as the edge's do, so that the shop does the same work; nobody reads it.
 */
final class CommandLog implements AutoCloseable {

  private static final String ACTOR = "bench";
  private static final List<Header> REPLY_TO_NOBODY =
      List.of(new RecordHeader(Headers.REPLY_PARTITION, "0".getBytes(StandardCharsets.UTF_8)));

  private final AvroWire wire;
  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  CommandLog(String bootstrap, AvroWire wire) {
    this.wire = wire;
    this.producer =
        new KafkaProducer<>(
            Brokers.client(
                bootstrap,
                Map.of(
                    ProducerConfig.ACKS_CONFIG,
                    "all",
                    ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                    true,
                    ProducerConfig.LINGER_MS_CONFIG,
                    1,
                    ProducerConfig.BATCH_SIZE_CONFIG,
                    128 * 1024,
                    ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                    ByteArraySerializer.class,
                    ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                    ByteArraySerializer.class)));
  }

  /** Envelope of a new command of now. */
  static CommandMeta meta(String aggregateId) {
    var now = Instant.ofEpochMilli(System.currentTimeMillis());
    var commandId = UUID.randomUUID().toString().replace("-", "");
    return new CommandMeta(aggregateId, commandId, commandId, ACTOR, now, now, 0L, "");
  }

  /** Sends a command that asks for a reply. */
  void command(Topic topic, SpecificRecord command) {
    send(topic, command, REPLY_TO_NOBODY);
  }

  /** Sends what is no question. */
  void result(Topic topic, SpecificRecord result) {
    send(topic, result, List.of());
  }

  private void send(Topic topic, SpecificRecord message, List<Header> headers) {
    var key = topic.keyOf(message).getBytes(StandardCharsets.UTF_8);
    producer.send(
        new ProducerRecord<>(topic.name(), null, key, wire.encode(message), headers),
        (metadata, problem) -> {
          if (problem != null) {
            failure.compareAndSet(null, problem);
          }
        });
  }

  /**
   * Waits until everything sent is durable.
   *
   * @throws IllegalStateException when something is not
   */
  void flush() {
    producer.flush();
    if (failure.get() != null) {
      throw new IllegalStateException("a command could not be stored", failure.get());
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
