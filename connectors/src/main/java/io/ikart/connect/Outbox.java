package io.ikart.connect;

import io.ikart.schemas.Headers;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes results and dead letters. A stage completes when the broker has the record (all in-sync
 * replicas). While the broker is away the record is sent again until it is taken; only an error
 * that no waiting can cure fails the stage.
 */
final class Outbox implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final Duration CLOSING = Duration.ofSeconds(5);

  private final Producer<String, byte[]> producer;
  private final AvroWire wire;
  private final Executor serial;
  private final Duration pause;

  /**
   * @param serial where records are sent from
   * @param pause how long to wait before a record is sent again
   */
  Outbox(Producer<String, byte[]> producer, AvroWire wire, Executor serial, Duration pause) {
    this.producer = producer;
    this.wire = wire;
    this.serial = serial;
    this.pause = pause;
  }

  /** Writes a message that the given record caused, under the key its topic gives it. */
  CompletionStage<Void> write(Topic topic, SpecificRecord message, Job cause) {
    var outgoing = new ProducerRecord<>(topic.name(), topic.keyOf(message), wire.encode(message));
    outgoing.headers().add(Headers.CAUSE, bytes(cause.position()));
    cause
        .traceParent()
        .ifPresent(trace -> outgoing.headers().add(Headers.TRACE_PARENT, bytes(trace)));
    var durable = new CompletableFuture<Void>();
    serial.execute(() -> send(outgoing, durable));
    return durable;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void send(ProducerRecord<String, byte[]> outgoing, CompletableFuture<Void> durable) {
    try {
      var unused =
          producer.send(
              outgoing,
              (metadata, failure) -> {
                if (failure == null) {
                  durable.complete(null);
                } else {
                  failed(outgoing, durable, failure);
                }
              });
    } catch (KafkaException | IllegalStateException e) {
      failed(outgoing, durable, e);
    }
  }

  private void failed(
      ProducerRecord<String, byte[]> outgoing, CompletableFuture<Void> durable, Exception failure) {
    if (failure instanceof RetriableException) {
      LOG.warn("{} does not take a record, sent again: {}", outgoing.topic(), failure.toString());
      CompletableFuture.delayedExecutor(pause.toNanos(), TimeUnit.NANOSECONDS, serial)
          .execute(() -> send(outgoing, durable));
    } else {
      durable.completeExceptionally(failure);
    }
  }

  /** Waits a few seconds at most for what is on its way. */
  @Override
  public void close() {
    producer.close(CLOSING);
  }
}
