package io.ikart.gateway;

import java.nio.file.Path;
import java.time.Duration;

/** A simulator as tests start it: quick, on any free port. */
final class Settings {

  static final String KEY = "sk_test_1";
  static final String SECRET = "whsec_test";

  private Settings() {}

  static SimulatorSettings in(Path home) {
    return listened(home, "");
  }

  static SimulatorSettings listened(Path home, String webhookUrl) {
    return new SimulatorSettings(
        0,
        home.resolve("books.jsonl"),
        Duration.ofMillis(1),
        Duration.ofMillis(50),
        Duration.ofSeconds(20),
        webhookUrl,
        SECRET,
        Duration.ofMillis(20));
  }
}
