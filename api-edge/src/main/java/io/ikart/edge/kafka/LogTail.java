package io.ikart.edge.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows partitions from their end on (or from their beginning, or an instant), on one thread of
 * its own: every committed record that is appended after {@link #ready()} is handed over, in order
 * per partition. When the cluster is in trouble it opens a new consumer and goes on where it stood,
 * so that nothing is missed; a record may then be handed over twice.
 */
public final class LogTail implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LogTail.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final long PAUSE_MS = 1_000;
  private static final long CLOSE_MS = 5_000;

  private final String name;
  private final Supplier<Consumer<String, byte[]>> opening;
  private final Function<Consumer<String, byte[]>, List<TopicPartition>> partitions;
  private final java.util.function.Consumer<ConsumerRecord<String, byte[]>> reader;
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private final Start start;
  private volatile boolean ready;

  /** Where reading begins in a partition. */
  @FunctionalInterface
  private interface Start {
    void seek(Consumer<String, byte[]> consumer, TopicPartition partition);
  }

  private static final Start AT_THE_END =
      (consumer, partition) -> consumer.seekToEnd(List.of(partition));
  private static final Start AT_THE_BEGINNING =
      (consumer, partition) -> consumer.seekToBeginning(List.of(partition));

  /**
   * @param name of the thread, and in the log
   * @param opening opens a consumer without a group that reads committed records only
   * @param partitions picks the partitions to follow
   * @param reader takes each record; must be quick and must not throw
   */
  public LogTail(
      String name,
      Supplier<Consumer<String, byte[]>> opening,
      Function<Consumer<String, byte[]>, List<TopicPartition>> partitions,
      java.util.function.Consumer<ConsumerRecord<String, byte[]>> reader) {
    this(name, opening, partitions, reader, AT_THE_END);
  }

  private LogTail(
      String name,
      Supplier<Consumer<String, byte[]>> opening,
      Function<Consumer<String, byte[]>, List<TopicPartition>> partitions,
      java.util.function.Consumer<ConsumerRecord<String, byte[]>> reader,
      Start start) {
    this.start = start;
    this.name = name;
    this.opening = opening;
    this.partitions = partitions;
    this.reader = reader;
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
  }

  /** As the constructor, but reads from the beginning; ready when it has read what was there. */
  public static LogTail fromBeginning(
      String name,
      Supplier<Consumer<String, byte[]>> opening,
      Function<Consumer<String, byte[]>, List<TopicPartition>> partitions,
      java.util.function.Consumer<ConsumerRecord<String, byte[]>> reader) {
    return new LogTail(name, opening, partitions, reader, AT_THE_BEGINNING);
  }

  /**
   * As the constructor, but reads what was appended since an instant; ready when it has read what
   * was there.
   *
   * @param from asked for when reading begins
   */
  public static LogTail since(
      Supplier<Instant> from,
      String name,
      Supplier<Consumer<String, byte[]>> opening,
      Function<Consumer<String, byte[]>, List<TopicPartition>> partitions,
      java.util.function.Consumer<ConsumerRecord<String, byte[]>> reader) {
    return new LogTail(
        name,
        opening,
        partitions,
        reader,
        (consumer, partition) -> seek(consumer, partition, from.get().toEpochMilli()));
  }

  private static void seek(
      Consumer<String, byte[]> consumer, TopicPartition partition, long timestamp) {
    var found = consumer.offsetsForTimes(Map.of(partition, timestamp)).get(partition);
    if (found == null) {
      consumer.seekToEnd(List.of(partition));
    } else {
      consumer.seek(partition, found.offset());
    }
  }

  public void start() {
    thread.start();
  }

  /** Whether its positions are known and the cluster answers, as far as is known. */
  public boolean ready() {
    return ready;
  }

  private void run() {
    while (!isClosing()) {
      try (var consumer = opening.get()) {
        follow(consumer);
      } catch (WakeupException | InterruptException e) {
        LOG.debug("{} was interrupted", name);
      } catch (KafkaException e) {
        LOG.warn("{} lost the cluster, will try again: {}", name, e.toString());
      }
      ready = false;
      pause();
    }
  }

  private void follow(Consumer<String, byte[]> consumer) {
    var assigned = partitions.apply(consumer);
    consumer.assign(assigned);
    for (var partition : assigned) {
      var known = positions.get(partition);
      if (known == null) {
        start.seek(consumer, partition);
        positions.put(partition, consumer.position(partition));
      } else {
        consumer.seek(partition, known);
      }
    }
    var ends = start == AT_THE_END ? Map.<TopicPartition, Long>of() : consumer.endOffsets(assigned);
    LOG.info("{} follows {}", name, assigned);
    while (!isClosing()) {
      ready = ready || isThere(ends);
      var records = consumer.poll(POLL);
      records.forEach(reader);
      records.nextOffsets().forEach((partition, next) -> positions.put(partition, next.offset()));
    }
  }

  private boolean isThere(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream().allMatch(end -> positions.get(end.getKey()) >= end.getValue());
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  private void pause() {
    try {
      var unused = closing.await(PAUSE_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing.countDown();
    }
  }

  /** Ends within one poll, or after five seconds regardless. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(CLOSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
