package io.ikart.tools.demo;

import io.ikart.tools.Console;
import io.ikart.tools.demo.Tally.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Shows the tally: redrawn in place on a terminal, one line at a time elsewhere. */
final class LiveTable {

  private static final String UP_AND_CLEAR = "\u001b[%dA\u001b[J";

  private final Console console;
  private final Tally tally;
  private final boolean terminal;
  private int drawn;
  private long placedBefore;

  /**
   * @param terminal whether the output understands cursor movements
   */
  LiveTable(Console console, Tally tally, boolean terminal) {
    this.console = console;
    this.tally = tally;
    this.terminal = terminal;
  }

  /**
   * Draws what there is, a second after the last time.
   *
   * @param second seconds so far
   * @param of seconds in all
   */
  void draw(long second, long of) {
    long placed = tally.of(Count.PLACED);
    long now = placed - placedBefore;
    placedBefore = placed;
    if (!terminal) {
      console.say("%s", line(second, of, now));
      return;
    }
    if (drawn > 0) {
      console.out().printf(UP_AND_CLEAR, drawn);
    }
    var rows = rows("%d of %d s".formatted(second, of), now, placed / Math.max(1, second));
    rows.forEach(row -> console.say("%s", row));
    drawn = rows.size();
  }

  /** Draws the end result. */
  void summary(long seconds) {
    long perSecond = tally.of(Count.PLACED) / Math.max(1, seconds);
    console.say("");
    rows("after %d s".formatted(seconds), 0, perSecond).forEach(row -> console.say("%s", row));
  }

  private String line(long second, long of, long now) {
    return String.format(
        Locale.ROOT,
        "%3d/%d s  %4d orders/s  placed %d confirmed %d declined %d rejected %d cancelled %d"
            + "  confirm p50 %.0f p99 %.0f ms  faults %d",
        second,
        of,
        now,
        tally.of(Count.PLACED),
        tally.of(Count.CONFIRMED),
        tally.of(Count.DECLINED),
        tally.of(Count.REJECTED),
        tally.of(Count.CANCELLED),
        tally.confirm().millisAt(50),
        tally.confirm().millisAt(99),
        sum(tally.faults()));
  }

  private List<String> rows(String time, long now, long average) {
    var rows = new ArrayList<String>();
    rows.add("iKart demo, " + time);
    rows.add(row("orders per second", "%,d now, %,d on average".formatted(now, average)));
    rows.add(row("orders placed", number(Count.PLACED)));
    rows.add(row("  confirmed", number(Count.CONFIRMED)));
    rows.add(row("  payments declined", number(Count.DECLINED)));
    rows.add(row("  rejected", number(Count.REJECTED)));
    rows.add(row("  cancelled, expired", number(Count.CANCELLED) + ", " + number(Count.EXPIRED)));
    rows.add(row("carts abandoned", number(Count.ABANDONED)));
    rows.add(row("checkout answered", tally.accept().toString()));
    rows.add(row("confirmed", tally.confirm() + " (approved at once)"));
    rows.add(row("HTTP requests", number(Count.REQUESTS)));
    rows.add(row("HTTP refusals", texts(tally.refusals())));
    rows.add(row("HTTP 5xx and lost answers", texts(tally.faults())));
    return rows;
  }

  private String number(Count count) {
    return "%,d".formatted(tally.of(count));
  }

  private static String row(String name, String value) {
    return "  %-28s %s".formatted(name, value);
  }

  private static String texts(Map<String, Long> counts) {
    return counts.isEmpty()
        ? "none"
        : counts.entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
