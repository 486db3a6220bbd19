package io.ikart.edge.progress;

import io.ikart.edge.kafka.LogTail;
import io.ikart.schemas.Envelopes;
import io.ikart.schemas.Ids;
import io.ikart.schemas.order.Milestone;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.topic.CheckoutTopics;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the milestones of orders to whoever follows them, as they are committed. Records of carts
 * nobody follows are not decoded. A milestone may come twice, never out of order.
 */
public final class ProgressFeed implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ProgressFeed.class);

  private final AvroWire wire;
  private final LogTail tail;
  private final ConcurrentHashMap<String, List<Follower>> followers = new ConcurrentHashMap<>();

  private record Follower(String orderId, Consumer<Milestone> reader) {}

  public ProgressFeed(
      AvroWire wire, Supplier<org.apache.kafka.clients.consumer.Consumer<String, byte[]>> opening) {
    this.wire = wire;
    this.tail = new LogTail("ikart-edge-progress", opening, ProgressFeed::all, this::read);
  }

  public void start() {
    tail.start();
  }

  /** Whether every milestone committed from now on will be handed over. */
  public boolean ready() {
    return tail.ready();
  }

  /**
   * Begins to hand over an order's milestones.
   *
   * @param reader takes them on the feed's thread: must be quick and must not throw
   * @return ends it
   */
  public Runnable follow(String orderId, Consumer<Milestone> reader) {
    var key = Ids.partitionKey(orderId);
    var follower = new Follower(orderId, reader);
    followers.compute(
        key,
        (unused, there) -> {
          var list = there == null ? new CopyOnWriteArrayList<Follower>() : there;
          list.add(follower);
          return list;
        });
    return () ->
        followers.computeIfPresent(
            key,
            (unused, there) -> {
              there.remove(follower);
              return there.isEmpty() ? null : there;
            });
  }

  private static List<TopicPartition> all(
      org.apache.kafka.clients.consumer.Consumer<String, byte[]> consumer) {
    var partitions = consumer.partitionsFor(CheckoutTopics.ORDER_EVENTS.name());
    if (partitions.isEmpty()) {
      throw new KafkaException("the topic of order events does not exist: run the provisioning");
    }
    return partitions.stream()
        .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
        .toList();
  }

  private void read(ConsumerRecord<String, byte[]> read) {
    var following = read.key() == null ? null : followers.get(read.key());
    if (following == null) {
      return;
    }
    try {
      var event = wire.decode(read.value());
      Milestones.of(event)
          .ifPresent(
              milestone -> {
                var orderId = Envelopes.ofEvent(event).getAggregateId();
                following.stream()
                    .filter(follower -> follower.orderId.equals(orderId))
                    .forEach(follower -> follower.reader.accept(milestone));
              });
    } catch (SerializationException e) {
      LOG.warn("Unreadable event at {}-{}", read.partition(), read.offset(), e);
    }
  }

  @Override
  public void close() {
    tail.close();
  }
}
