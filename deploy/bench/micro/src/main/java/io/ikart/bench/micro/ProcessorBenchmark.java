package io.ikart.bench.micro;

import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.LocalSchemas;
import io.ikart.schemas.topic.StockTopics;
import io.ikart.topologies.kernel.ApplicationTopology;
import io.ikart.topologies.kernel.KernelMeters;
import io.ikart.topologies.kernel.Resources;
import io.ikart.topologies.stock.StockTopology;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One hold through the whole stock application, its store included, without a broker. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ProcessorBenchmark {

  private static final int SKUS = 1_000;

  private final AvroWire wire = new AvroWire(new LocalSchemas());
  private Path folder;
  private TopologyTestDriver driver;
  private TestInputTopic<String, byte[]> commands;
  private TestOutputTopic<byte[], byte[]> events;
  private TestOutputTopic<byte[], byte[]> replies;
  private long orders;

  /** Starts the application and fills the shelves. */
  @Setup
  public void open() throws IOException {
    folder = Files.createTempDirectory("ikart-micro");
    var config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "micro-stock");
    config.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
    config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    var resources = new Resources(wire, new KernelMeters(new SimpleMeterRegistry()));
    driver =
        new TopologyTestDriver(
            ApplicationTopology.of(StockTopology.STOCK, resources), config, Sample.NOON);
    commands =
        driver.createInputTopic(
            StockTopics.STOCK_COMMANDS.name(), new StringSerializer(), new ByteArraySerializer());
    events = output(StockTopics.STOCK_EVENTS.name());
    replies = output(StockTopics.STOCK_REPLIES.name());
    for (int number = 0; number < SKUS; number++) {
      commands.pipeInput(Sample.sku(number), wire.encode(Sample.receive(Sample.sku(number))));
    }
    forget();
  }

  private TestOutputTopic<byte[], byte[]> output(String topic) {
    return driver.createOutputTopic(
        topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** The driver keeps what is written until somebody reads it. */
  private int forget() {
    return events.readRecordsToList().size()
        + (replies.isEmpty() ? 0 : replies.readRecordsToList().size());
  }

  @Benchmark
  public int hold() {
    var sku = Sample.sku((int) (orders % SKUS));
    commands.pipeInput(sku, wire.encode(Sample.hold(sku, ++orders)));
    return forget();
  }

  /** Leaves nothing behind. */
  @TearDown
  public void close() throws IOException {
    driver.close();
    try (var left = Files.walk(folder)) {
      for (var file : left.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
