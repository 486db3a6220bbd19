package io.ikart.topologies.shop;

import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.topic.Topic;
import io.ikart.schemas.topic.Topics;
import io.ikart.topologies.kernel.AggregateStore;
import io.ikart.topologies.kernel.Application;
import io.ikart.topologies.kernel.ApplicationTopology;
import io.ikart.topologies.kernel.Resources;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** One application under a test driver. */
public final class Driver implements AutoCloseable {

  private final Application application;
  private final List<Topic> heard;
  private final Supplier<Topology> topology;
  private final Map<Topic, TestInputTopic<String, byte[]>> inputs = new TreeMap<>(byName());
  private final Map<Topic, TestOutputTopic<String, byte[]>> outputs = new TreeMap<>(byName());
  private final Path stateDir;
  private TopologyTestDriver driver;
  private Instant now;

  /** Starts an application on an empty store. */
  public Driver(Application application, Resources resources, Instant now) {
    this(application, List.of(), () -> ApplicationTopology.of(application, resources), now);
  }

  /**
   * Starts an application that has another part beside its aggregates.
   *
   * @param heard topics that part reads
   * @param topology of both
   */
  public Driver(
      Application application, List<Topic> heard, Supplier<Topology> topology, Instant now) {
    this.application = application;
    this.heard = heard;
    this.topology = topology;
    this.stateDir = newFolder();
    open(now);
  }

  private static Comparator<Topic> byName() {
    return Comparator.comparing(Topic::name);
  }

  /** Two builds may run at once on one machine. */
  private static Path newFolder() {
    try {
      return Files.createTempDirectory("ikart-shop");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void open(Instant at) {
    now = at;
    var config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "test-" + application.name());
    config.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    driver = new TopologyTestDriver(topology.get(), config, at);
    inputs.clear();
    outputs.clear();
    var read = new ArrayList<>(application.read());
    read.addAll(application.tables());
    read.addAll(heard);
    for (var topic : read) {
      inputs.put(
          topic,
          driver.createInputTopic(topic.name(), new StringSerializer(), new ByteArraySerializer()));
    }
    for (var topic : Topics.ALL) {
      outputs.put(
          topic,
          driver.createOutputTopic(
              topic.name(), new StringDeserializer(), new ByteArrayDeserializer()));
    }
  }

  /** Hands it a record at once. */
  public void pipe(Topic topic, String key, byte[] value, Headers headers) {
    inputs.get(topic).pipeInput(new TestRecord<>(key, value, headers, now));
  }

  /** Lets time pass. */
  public void pass(Duration time) {
    now = now.plus(time);
    driver.advanceWallClockTime(time);
  }

  /** What it wrote since it was last asked; what it sent to itself has reached it already. */
  public List<Message> written(AvroWire wire) {
    var found = new ArrayList<Message>();
    outputs.forEach(
        (topic, output) -> {
          while (!output.isEmpty()) {
            var message = output.readRecord();
            found.add(
                new Message(topic, message.key(), wire.decode(message.value()), message.headers()));
          }
        });
    return found;
  }

  /** Throws the task away and makes it anew from what its changelog would restore. */
  public void restart(Instant at) {
    var entries = new ArrayList<KeyValue<Bytes, byte[]>>();
    try (var all = store().all()) {
      all.forEachRemaining(entries::add);
    }
    var tables = new TreeMap<String, List<KeyValue<Bytes, byte[]>>>();
    for (var table : application.tables()) {
      var rows = new ArrayList<KeyValue<Bytes, byte[]>>();
      try (var all = table(table).all()) {
        all.forEachRemaining(rows::add);
      }
      tables.put(table.name(), rows);
    }
    driver.close();
    open(at);
    entries.forEach(entry -> store().put(entry.key, entry.value));
    application
        .tables()
        .forEach(
            table -> tables.get(table.name()).forEach(row -> table(table).put(row.key, row.value)));
  }

  /** Its aggregates and their parts. */
  public AggregateStore aggregates(AvroWire wire) {
    return new AggregateStore(store(), wire);
  }

  /** Everything in its store, by key in hexadecimal. */
  public Map<String, byte[]> dump() {
    var found = new TreeMap<String, byte[]>();
    try (var all = store().all()) {
      all.forEachRemaining(
          entry -> found.put(HexFormat.of().formatHex(entry.key.get()), entry.value));
    }
    return found;
  }

  /** How many deadlines it knows of. */
  public int armed() {
    return entries(application.indexName()) + entries(application.nearIndexName());
  }

  private int entries(String store) {
    int number = 0;
    try (var all = driver.<Bytes, byte[]>getKeyValueStore(store).all()) {
      for (; all.hasNext(); all.next()) {
        number++;
      }
    }
    return number;
  }

  boolean reads(Topic topic) {
    return application.read().contains(topic)
        || application.tables().contains(topic)
        || heard.contains(topic);
  }

  /** Its store. */
  public KeyValueStore<Bytes, byte[]> store() {
    return driver.getKeyValueStore(application.storeName());
  }

  private KeyValueStore<Bytes, byte[]> table(Topic table) {
    return driver.getKeyValueStore(Application.tableName(table));
  }

  @Override
  public void close() {
    driver.close();
    try (var left = Files.walk(stateDir)) {
      left.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
