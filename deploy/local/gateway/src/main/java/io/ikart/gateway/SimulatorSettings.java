package io.ikart.gateway;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What the simulator reads from its environment.
 *
 * @param port port on 127.0.0.1; 0 lets the system choose a free one
 * @param journal file that keeps what the gateway must not forget
 * @param latency how long an ordinary answer takes
 * @param slow how long the answer to {@code tok_slow} takes
 * @param hang how long an answer takes that is meant to come too late for any client
 */
public record SimulatorSettings(
    int port, Path journal, Duration latency, Duration slow, Duration hang) {

  private static final int HIGHEST_PORT = 65_535;

  /**
   * Reads the settings, with defaults for what is not set.
   *
   * @throws IllegalArgumentException naming the variable that has a bad value
   */
  public static SimulatorSettings from(Map<String, String> environment) {
    long port = number(environment, "IKART_GATEWAY_PORT", 8090);
    if (port > HIGHEST_PORT) {
      throw new IllegalArgumentException("IKART_GATEWAY_PORT: no such port: " + port);
    }
    var home = Path.of(environment.getOrDefault("IKART_HOME", ".ikart"));
    return new SimulatorSettings(
        (int) port,
        home.resolve("gateway").resolve("journal.jsonl"),
        Duration.ofMillis(number(environment, "IKART_GATEWAY_LATENCY_MS", 20)),
        Duration.ofMillis(number(environment, "IKART_GATEWAY_SLOW_MS", 2_000)),
        Duration.ofMillis(number(environment, "IKART_GATEWAY_HANG_MS", 15_000)));
  }

  private static long number(Map<String, String> environment, String name, long otherwise) {
    var text = environment.get(name);
    if (text == null || text.isBlank()) {
      return otherwise;
    }
    if (!text.matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException(name + ": not a whole number from 0: " + text);
    }
    return Long.parseLong(text);
  }
}
