package io.ikart.bench;

import io.ikart.bench.baseline.Brokers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Sees every record appended to any topic of the shop, changelogs included and Kafka's own topics
 * apart. Transaction markers take an offset but are never handed out, so they are not counted. One
 * thread.
 */
final class RecordCounter implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(20);

  private final KafkaConsumer<byte[], byte[]> consumer;

  /** Starts at the end of every topic there is now. */
  RecordCounter(String bootstrap) {
    consumer =
        new KafkaConsumer<>(
            Brokers.client(
                bootstrap,
                Map.of(
                    ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                    false,
                    ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                    false,
                    ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                    ByteArrayDeserializer.class,
                    ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                    ByteArrayDeserializer.class)));
    var partitions = new ArrayList<TopicPartition>();
    consumer
        .listTopics()
        .forEach(
            (topic, infos) -> {
              if (!topic.startsWith("__")) {
                infos.forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
              }
            });
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
  }

  /**
   * Reads what is appended until nothing was for a while.
   *
   * @param quiet how long nothing may come
   * @return the records in the order of each partition
   */
  List<ConsumerRecord<byte[], byte[]>> untilQuiet(Duration quiet) {
    var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    long lastNanos = System.nanoTime();
    while (System.nanoTime() - lastNanos < quiet.toNanos()) {
      var polled = consumer.poll(POLL);
      if (!polled.isEmpty()) {
        lastNanos = System.nanoTime();
        polled.forEach(found::add);
      }
    }
    return found;
  }

  @Override
  public void close() {
    consumer.close(
        org.apache.kafka.clients.consumer.CloseOptions.timeout(
            Duration.ofMillis(TimeUnit.SECONDS.toMillis(5))));
  }
}
