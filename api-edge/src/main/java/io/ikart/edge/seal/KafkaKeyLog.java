package io.ikart.edge.seal;

import io.ikart.schemas.notification.PersonKey;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.topic.CustomerTopics;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Keeps keys in the compacted topic of keys. */
public final class KafkaKeyLog implements KeyLog {

  private final Producer<String, byte[]> producer;
  private final AvroWire wire;

  public KafkaKeyLog(Producer<String, byte[]> producer, AvroWire wire) {
    this.producer = producer;
    this.wire = wire;
  }

  @Override
  public CompletableFuture<Void> keep(PersonKey key) {
    var topic = CustomerTopics.PERSON_KEYS;
    var durable = new CompletableFuture<Void>();
    try {
      var unused =
          producer.send(
              new ProducerRecord<>(topic.name(), topic.keyOf(key), wire.encode(key)),
              (metadata, failure) -> {
                if (failure == null) {
                  durable.complete(null);
                } else {
                  durable.completeExceptionally(failure);
                }
              });
    } catch (KafkaException e) {
      durable.completeExceptionally(e);
    }
    return durable;
  }
}
