package io.ikart.bench.baseline;

import io.ikart.schemas.access.KafkaSecurity;
import java.util.HashMap;
import java.util.Map;

/** Where every Kafka client of a benchmark gets its brokers and its security settings from. */
public final class Brokers {

  private static final String PRINCIPAL = "bench";

  private Brokers() {}

  /** Settings of a client that says nothing else. */
  public static Map<String, Object> client(String bootstrap) {
    return client(bootstrap, Map.of());
  }

  /** Settings of a client: those given, the brokers, and what this process is told of security. */
  public static Map<String, Object> client(String bootstrap, Map<String, ?> settings) {
    var all = new HashMap<String, Object>(settings);
    all.put("bootstrap.servers", bootstrap);
    return KafkaSecurity.from(System.getenv(), PRINCIPAL).with(all);
  }
}
