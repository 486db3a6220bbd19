package io.ikart.carrier;

import java.nio.file.Path;
import java.time.Duration;

/** A simulator as tests start it: quick, on any free port, parcels moved by hand. */
final class Settings {

  static final String KEY = "EZTK1";
  static final String SECRET = "a-secret-of-the-carrier";

  private Settings() {}

  static SimulatorSettings in(Path home) {
    return listened(home, "", Duration.ZERO);
  }

  static SimulatorSettings listened(Path home, String webhookUrl, Duration step) {
    return new SimulatorSettings(
        0,
        home.resolve("parcels.jsonl"),
        Duration.ofMillis(1),
        Duration.ofSeconds(20),
        step,
        webhookUrl,
        SECRET,
        Duration.ofMillis(20));
  }
}
