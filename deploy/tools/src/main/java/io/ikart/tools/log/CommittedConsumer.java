package io.ikart.tools.log;

import io.ikart.schemas.Headers;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.topic.Topic;
import io.ikart.tools.ToolsSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads whole topics of the catalogue, committed records only, outside any group: nothing it does
 * is seen by anybody. One thread at a time, except {@link #wakeUp()}.
 */
final class CommittedConsumer implements AutoCloseable {

  private final AvroWire wire;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;

  CommittedConsumer(ToolsSettings settings, AvroWire wire, List<Topic> topics) {
    this.wire = wire;
    this.consumer = CommittedBytes.consumer(settings);
    this.partitions = new ArrayList<>();
    for (var topic : topics) {
      consumer
          .partitionsFor(topic.name())
          .forEach(found -> partitions.add(new TopicPartition(topic.name(), found.partition())));
    }
    consumer.assign(partitions);
  }

  void seekToBeginning() {
    consumer.seekToBeginning(partitions);
    partitions.forEach(consumer::position);
  }

  /** By partition; from the first record that is left where none, or an older one, is named. */
  void seekTo(Map<Integer, Long> offsets) {
    consumer
        .beginningOffsets(partitions)
        .forEach(
            (partition, first) ->
                consumer.seek(
                    partition, Math.max(first, offsets.getOrDefault(partition.partition(), 0L))));
  }

  List<String> topics() {
    return partitions.stream().map(TopicPartition::topic).distinct().toList();
  }

  void seekToEnd() {
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
  }

  /** Ends of the committed log now. */
  Map<TopicPartition, Long> ends() {
    return consumer.endOffsets(partitions);
  }

  /** Whether everything before these positions was handed over. */
  boolean hasPassed(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  /**
   * Hands over what came within the time, partition by partition in the order of the log.
   * Tombstones are left out.
   */
  void poll(Duration atMost, Consumer<LogRecord> listener) {
    for (var record : consumer.poll(atMost)) {
      if (record.value() != null) {
        listener.accept(decoded(record));
      }
    }
  }

  private LogRecord decoded(ConsumerRecord<byte[], byte[]> record) {
    var key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    return new LogRecord(
        record.topic(),
        record.partition(),
        record.offset(),
        key,
        wire.decode(record.value()),
        record.timestamp(),
        record.headers().lastHeader(Headers.REPLY_PARTITION) != null);
  }

  /** Ends a poll that is under way; may be called from another thread. */
  void wakeUp() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
