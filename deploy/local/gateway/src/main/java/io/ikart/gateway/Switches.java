package io.ikart.gateway;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How badly the gateway behaves just now. Percentages are drawn for each request by itself, from a
 * seed. Not thread safe; a restart sets all of them back.
 */
final class Switches {

  private static final int ALL = 100;

  private final Map<Switch, Long> values = new EnumMap<>(Switch.class);
  private SplittableRandom random;

  /** What can be set; in requests in lower case. */
  enum Switch {
    /** How long an ordinary answer takes. */
    LATENCY_MS,
    /** Requests answered 500, nothing done. */
    ERROR_PERCENT,
    /** Requests answered 500, nothing done, and the 500 kept as the answer of their key. */
    STORED_ERROR_PERCENT,
    /** Requests answered 429, nothing done. */
    RATE_LIMIT_PERCENT,
    /** Authorizations declined, whatever the card. */
    DECLINE_PERCENT,
    /** Requests done, and answered when nobody waits any more. */
    LATE_PERCENT,
    /** Requests done, and the connection closed without an answer. */
    LOST_PERCENT,
    /** Events sent twice. */
    DUPLICATE_WEBHOOK_PERCENT,
    /** Where the draws begin. */
    SEED;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    private static Switch named(String name) {
      return Arrays.stream(values())
          .filter(known -> known.word().equals(name))
          .findFirst()
          .orElseThrow(() -> new Refusal(ApiError.invalid("", name, "No such switch.")));
    }
  }

  Switches(Duration latency) {
    for (var known : Switch.values()) {
      values.put(known, 0L);
    }
    values.put(Switch.LATENCY_MS, latency.toMillis());
    random = new SplittableRandom(0);
  }

  /**
   * Sets what is named and leaves the rest.
   *
   * @throws Refusal when a name or value is not known; nothing is set then
   */
  void set(Map<String, String> named) {
    var changes = new EnumMap<Switch, Long>(Switch.class);
    named.forEach((name, text) -> changes.put(Switch.named(name), value(name, text)));
    values.putAll(changes);
    random = new SplittableRandom(values.get(Switch.SEED));
  }

  private static long value(String name, String text) {
    long value = text.matches("[0-9]{1,9}") ? Long.parseLong(text) : -1;
    if (value < 0 || (name.endsWith("_percent") && value > ALL)) {
      throw new Refusal(ApiError.invalid("", name, "No such setting of " + name + "."));
    }
    return value;
  }

  /** Everything as it is set. */
  Map<String, Long> settings() {
    var settings = new LinkedHashMap<String, Long>();
    values.forEach((known, value) -> settings.put(known.word(), value));
    return settings;
  }

  Duration latency() {
    return Duration.ofMillis(values.get(Switch.LATENCY_MS));
  }

  /** Whether it happens this time. */
  boolean happens(Switch percentage) {
    long percent = values.get(percentage);
    return percent > 0 && random.nextInt(ALL) < percent;
  }
}
