package io.ikart.bench.baseline.services;

import io.ikart.bench.Contender;
import io.ikart.bench.KeyPicker;
import io.ikart.bench.Keys;
import io.ikart.bench.Load;
import io.ikart.bench.Outcome;
import io.ikart.bench.baseline.Brokers;
import io.ikart.bench.baseline.ChildJvm;
import io.ikart.bench.baseline.Measured;
import io.ikart.bench.baseline.Pacing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.LongSerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * P5: orders of one line through the services, drained or at a rate. An operation is an order that
 * was seen validated.
 */
public final class StreamsExample implements Contender {

  private static final int PARTITIONS = 4;
  private static final int CUSTOMERS = 100_000;
  private static final long PLENTY = 1_000_000_000L;
  private static final Duration SETTLING = Duration.ofSeconds(180);

  private final String bootstrap;
  private final int skus;
  private final int warmUp;
  private final ServicesTopicsAdmin topics;
  private ChildJvm services;
  private Path state;

  /**
   * @param skus products with stock
   * @param warmUp orders before the first block; at least one is made, to see that all runs
   */
  public StreamsExample(String bootstrap, int skus, int warmUp) {
    this.bootstrap = bootstrap;
    this.skus = skus;
    this.warmUp = Math.max(1, warmUp);
    this.topics = new ServicesTopicsAdmin(bootstrap, PARTITIONS);
  }

  @Override
  public String name() {
    return "streams-example";
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "services", "orders, inventory, fraud, details, aggregator; one process, one thread each",
        "processing.guarantee", "at_least_once",
        "commit.interval.ms", "1",
        "partitions", Integer.toString(PARTITIONS),
        "lines", "one an order, whatever the load says",
        "skus", Integer.toString(skus),
        "warmUpOrders", Integer.toString(warmUp));
  }

  @Override
  public void prepare(Progress progress) throws Exception {
    topics.deleteAll();
    topics.create();
    stock();
    state = Files.createTempDirectory("ikart-bench-services");
    progress.say("%s: starting the services", name());
    services =
        ChildJvm.start(
            ServicesMain.class,
            List.of("-Xms512m", "-Xmx640m", "-XX:+UseParallelGC"),
            Map.of("BENCH_BOOTSTRAP", bootstrap, "BENCH_STATE", state.toString()));
    progress.say("%s: warming up with %,d orders", name(), warmUp);
    var warm = run(new Load(warmUp, 0, 1, Keys.UNIFORM, 1, 0));
    services.assertAlive();
    if (!warm.isValid()) {
      throw new IllegalStateException("the services do not work: " + warm.voidReasons());
    }
  }

  private void stock() {
    try (var producer =
        new KafkaProducer<>(settingsOfProducer(), new StringSerializer(), new LongSerializer())) {
      for (int number = 0; number < skus; number++) {
        producer.send(new ProducerRecord<>(ServiceTopics.INVENTORY, product(number), PLENTY));
      }
    }
  }

  @Override
  public Outcome run(Load load) throws Exception {
    var measured = new Measured();
    try (var producer =
            new KafkaProducer<>(
                settingsOfProducer(), new StringSerializer(), Wire.ORDER.serializer());
        var verdicts = new Verdicts(bootstrap, PARTITIONS, load.operations(), measured).start()) {
      var pacing = new Pacing(load.rate());
      send(load, pacing, producer, verdicts);
      boolean ended = verdicts.await(SETTLING);
      long nanos = System.nanoTime() - pacing.startNanos();
      return measured.outcome(
          nanos,
          ended ? List.of() : List.of("%,d orders did not end".formatted(verdicts.missing())));
    }
  }

  private void send(
      Load load, Pacing pacing, KafkaProducer<String, ShopOrder> producer, Verdicts verdicts)
      throws InterruptedException {
    var picker = new KeyPicker(load.keys(), skus, load.seed());
    var block = UUID.randomUUID().toString();
    for (int number = 0; number < load.operations(); number++) {
      var order =
          new ShopOrder(
              block + "-" + number,
              number % CUSTOMERS,
              ShopOrder.State.CREATED,
              product(picker.pick(1)[0]),
              picker.units(),
              100);
      verdicts.intend(order.id(), pacing.awaitNext());
      producer.send(new ProducerRecord<>(ServiceTopics.ORDERS, order.id(), order));
    }
    producer.flush();
  }

  private Map<String, Object> settingsOfProducer() {
    return Brokers.client(bootstrap, Map.of("acks", "all", "linger.ms", 1));
  }

  private static String product(int number) {
    return "bench-%06d".formatted(number);
  }

  @Override
  public void close() throws IOException, InterruptedException, ExecutionException {
    if (services == null) {
      return;
    }
    services.close();
    try (var left = Files.walk(state)) {
      for (var each : left.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
    topics.deleteAll();
  }
}
