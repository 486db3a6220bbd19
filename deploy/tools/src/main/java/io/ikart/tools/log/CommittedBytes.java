package io.ikart.tools.log;

import io.ikart.tools.ToolsSettings;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Consumers of committed records as they stand, outside any group, a lot of them at once. */
public final class CommittedBytes {

  private static final int FETCH_BYTES = 8 * 1024 * 1024;
  private static final int MAX_POLL_RECORDS = 10_000;

  private CommittedBytes() {}

  /** Whoever asks for one assigns and closes it. */
  public static KafkaConsumer<byte[], byte[]> consumer(ToolsSettings settings) {
    return new KafkaConsumer<>(settings.kafka(properties()));
  }

  private static Map<String, Object> properties() {
    return Map.of(
        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
        "read_committed",
        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
        false,
        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
        false,
        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
        MAX_POLL_RECORDS,
        ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
        FETCH_BYTES,
        ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
        ByteArrayDeserializer.class,
        ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
        ByteArrayDeserializer.class);
  }
}
