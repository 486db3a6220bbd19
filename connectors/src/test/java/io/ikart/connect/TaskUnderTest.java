package io.ikart.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ikart.connect.payment.GatewayConfig;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.LocalSchemas;
import io.ikart.schemas.serde.SchemaRegistryException;
import io.ikart.schemas.topic.PaymentTopics;
import io.ikart.schemas.topic.Topic;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.connect.sink.SinkRecord;

/** A task with everything around it played by the test. */
final class TaskUnderTest extends EffectTask<GatewayConfig> implements AutoCloseable {

  static final TopicPartition INTENTS = new TopicPartition(PaymentTopics.PAYMENT_INTENTS.name(), 0);
  static final AvroWire WIRE = new AvroWire(new LocalSchemas());

  final FakeContext worker;
  final MockProducer<String, byte[]> producer;
  final ManualEffect effect = new ManualEffect();
  private final AtomicBoolean registryAway;

  TaskUnderTest() {
    this(new FakeContext(INTENTS));
  }

  /** A task of a worker that may have started another one before. */
  TaskUnderTest(FakeContext worker) {
    this(
        worker,
        new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer()),
        new AtomicBoolean());
  }

  private TaskUnderTest(
      FakeContext worker, MockProducer<String, byte[]> producer, AtomicBoolean registryAway) {
    super(connections(producer, registryAway));
    this.worker = worker;
    this.producer = producer;
    this.registryAway = registryAway;
    initialize(worker);
    start(
        Map.of(
            "ikart.bootstrap.servers", "127.0.0.1:9092",
            "ikart.registry.url", "http://127.0.0.1:8081",
            "consumer.override.isolation.level", "read_committed",
            "gateway.url", "http://127.0.0.1:8090",
            "gateway.api.key", "sk_test_1",
            "gateway.max.in.flight", "2"));
  }

  private static Connections connections(
      MockProducer<String, byte[]> producer, AtomicBoolean registryAway) {
    return new Connections() {
      @Override
      public AvroWire wire(EffectConfig config) {
        if (registryAway.get()) {
          throw new SchemaRegistryException("away", true, null);
        }
        return WIRE;
      }

      @Override
      public Producer<String, byte[]> producer(EffectConfig config) {
        return producer;
      }
    };
  }

  void registryIsAway(boolean away) {
    registryAway.set(away);
  }

  static SinkRecord intent(long offset, String key, SpecificRecord intent) {
    return bytes(offset, key, WIRE.encode(intent));
  }

  static SinkRecord bytes(long offset, String key, Object value) {
    return new SinkRecord(
        INTENTS.topic(), INTENTS.partition(), null, key.getBytes(UTF_8), null, value, offset);
  }

  @Override
  protected GatewayConfig read(Map<String, String> settings) {
    return new GatewayConfig(settings);
  }

  @Override
  protected Effect open(GatewayConfig config, Executor serial, Counters counters) {
    return effect;
  }

  @Override
  protected Topic resultTopic() {
    return PaymentTopics.PAYMENT_RESULTS;
  }

  @Override
  public void close() {
    stop();
  }
}
