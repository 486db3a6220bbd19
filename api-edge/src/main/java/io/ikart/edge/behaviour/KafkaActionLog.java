package io.ikart.edge.behaviour;

import io.ikart.schemas.behaviour.ShopperAction;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.topic.AnalyticsTopics;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** Writes actions straight to their topic. */
public final class KafkaActionLog implements ActionLog {

  private final Producer<String, byte[]> producer;
  private final AvroWire wire;

  public KafkaActionLog(Producer<String, byte[]> producer, AvroWire wire) {
    this.producer = producer;
    this.wire = wire;
  }

  @Override
  public CompletableFuture<Void> append(List<ShopperAction> actions) {
    return CompletableFuture.allOf(
        actions.stream().map(this::send).toArray(CompletableFuture<?>[]::new));
  }

  private CompletableFuture<Void> send(ShopperAction action) {
    var acknowledged = new CompletableFuture<Void>();
    var topic = AnalyticsTopics.SHOPPER_ACTIONS;
    try {
      var unused =
          producer.send(
              new ProducerRecord<>(topic.name(), topic.keyOf(action), wire.encode(action)),
              (metadata, failure) -> {
                if (failure == null) {
                  acknowledged.complete(null);
                } else {
                  acknowledged.completeExceptionally(failure);
                }
              });
    } catch (InterruptException e) {
      Thread.currentThread().interrupt();
      acknowledged.completeExceptionally(e);
    } catch (KafkaException e) {
      acknowledged.completeExceptionally(e);
    }
    return acknowledged;
  }
}
