package io.ikart.tools.sales;

import io.ikart.tools.Latency;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * Which confirmations the daily figures have counted. Figures name no order: when the days together
 * have counted n orders, the first n that were confirmed count as shown. Thread safe.
 */
final class Shown {

  private static final long NOT_MEASURED = Long.MAX_VALUE;

  private final Map<String, Long> ordersByFigure = new HashMap<>();
  private final Queue<Long> waitingSinceMs = new ArrayDeque<>();
  private final Latency latency = new Latency();
  private long counted;
  private long shown;
  private boolean measuring;

  /** From now on it is measured; what was confirmed before only counts. */
  synchronized void measure() {
    measuring = true;
  }

  /** From now on what is confirmed only counts. */
  synchronized void stopMeasuring() {
    measuring = false;
  }

  /** An order was confirmed. */
  synchronized void confirmed(long atMs) {
    waitingSinceMs.add(measuring ? atMs : NOT_MEASURED);
    match(atMs);
  }

  /** A figure of a whole day was seen. */
  synchronized void figure(String figureId, long orders, long seenMs) {
    var before = ordersByFigure.put(figureId, orders);
    counted += orders - (before == null ? 0 : before);
    match(seenMs);
  }

  private void match(long nowMs) {
    while (shown < counted && !waitingSinceMs.isEmpty()) {
      long sinceMs = waitingSinceMs.remove();
      shown++;
      if (sinceMs != NOT_MEASURED) {
        latency.record(TimeUnit.MILLISECONDS.toNanos(nowMs - sinceMs));
      }
    }
  }

  /** Confirmed while it was measured, and in no figure yet. */
  synchronized long waiting() {
    return waitingSinceMs.stream().filter(sinceMs -> sinceMs != NOT_MEASURED).count();
  }

  Latency latency() {
    return latency;
  }
}
