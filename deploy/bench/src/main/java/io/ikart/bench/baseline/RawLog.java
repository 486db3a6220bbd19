package io.ikart.bench.baseline;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.ikart.bench.Contender;
import io.ikart.bench.Keys;
import io.ikart.bench.Load;
import io.ikart.bench.Outcome;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * P3: records of the shop's size and codec produced, acknowledged by all, and consumed again,
 * nothing else. What the broker and this machine could do at most. An operation is a record
 * produced and consumed.
 */
public final class RawLog implements Contender {

  private static final int PARTITIONS = 4;
  private static final int WARM_UP = 500_000;
  private static final int DIFFERENT_VALUES = 4_096;
  private static final int SECONDS_AT_MOST = 300;
  private static final Duration POLL = Duration.ofMillis(100);
  private static final String CODEC = "lz4";

  private final String bootstrap;
  private final int recordBytes;
  private BenchTopic topic;

  /**
   * @param recordBytes of a value
   */
  public RawLog(String bootstrap, int recordBytes) {
    this.bootstrap = bootstrap;
    this.recordBytes = recordBytes;
  }

  @Override
  public String name() {
    return "raw-log";
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "recordBytes",
        Integer.toString(recordBytes),
        "values",
        "hexadecimal digits, as the shop's ids: a codec saves about half",
        "codec",
        CODEC,
        "partitions",
        Integer.toString(PARTITIONS),
        "acks",
        "all");
  }

  @Override
  public void prepare(Progress progress) throws Exception {
    topic = BenchTopic.create(bootstrap, "bench-raw", PARTITIONS);
    progress.say("%s: warming up with %,d records", name(), WARM_UP);
    run(new Load(WARM_UP, 0, 1, Keys.UNIFORM, 1, 0));
  }

  @Override
  public Outcome run(Load load) throws InterruptedException, ExecutionException {
    var values = values(load.seed());
    var measured = new Measured();
    try (var producer = producer();
        var consumer = consumer()) {
      consumer.assign(topic.partitions());
      consumer.seekToEnd(topic.partitions());
      topic.partitions().forEach(consumer::position);
      var pacing = new Pacing(load.rate());
      var producing =
          new Thread(() -> produce(producer, values, load.operations(), pacing), "raw-producer");
      producing.start();
      int left = load.operations();
      long deadlineNanos = System.nanoTime() + Duration.ofSeconds(SECONDS_AT_MOST).toNanos();
      while (left > 0 && System.nanoTime() < deadlineNanos) {
        left -= consumer.poll(POLL).count();
      }
      long nanos = System.nanoTime() - pacing.startNanos();
      producing.interrupt();
      producing.join();
      return left > 0
          ? measured.outcome(nanos, 0, List.of("%,d records did not come".formatted(left)))
          : measured.outcome(nanos, load.operations(), List.of());
    }
  }

  private KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Brokers.client(
            bootstrap,
            Map.of(
                "acks", "all", "linger.ms", 5, "batch.size", 131_072, "compression.type", CODEC)),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Brokers.client(bootstrap, Map.of("max.poll.records", 10_000)),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private byte[][] values(long seed) {
    var random = new SplittableRandom(seed);
    var values = new byte[DIFFERENT_VALUES][];
    var half = new byte[(recordBytes + 1) / 2];
    for (int number = 0; number < values.length; number++) {
      random.nextBytes(half);
      values[number] = HexFormat.of().formatHex(half).substring(0, recordBytes).getBytes(US_ASCII);
    }
    return values;
  }

  private void produce(
      KafkaProducer<byte[], byte[]> producer, byte[][] values, int records, Pacing pacing) {
    try {
      for (int number = 0; number < records; number++) {
        pacing.awaitNext();
        var value = values[number % DIFFERENT_VALUES];
        producer.send(new ProducerRecord<>(topic.name(), number % PARTITIONS, null, value));
      }
      producer.flush();
    } catch (InterruptedException | org.apache.kafka.common.errors.InterruptException e) {
      // the reader has given up, and says so
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws Exception {
    if (topic != null) {
      topic.close();
    }
  }
}
