package io.ikart.connect;

import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.ConfluentRegistry;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Opens what a task needs of the shop: its schemas and its brokers. */
interface Connections {

  /** Resolves the schemas; blocks until the registry answered. */
  AvroWire wire(EffectConfig config);

  /** A producer that writes in order, without duplicates of its own making, durably. */
  Producer<String, byte[]> producer(EffectConfig config);

  /** The real ones. */
  static Connections real() {
    return new Connections() {
      @Override
      public AvroWire wire(EffectConfig config) {
        return new AvroWire(new ConfluentRegistry(config.getString(EffectConfig.REGISTRY)));
      }

      @Override
      public Producer<String, byte[]> producer(EffectConfig config) {
        return new KafkaProducer<>(
            producerSettings(config), new StringSerializer(), new ByteArraySerializer());
      }
    };
  }

  /** Settings of the producer: what the operator wishes first, then what must not be changed. */
  static Map<String, Object> producerSettings(EffectConfig config) {
    var settings = new HashMap<String, Object>();
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 1);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "ikart-" + config.taskName());
    settings.putAll(config.kafkaSecurity().settings());
    settings.putAll(config.originalsWithPrefix(EffectConfig.PRODUCER_PREFIX));
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, config.getList(EffectConfig.BOOTSTRAP));
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    return settings;
  }
}
