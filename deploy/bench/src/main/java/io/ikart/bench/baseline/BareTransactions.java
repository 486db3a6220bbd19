package io.ikart.bench.baseline;

import io.ikart.bench.Contender;
import io.ikart.bench.Keys;
import io.ikart.bench.Load;
import io.ikart.bench.Outcome;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * P4: transactions of one producer, one record to each of some partitions, one after another. What
 * an exactly-once hop costs at least.
 */
public final class BareTransactions implements Contender {

  private static final int WARM_UP = 500;

  private final String bootstrap;
  private final int partitions;
  private BenchTopic topic;

  /**
   * @param partitions that each transaction touches
   */
  public BareTransactions(String bootstrap, int partitions) {
    this.bootstrap = bootstrap;
    this.partitions = partitions;
  }

  @Override
  public String name() {
    return "transactions-" + partitions;
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("partitions", Integer.toString(partitions), "retry.backoff.ms", "5");
  }

  @Override
  public void prepare(Progress progress) throws Exception {
    topic = BenchTopic.create(bootstrap, "bench-transactions", partitions);
    progress.say("%s: warming up with %,d transactions", name(), WARM_UP);
    run(new Load(WARM_UP, 0, 1, Keys.UNIFORM, 1, 0));
  }

  @Override
  public Outcome run(Load load) throws InterruptedException {
    var measured = new Measured();
    long nanos;
    try (var producer =
        new KafkaProducer<>(
            Brokers.client(
                bootstrap, Map.of("transactional.id", topic.name(), "retry.backoff.ms", 5)),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.initTransactions();
      var pacing = new Pacing(load.rate());
      for (int number = 0; number < load.operations(); number++) {
        long startNanos = pacing.awaitNext();
        producer.beginTransaction();
        topic
            .partitions()
            .forEach(
                each ->
                    producer.send(
                        new ProducerRecord<>(each.topic(), each.partition(), null, new byte[100])));
        producer.commitTransaction();
        measured.done(startNanos);
      }
      nanos = System.nanoTime() - pacing.startNanos();
    }
    return measured.outcome(nanos, List.of());
  }

  @Override
  public void close() throws Exception {
    if (topic != null) {
      topic.close();
    }
  }
}
