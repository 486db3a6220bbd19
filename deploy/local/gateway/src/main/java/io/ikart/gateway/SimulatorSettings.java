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
 * @param webhookUrl where events are posted to; empty when nobody listens
 * @param webhookSecret what events are signed with
 * @param webhookPause how long to wait before an event is sent again; doubled each time
 */
public record SimulatorSettings(
    int port,
    Path journal,
    Duration latency,
    Duration slow,
    Duration hang,
    String webhookUrl,
    String webhookSecret,
    Duration webhookPause) {

  /** Version of the API that events are written in when no request says another. */
  static final String API_VERSION = "2026-07-29.dahlia";

  private static final String TEST_SECRET = "whsec_ikart_local";
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
        home.resolve("gateway").resolve("books.jsonl"),
        Duration.ofMillis(number(environment, "IKART_GATEWAY_LATENCY_MS", 20)),
        Duration.ofMillis(number(environment, "IKART_GATEWAY_SLOW_MS", 2_000)),
        Duration.ofMillis(number(environment, "IKART_GATEWAY_HANG_MS", 15_000)),
        webhookUrl(environment),
        environment.getOrDefault("IKART_GATEWAY_WEBHOOK_SECRET", TEST_SECRET),
        Duration.ofMillis(number(environment, "IKART_GATEWAY_WEBHOOK_PAUSE_MS", 1_000)));
  }

  private static String webhookUrl(Map<String, String> environment) {
    var url = environment.getOrDefault("IKART_GATEWAY_WEBHOOK_URL", "");
    if (!url.isEmpty() && !url.matches("https?://[^/].*")) {
      throw new IllegalArgumentException(
          "IKART_GATEWAY_WEBHOOK_URL: not an http or https URL: " + url);
    }
    return url;
  }

  /** Without the secret, so that it can be logged. */
  @Override
  public String toString() {
    return "journal %s, latency %s, webhooks to %s"
        .formatted(journal, latency, webhookUrl.isEmpty() ? "nobody" : webhookUrl);
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
