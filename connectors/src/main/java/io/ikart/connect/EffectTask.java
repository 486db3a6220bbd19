package io.ikart.connect;

import io.ikart.schemas.serde.SchemaRegistryException;
import io.ikart.schemas.topic.Topic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Performs an {@link Effect} for every intent of the topics it reads, and writes the result.
 *
 * <p>Delivery: every intent is performed at least once; its offset moves only after its result (or
 * its dead letter) is on the brokers. Order: intents of one key one after the other, each after the
 * result of the one before is durable; different keys side by side. The worker's thread never waits
 * for the outside world.
 *
 * @param <C> the plugin's settings
 */
public abstract class EffectTask<C extends EffectConfig> extends SinkTask {

  private static final Logger LOG = LoggerFactory.getLogger(EffectTask.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** Unfinished records per intent that may be under way: work to go on with while paused. */
  private static final int BACKLOG = 4;

  private final Connections connections;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final Progress progress = new Progress();

  private C config;
  private ExecutorService serial;
  private Effect effect;
  private Lanes lanes;
  private BackPressure backPressure;
  private Sensor results;
  private Sensor deadLettersPut;
  // Opened with the first records, so that a registry that is away delays the task only.
  private Outbox outbox;
  private DeadLetters deadLetters;
  private IntentReader reader;

  /** With the real brokers and registry. */
  protected EffectTask() {
    this(Connections.real());
  }

  EffectTask(Connections connections) {
    super();
    this.connections = connections;
  }

  /** Reads the plugin's settings. */
  protected abstract C read(Map<String, String> settings);

  /** Makes the effect; must not wait for the outside world. */
  protected abstract Effect open(C config, Executor serial, Counters counters);

  /** Where the effect's results go. */
  protected abstract Topic resultTopic();

  /** Where this result goes, for an effect whose results do not all go to one topic. */
  protected Topic topicOf(SpecificRecord result) {
    return resultTopic();
  }

  @Override
  public final String version() {
    return Version.of(getClass());
  }

  @Override
  public final void start(Map<String, String> settings) {
    config = read(settings);
    var name = "ikart-" + config.taskName();
    serial = Executors.newSingleThreadExecutor(work -> new Thread(work, name));
    var counters = new Counters(context.pluginMetrics(), Instant.now());
    results = counters.counter("results", "Results written");
    deadLettersPut = counters.counter("dead-letters", "Records put to the dead letters");
    counters.gauge("unfinished", "Records read and not finished", progress::unfinished);
    effect = open(config, serial, counters);
    lanes = new Lanes(config.maxInFlight(), serial, this::failed);
    backPressure = new BackPressure(context, BACKLOG * config.maxInFlight());
  }

  @Override
  public final void put(Collection<SinkRecord> records) {
    requireSound();
    if (!records.isEmpty()) {
      openOutbox();
      // All are read before one is begun: after a RetriableException the same ones come again.
      var readings = records.stream().map(Job::of).map(this::reading).toList();
      readings.forEach(this::begin);
    }
    backPressure.adjust(progress.unfinished());
  }

  private IntentReader.Reading reading(Job job) {
    try {
      return reader.read(job);
    } catch (RetriableException e) {
      context.timeout(PAUSE.toMillis());
      throw e;
    }
  }

  private void openOutbox() {
    if (outbox != null) {
      return;
    }
    try {
      var wire = connections.wire(config);
      outbox = new Outbox(connections.producer(config), wire, serial, PAUSE);
      deadLetters = new DeadLetters(outbox, Clock.systemUTC());
      reader = new IntentReader(wire, effect);
    } catch (SchemaRegistryException e) {
      if (!e.isRetriable()) {
        throw new ConnectException("schemas are missing: provision the shop first", e);
      }
      context.timeout(PAUSE.toMillis());
      throw new RetriableException("the schema registry does not answer", e);
    }
  }

  private void begin(IntentReader.Reading reading) {
    var job = reading.job();
    var mark = progress.begin(job.partition(), job.offset());
    serial.execute(() -> lanes.submit(job.key(), () -> carryOut(reading, mark)));
  }

  private CompletionStage<Void> carryOut(IntentReader.Reading reading, Progress.Mark mark) {
    if (mark.abandoned()) {
      return CompletableFuture.completedStage(null);
    }
    var job = reading.job();
    if (!reading.performable()) {
      return giveUp(job, reading.objection(), mark);
    }
    return effect
        .perform(reading.intent())
        .thenApply(Performed::by)
        .exceptionally(Performed::neverBy)
        .thenCompose(
            performed ->
                performed.result() == null
                    ? giveUp(job, performed.objection(), mark)
                    : outbox
                        .write(topicOf(performed.result()), performed.result(), job)
                        .thenRun(() -> end(mark, results)));
  }

  private CompletionStage<Void> giveUp(Job job, String objection, Progress.Mark mark) {
    return deadLetters.put(job, objection).thenRun(() -> end(mark, deadLettersPut));
  }

  /**
   * What became of an intent.
   *
   * @param result null when it can never be performed
   * @param objection why it cannot; empty when it was
   */
  private record Performed(SpecificRecord result, String objection) {

    static Performed by(SpecificRecord result) {
      return new Performed(result, "");
    }

    static Performed neverBy(Throwable failure) {
      var cause = failure instanceof CompletionException ? failure.getCause() : failure;
      if (cause instanceof NotPerformableException never) {
        return new Performed(null, String.valueOf(never.getMessage()));
      }
      throw new CompletionException(cause);
    }
  }

  private static void end(Progress.Mark mark, Sensor counter) {
    counter.record();
    mark.finish();
  }

  private void failed(Throwable cause) {
    if (failure.compareAndSet(null, cause)) {
      LOG.error("the task ends: {}", config.taskName(), cause);
    }
  }

  private void requireSound() {
    if (failure.get() != null) {
      throw new ConnectException("an intent could not be finished", failure.get());
    }
  }

  /** Offsets below which everything is finished. Never waits. */
  @Override
  public final Map<TopicPartition, OffsetAndMetadata> preCommit(
      Map<TopicPartition, OffsetAndMetadata> read) {
    var finished = new HashMap<>(read);
    finished.replaceAll(
        (partition, next) -> {
          var first = progress.firstUnfinished(partition);
          return first.isPresent() ? new OffsetAndMetadata(first.getAsLong()) : next;
        });
    return finished;
  }

  @Override
  public final void open(Collection<TopicPartition> partitions) {
    backPressure.assigned(partitions);
  }

  @Override
  public final void close(Collection<TopicPartition> partitions) {
    progress.abandon(partitions);
  }

  /** Ends at once; what is under way is performed again by whoever reads its record next. */
  @Override
  public final void stop() {
    if (serial != null) {
      serial.shutdownNow();
    }
    if (effect != null) {
      effect.close();
    }
    if (outbox != null) {
      outbox.close();
    }
  }
}
