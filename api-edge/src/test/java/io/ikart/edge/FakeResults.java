package io.ikart.edge;

import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.topic.AnalyticsTopics;
import io.ikart.schemas.topic.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** The tables of the jobs, as a test fills them. */
public final class FakeResults {

  private static final List<Topic> TABLES =
      List.of(
          AnalyticsTopics.SALES_FIGURES,
          AnalyticsTopics.TOP_PRODUCTS,
          AnalyticsTopics.FUNNEL_FIGURES);

  private final AvroWire wire;
  private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
  private final Map<Topic, Long> offsets = new HashMap<>();

  FakeResults(AvroWire wire) {
    this.wire = wire;
    for (var topic : TABLES) {
      var partition = new TopicPartition(topic.name(), 0);
      consumer.updatePartitions(
          topic.name(), List.of(new PartitionInfo(topic.name(), 0, Node.noNode(), null, null)));
      consumer.updateBeginningOffsets(Map.of(partition, 0L));
      consumer.updateEndOffsets(Map.of(partition, 0L));
    }
  }

  Consumer<String, byte[]> consumer() {
    return consumer;
  }

  /** A job writes a row. */
  public void show(Topic topic, SpecificRecord row) {
    long offset = offsets.merge(topic, 1L, Long::sum) - 1;
    consumer.schedulePollTask(
        () ->
            consumer.addRecord(
                new ConsumerRecord<>(topic.name(), 0, offset, topic.keyOf(row), wire.encode(row))));
  }
}
