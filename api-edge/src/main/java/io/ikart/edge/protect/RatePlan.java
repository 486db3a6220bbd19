package io.ikart.edge.protect;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How often is allowed, as it is configured.
 *
 * @param quotas by name; nothing is limited whose name is missing
 */
public record RatePlan(Map<String, Quota> quotas) {

  /** Requests from one network address. */
  public static final String ADDRESS = "address";

  /** Requests of one who is known. */
  public static final String PRINCIPAL = "principal";

  /** Checkouts and payments of one who is known, or from the address of a guest. */
  public static final String CHECKOUT = "checkout";

  /** What counts when nothing is said. */
  public static final String USUAL = "address=1200/60s,principal=600/60s,checkout=30/60s";

  private static final List<String> NAMES = List.of(ADDRESS, PRINCIPAL, CHECKOUT);
  private static final Pattern ENTRY =
      Pattern.compile("([a-z-]{1,20})=([1-9][0-9]{0,8})/([1-9][0-9]{0,5})s");
  private static final String OFF = "off";

  /**
   * So many, and as many again over each window.
   *
   * @param requests at once
   * @param window until they are all given again
   */
  public record Quota(long requests, Duration window) {}

  /**
   * Reads a plan.
   *
   * @param text {@code name=requests/seconds}, comma-separated; or {@code off}
   * @throws IllegalArgumentException naming what is wrong
   */
  public static RatePlan of(String text) {
    var quotas = new LinkedHashMap<String, Quota>();
    if (!text.equals(OFF)) {
      Arrays.stream(text.split(",", -1)).map(String::strip).forEach(entry -> read(entry, quotas));
    }
    return new RatePlan(quotas);
  }

  private static void read(String entry, Map<String, Quota> quotas) {
    var match = ENTRY.matcher(entry);
    if (!match.matches() || !NAMES.contains(match.group(1))) {
      throw new IllegalArgumentException(
          "must be off, or a list of name=requests/60s with the names " + String.join(", ", NAMES));
    }
    var window = Duration.ofSeconds(Long.parseLong(match.group(3)));
    quotas.put(match.group(1), new Quota(Long.parseLong(match.group(2)), window));
  }

  /** Whether nothing is limited. */
  boolean isOff() {
    return quotas.isEmpty();
  }

  Optional<Limit> limit(String name) {
    return Optional.ofNullable(quotas.get(name))
        .map(quota -> new Limit(name, quota.requests(), quota.window()));
  }
}
