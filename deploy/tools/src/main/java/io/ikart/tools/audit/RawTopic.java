package io.ikart.tools.audit;

import io.ikart.tools.ToolsSettings;
import io.ikart.tools.log.CommittedBytes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.TopicPartition;

/** Reads a topic of one partition byte by byte, committed records only, as it stands. */
final class RawTopic {

  private static final Duration POLL = Duration.ofMillis(200);

  private final ToolsSettings settings;
  private final String name;

  /** Is shown a record. */
  @FunctionalInterface
  interface Reader {
    void read(String place, byte[] value);
  }

  RawTopic(ToolsSettings settings, String name) {
    this.settings = settings;
    this.name = name;
  }

  /**
   * Reads from the first record that is left to the last that is committed now.
   *
   * @throws TimeoutException when that took longer than allowed
   * @throws IllegalStateException when there is no such topic, or it has not one partition
   */
  void read(Duration atMost, Reader reader) throws TimeoutException {
    long deadlineNanos = System.nanoTime() + atMost.toNanos();
    try (var consumer = CommittedBytes.consumer(settings)) {
      var partitions = consumer.partitionsFor(name);
      if (partitions == null || partitions.size() != 1) {
        throw new IllegalStateException("%s is no topic with one partition".formatted(name));
      }
      var partition = new TopicPartition(name, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        if (System.nanoTime() - deadlineNanos > 0) {
          throw new TimeoutException("reading %s took over %s".formatted(name, atMost));
        }
        for (var record : consumer.poll(POLL)) {
          reader.read(name + "@" + record.offset(), record.value());
        }
      }
    }
  }
}
