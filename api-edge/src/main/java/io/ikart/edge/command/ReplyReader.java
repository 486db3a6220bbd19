package io.ikart.edge.command;

import io.ikart.edge.kafka.LogTail;
import io.ikart.schemas.common.Reply;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.topic.OperationsTopics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads this edge's partition of the replies; other edges may share it. */
public final class ReplyReader implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ReplyReader.class);

  private final Replies replies;
  private final AvroWire wire;
  private final OptionalInt chosen;
  private final String instance;
  private final LogTail tail;
  private volatile int partition = -1;

  /**
   * @param chosen the partition, when the operator chose it
   * @param instance name of this edge; decides the partition otherwise
   */
  public ReplyReader(
      Replies replies,
      AvroWire wire,
      OptionalInt chosen,
      String instance,
      Supplier<Consumer<String, byte[]>> opening) {
    this.replies = replies;
    this.wire = wire;
    this.chosen = chosen;
    this.instance = instance;
    this.tail = new LogTail("ikart-edge-replies", opening, this::choose, this::read);
  }

  public void start() {
    tail.start();
  }

  /** Whether every reply to a command sent from now on will be read. */
  public boolean ready() {
    return tail.ready();
  }

  /** The partition to ask replies into; known once {@link #ready()}. */
  public int partition() {
    return partition;
  }

  private List<TopicPartition> choose(Consumer<String, byte[]> consumer) {
    var topic = OperationsTopics.REPLIES_TO_EDGES.name();
    int partitions = consumer.partitionsFor(topic).size();
    if (partitions == 0) {
      throw new KafkaException("the replies topic does not exist: run the provisioning first");
    }
    int hash = Utils.toPositive(Utils.murmur2(instance.getBytes(StandardCharsets.UTF_8)));
    partition = chosen.orElse(hash) % partitions;
    return List.of(new TopicPartition(topic, partition));
  }

  /** The key is the command's id: replies of other edges are left undecoded. */
  private void read(ConsumerRecord<String, byte[]> read) {
    if (read.key() == null || !replies.isExpected(read.key())) {
      return;
    }
    try {
      if (wire.decode(read.value()) instanceof Reply reply) {
        replies.arrived(reply);
      }
    } catch (SerializationException e) {
      LOG.warn("Unreadable reply at offset {}", read.offset(), e);
    }
  }

  @Override
  public void close() {
    tail.close();
  }
}
