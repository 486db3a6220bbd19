package io.ikart.edge.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ikart.schemas.common.Outcome;
import io.ikart.schemas.common.Reply;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.LocalSchemas;
import io.ikart.schemas.topic.OperationsTopics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ReplyReaderTest {

  private static final String REPLIES = OperationsTopics.REPLIES_TO_EDGES.name();
  private static final TopicPartition THIRD = new TopicPartition(REPLIES, 2);

  private final AvroWire wire = new AvroWire(new LocalSchemas());
  private final Replies replies = new Replies(10, Duration.ofSeconds(30));

  @Test
  void repliesToOwnCommandsArriveAndOthersAreNotDecoded() {
    var consumer = consumer(5L);
    try (var reader = reader(consumer)) {
      var mine = replies.expect("mine", 1L).orElseThrow();
      reader.start();
      await().until(reader::ready);

      consumer.schedulePollTask(
          () -> {
            consumer.addRecord(record(5, "foreign", new byte[] {1, 2, 3}));
            consumer.addRecord(record(6, "mine", wire.encode(reply("mine"))));
          });

      await().until(mine.reply()::isDone);
      assertThat(mine.reply().join().getCommandId()).isEqualTo("mine");
      assertThat(reader.partition()).isEqualTo(2);
      assertThat(replies.size()).isZero();
    }
  }

  @Test
  void aReaderThatLostTheClusterGoesOnWhereItStood() {
    var first = consumer(0L);
    var second = consumer(100L);
    var opened = new AtomicInteger();
    try (var reader =
        new ReplyReader(
            replies,
            wire,
            OptionalInt.of(2),
            "edge",
            () -> opened.getAndIncrement() == 0 ? first : second)) {
      var mine = replies.expect("mine", 1L).orElseThrow();
      reader.start();
      await().until(reader::ready);

      first.setPollException(new KafkaException("gone"));
      second.schedulePollTask(
          () -> second.addRecord(record(0, "mine", wire.encode(reply("mine")))));

      await().until(mine.reply()::isDone);
    }
  }

  private ReplyReader reader(MockConsumer<String, byte[]> consumer) {
    return new ReplyReader(replies, wire, OptionalInt.of(2), "edge", () -> consumer);
  }

  private static Reply reply(String commandId) {
    return new Reply(commandId, 2, Outcome.ACCEPTED, "", Map.of(), List.of(), false);
  }

  private static ConsumerRecord<String, byte[]> record(long offset, String key, byte[] value) {
    return new ConsumerRecord<>(REPLIES, 2, offset, key, value);
  }

  private static MockConsumer<String, byte[]> consumer(long end) {
    var consumer = new MockConsumer<String, byte[]>("latest");
    var partitions = new ArrayList<PartitionInfo>();
    for (int i = 0; i < 4; i++) {
      partitions.add(new PartitionInfo(REPLIES, i, Node.noNode(), null, null));
    }
    consumer.updatePartitions(REPLIES, partitions);
    consumer.updateEndOffsets(Map.of(THIRD, end));
    return consumer;
  }
}
