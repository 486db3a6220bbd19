package io.ikart.carrier;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What the simulator reads from its environment.
 *
 * @param port port on 127.0.0.1; 0 lets the system choose a free one
 * @param journal file that keeps what the carrier must not forget
 * @param latency how long an ordinary answer takes
 * @param hang how long an answer takes that is meant to come too late for any client
 * @param step how long a parcel stays where it is before it moves on; zero: until it is moved
 * @param webhookUrl where news of parcels are posted to; empty when nobody listens
 * @param webhookSecret what news are signed with
 * @param webhookPause how long to wait before news are sent again; doubled each time
 */
public record SimulatorSettings(
    int port,
    Path journal,
    Duration latency,
    Duration hang,
    Duration step,
    String webhookUrl,
    String webhookSecret,
    Duration webhookPause) {

  private static final String TEST_SECRET = "carrier-secret-of-tests";
  private static final int HIGHEST_PORT = 65_535;

  /**
   * Reads the settings, with defaults for what is not set.
   *
   * @throws IllegalArgumentException naming the variable that has a bad value
   */
  public static SimulatorSettings from(Map<String, String> environment) {
    long port = number(environment, "IKART_CARRIER_PORT", 8091);
    if (port > HIGHEST_PORT) {
      throw new IllegalArgumentException("IKART_CARRIER_PORT: no such port: " + port);
    }
    var home = Path.of(environment.getOrDefault("IKART_HOME", ".ikart"));
    return new SimulatorSettings(
        (int) port,
        home.resolve("carrier").resolve("parcels.jsonl"),
        Duration.ofMillis(number(environment, "IKART_CARRIER_LATENCY_MS", 20)),
        Duration.ofMillis(number(environment, "IKART_CARRIER_HANG_MS", 30_000)),
        Duration.ofMillis(number(environment, "IKART_CARRIER_STEP_MS", 2_000)),
        webhookUrl(environment),
        environment.getOrDefault("IKART_CARRIER_WEBHOOK_SECRET", TEST_SECRET),
        Duration.ofMillis(number(environment, "IKART_CARRIER_WEBHOOK_PAUSE_MS", 1_000)));
  }

  private static String webhookUrl(Map<String, String> environment) {
    var url = environment.getOrDefault("IKART_CARRIER_WEBHOOK_URL", "");
    if (!url.isEmpty() && !url.matches("https?://[^/].*")) {
      throw new IllegalArgumentException(
          "IKART_CARRIER_WEBHOOK_URL: not an http or https URL: " + url);
    }
    return url;
  }

  /** Without the secret, so that it can be logged. */
  @Override
  public String toString() {
    return "journal %s, latency %s, step %s, news to %s"
        .formatted(journal, latency, step, webhookUrl.isEmpty() ? "nobody" : webhookUrl);
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
