package io.ikart.edge.kafka;

import io.ikart.schemas.access.KafkaSecurity;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Opens the edge's Kafka clients, each with its metrics. */
public final class Clients {

  private static final int MAX_BLOCK_MS = 2_000;
  private static final int REQUEST_TIMEOUT_MS = 3_000;
  private static final int DELIVERY_TIMEOUT_MS = 8_000;
  private static final int BATCH_BYTES = 64 * 1024;
  private static final int BACKOFF_MS = 50;

  private final String bootstrap;
  private final KafkaSecurity security;
  private final MeterRegistry meters;

  /**
   * @param security how the clients prove who they are
   */
  public Clients(String bootstrap, KafkaSecurity security, MeterRegistry meters) {
    this.bootstrap = bootstrap;
    this.security = security;
    this.meters = meters;
  }

  /** An idempotent producer that sends at once and gives up after eight seconds. */
  public Producer<String, byte[]> producer() {
    var producer =
        new KafkaProducer<>(
            security.with(
                Map.<String, Object>of(
                    ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                    ProducerConfig.CLIENT_ID_CONFIG, "ikart-edge-commands",
                    ProducerConfig.ACKS_CONFIG, "all",
                    ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
                    ProducerConfig.LINGER_MS_CONFIG, 0,
                    ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES,
                    ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MS,
                    ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS,
                    ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MS,
                    ProducerConfig.RETRY_BACKOFF_MS_CONFIG, BACKOFF_MS)),
            new StringSerializer(),
            new ByteArraySerializer());
    new KafkaClientMetrics(producer).bindTo(meters);
    return producer;
  }

  /** A consumer without a group that reads committed records only. */
  public Consumer<String, byte[]> consumer(String clientId) {
    var consumer =
        new KafkaConsumer<>(
            security.with(
                Map.<String, Object>of(
                    ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                    bootstrap,
                    ConsumerConfig.CLIENT_ID_CONFIG,
                    clientId,
                    ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                    "read_committed",
                    ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                    false,
                    ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                    false,
                    ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                    "latest",
                    ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    DELIVERY_TIMEOUT_MS,
                    ConsumerConfig.RETRY_BACKOFF_MS_CONFIG,
                    BACKOFF_MS)),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    new KafkaClientMetrics(consumer).bindTo(meters);
    return consumer;
  }
}
