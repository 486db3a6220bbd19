package io.ikart.bench.baseline.services;

import io.ikart.bench.baseline.Brokers;
import io.ikart.bench.baseline.ChildJvm;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/**
 * All services in one process, each an application of its own, until its standard input ends.
 * Settings: {@code BENCH_BOOTSTRAP}, {@code BENCH_STATE} for the state stores' folder.
 */
public final class ServicesMain {

  private static final int COMMIT_MS = 1;
  private static final Duration STOP = Duration.ofSeconds(10);

  private ServicesMain() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) throws IOException {
    var bootstrap = ChildJvm.setting("BENCH_BOOTSTRAP");
    var state = ChildJvm.setting("BENCH_STATE");
    List<KafkaStreams> running = new ArrayList<>();
    services()
        .forEach(
            (name, topology) ->
                running.add(new KafkaStreams(topology, settings(name, bootstrap, state))));
    running.forEach(KafkaStreams::start);
    ChildJvm.awaitEnd();
    running.forEach(each -> each.close(STOP));
  }

  /** The topology of each service, by its name. */
  static Map<String, Topology> services() {
    var services = new LinkedHashMap<String, Topology>();
    services.put("orders", OrdersService.build());
    services.put("inventory", InventoryService.build());
    services.put("fraud", FraudService.build());
    services.put("details", DetailsService.build());
    services.put("aggregator", AggregatorService.build());
    return services;
  }

  private static Properties settings(String name, String bootstrap, String state) {
    var settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, ServiceTopics.PREFIX + name + "-service");
    settings.putAll(Brokers.client(bootstrap));
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_MS);
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
    settings.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
    if (name.equals("fraud")) {
      settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0L);
    }
    return settings;
  }
}
