package io.ikart.topologies;

import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Configuration of every Kafka Streams application, with the settings that decide latency: a hop
 * under exactly-once costs about one commit interval, and two client back-offs of 100 ms hide in
 * the defaults (RATIONALE.md has the figures).
 *
 * <p>A task does not wait for one of its topics in order to take records by their time: deciders
 * stand any order of records of different topics, and the wait is a hop's latency.
 */
final class StreamsSettings {

  private static final int LINGER_MS = 5;

  /** A wait for records may stretch a commit interval by so small a part of it, and no more. */
  private static final int POLLS_A_COMMIT = 5;

  private static final int RETRY_BACKOFF_MS = 5;
  private static final int SESSION_TIMEOUT_MS = 6_000;
  private static final int HEARTBEAT_MS = 1_500;

  /** A task goes back to an instance that has caught up after so long; the least Kafka allows. */
  private static final int PROBE_MS = 60_000;

  /** What a killed instance left open keeps read-committed readers waiting for so long. */
  private static final int TRANSACTION_TIMEOUT_MS = 6_000;

  private static final long CACHE_BYTES = 256L * 1024;
  private static final int MAX_CHANGELOG_BYTES = 2 * 1024 * 1024;

  private StreamsSettings() {}

  static Properties of(Settings settings, String application, int commitIntervalMs) {
    var streams = new Properties();
    streams.putAll(settings.security().get(application).settings());
    streams.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId(application));
    streams.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrap());
    streams.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toString());
    streams.put(StreamsConfig.APPLICATION_SERVER_CONFIG, settings.advertised().toString());
    streams.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    streams.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitIntervalMs);
    streams.put(
        StreamsConfig.POLL_MS_CONFIG,
        Math.max(settings.pollMs(), commitIntervalMs / POLLS_A_COMMIT));
    streams.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
    streams.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
    streams.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.standbys());
    streams.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, PROBE_MS);
    streams.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, settings.replication());
    streams.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
    streams.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    streams.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    streams.put(StreamsConfig.METRICS_RECORDING_LEVEL_CONFIG, "INFO");
    streams.put(
        StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), MAX_CHANGELOG_BYTES);
    streams.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
        SESSION_TIMEOUT_MS);
    streams.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
        HEARTBEAT_MS);
    streams.put(
        StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), RETRY_BACKOFF_MS);
    streams.put(
        StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
        TRANSACTION_TIMEOUT_MS);
    streams.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), LINGER_MS);
    streams.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    streams.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
        2 * MAX_CHANGELOG_BYTES);
    return streams;
  }

  /** Id of an application on the broker: its group, its changelogs, its transactions. */
  static String applicationId(String application) {
    return "ikart-" + application;
  }
}
