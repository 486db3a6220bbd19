package io.ikart.tools.search;

import io.ikart.tools.Latency;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * Which changes a search has shown. A product's changes are numbered upwards; a search that shows
 * one of them has everything that product was before. Thread safe.
 */
final class WatchedProducts {

  private final List<Queue<Change>> waiting = new ArrayList<>();
  private final Latency latency = new Latency();
  private boolean measuring;

  /**
   * A change nobody has found yet.
   *
   * @param number of it, growing
   * @param dueNanos when it was to be sent
   * @param measured whether its latency counts
   */
  private record Change(long number, long dueNanos, boolean measured) {}

  /**
   * @param products how many are watched, numbered from 0
   */
  WatchedProducts(int products) {
    for (int i = 0; i < products; i++) {
      waiting.add(new ArrayDeque<>());
    }
  }

  /** From now on changes are measured; those before are only followed. */
  synchronized void measure() {
    measuring = true;
  }

  /** From now on changes are only followed. */
  synchronized void stopMeasuring() {
    measuring = false;
  }

  /** A change of a product is to be sent now. */
  synchronized void due(int product, long number, long dueNanos) {
    waiting.get(product).add(new Change(number, dueNanos, measuring));
  }

  /** A search showed a product as this change made it. */
  synchronized void shown(int product, long number, long nowNanos) {
    var changes = waiting.get(product);
    while (!changes.isEmpty() && changes.element().number() <= number) {
      var change = changes.remove();
      if (change.measured()) {
        latency.record(nowNanos - change.dueNanos());
      }
    }
  }

  /** Changes that count and that no search has shown. */
  synchronized long missing() {
    return waiting.stream().flatMap(Queue::stream).filter(Change::measured).count();
  }

  Latency latency() {
    return latency;
  }
}
