package io.ikart.tools.log;

import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.ConfluentRegistry;
import io.ikart.schemas.topic.Topic;
import io.ikart.tools.ToolsSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** The shop's topics, as an observer that sees committed records only. */
public final class EventLog {

  private static final Duration POLL = Duration.ofMillis(100);

  private final ToolsSettings settings;
  private final AvroWire wire;

  private EventLog(ToolsSettings settings, AvroWire wire) {
    this.settings = settings;
    this.wire = wire;
  }

  /**
   * Connects to the registry; brokers are met when something is read.
   *
   * @throws io.ikart.schemas.serde.SchemaRegistryException when it does not answer or a schema of
   *     the catalogue is not registered
   */
  public static EventLog of(ToolsSettings settings) {
    return new EventLog(settings, new AvroWire(new ConfluentRegistry(settings.registryUrl())));
  }

  /** The wire format with its schema ids. */
  public AvroWire wire() {
    return wire;
  }

  /**
   * Reads topics from the beginning to what is committed now, on the calling thread.
   *
   * @throws TimeoutException when that took longer than allowed
   */
  public void read(List<Topic> topics, Duration atMost, Consumer<LogRecord> listener)
      throws TimeoutException {
    try (var consumer = new CommittedConsumer(settings, wire, topics)) {
      consumer.seekToBeginning();
      readToEnd(consumer, atMost, listener);
    }
  }

  /**
   * Reads a topic from where its partitions were left to what is committed now, on the calling
   * thread.
   *
   * @param from first offset wanted by partition; from the beginning where none is given
   * @throws TimeoutException when that took longer than allowed
   */
  public void readFrom(
      Topic topic, Map<Integer, Long> from, Duration atMost, Consumer<LogRecord> listener)
      throws TimeoutException {
    try (var consumer = new CommittedConsumer(settings, wire, List.of(topic))) {
      consumer.seekTo(from);
      readToEnd(consumer, atMost, listener);
    }
  }

  private static void readToEnd(
      CommittedConsumer consumer, Duration atMost, Consumer<LogRecord> listener)
      throws TimeoutException {
    long deadlineNanos = System.nanoTime() + atMost.toNanos();
    var ends = consumer.ends();
    while (!consumer.hasPassed(ends)) {
      if (System.nanoTime() - deadlineNanos > 0) {
        throw new TimeoutException("reading %s took over %s".formatted(consumer.topics(), atMost));
      }
      consumer.poll(POLL, listener);
    }
  }

  /** Follows topics from their beginning. */
  public LogFollower followFromBeginning(List<Topic> topics, Consumer<LogRecord> listener) {
    var consumer = new CommittedConsumer(settings, wire, topics);
    consumer.seekToBeginning();
    return new LogFollower(consumer, listener);
  }

  /** Follows topics: hands over whatever is committed after this method has returned. */
  public LogFollower followFromNow(List<Topic> topics, Consumer<LogRecord> listener) {
    var consumer = new CommittedConsumer(settings, wire, topics);
    consumer.seekToEnd();
    return new LogFollower(consumer, listener);
  }
}
