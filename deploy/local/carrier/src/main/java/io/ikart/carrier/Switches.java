package io.ikart.carrier;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How badly the carrier behaves just now. Percentages are drawn for each request by itself. Not
 * thread safe; a restart sets all of them back.
 */
final class Switches {

  /** How long an ordinary answer takes. */
  static final String LATENCY = "latency_ms";

  /** How long a parcel stays where it is; 0: until it is moved. */
  static final String STEP = "step_ms";

  /** Requests answered 500, nothing done. */
  static final String ERROR = "error_percent";

  /** Requests answered 429, nothing done. */
  static final String BUSY = "rate_limit_percent";

  /** Requests done, and answered when nobody waits any more. */
  static final String LATE = "late_percent";

  /** Requests done, and the connection closed without an answer. */
  static final String LOST = "lost_percent";

  /** News sent twice. */
  static final String TWICE = "duplicate_webhook_percent";

  /** Where the draws begin. */
  static final String SEED = "seed";

  private static final int ALL = 100;

  private final Map<String, Long> values = new LinkedHashMap<>();
  private SplittableRandom random = new SplittableRandom(0);

  Switches(SimulatorSettings settings) {
    values.put(LATENCY, settings.latency().toMillis());
    values.put(STEP, settings.step().toMillis());
    for (var name : new String[] {ERROR, BUSY, LATE, LOST, TWICE, SEED}) {
      values.put(name, 0L);
    }
  }

  /**
   * Sets what is named and leaves the rest.
   *
   * @throws Refusal when a name or value is not known; nothing is set then
   */
  void set(Map<String, String> named) {
    var changes = new LinkedHashMap<String, Long>();
    named.forEach((name, text) -> changes.put(name, value(name, text)));
    values.putAll(changes);
    random = new SplittableRandom(values.get(SEED));
  }

  private long value(String name, String text) {
    long value = text.matches("[0-9]{1,9}") ? Long.parseLong(text) : -1;
    boolean isPercentage = name.endsWith("_percent");
    if (!values.containsKey(name) || value < 0 || (isPercentage && value > ALL)) {
      throw Refusal.invalid("SWITCH.INVALID", "No such setting: " + name + "=" + text);
    }
    return value;
  }

  long of(String name) {
    return values.get(name);
  }

  Map<String, Long> settings() {
    return Map.copyOf(values);
  }

  /** Whether it happens this time. */
  boolean happens(String percentage) {
    long percent = values.get(percentage);
    return percent > 0 && random.nextInt(ALL) < percent;
  }
}
