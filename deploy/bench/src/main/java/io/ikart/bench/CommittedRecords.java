package io.ikart.bench;

import io.ikart.bench.baseline.Brokers;
import io.ikart.tools.Patience;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Counts committed records by reading them: offsets also count markers, which nobody is handed. */
final class CommittedRecords {

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Map<TopicPartition, Long> records = new HashMap<>();

  private CommittedRecords() {}

  /**
   * Counts the records of some partitions from their beginning to offsets they have all reached.
   *
   * @param ends first offset that does not count, by partition
   */
  static CommittedRecords upTo(String bootstrap, Map<TopicPartition, Long> ends)
      throws TimeoutException {
    var counted = new CommittedRecords();
    try (var consumer = consumer(bootstrap)) {
      consumer.assign(ends.keySet());
      consumer.seekToBeginning(ends.keySet());
      var patience = new Patience(LONGEST);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        if (patience.isOver()) {
          throw new TimeoutException("records of " + ends.keySet() + " were not read in time");
        }
        for (var record : consumer.poll(POLL)) {
          var partition = new TopicPartition(record.topic(), record.partition());
          if (record.offset() < ends.get(partition)) {
            counted.records.merge(partition, 1L, Long::sum);
          }
        }
      }
    }
    return counted;
  }

  /** Sum over partitions; one that stands there twice counts twice. */
  long sum(Collection<TopicPartition> partitions) {
    return partitions.stream().mapToLong(each -> records.getOrDefault(each, 0L)).sum();
  }

  private static KafkaConsumer<byte[], byte[]> consumer(String bootstrap) {
    return new KafkaConsumer<>(
        Brokers.client(
            bootstrap,
            Map.of(
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class)));
  }
}
