package io.ikart.bench.baseline;

import io.ikart.bench.Outcome;
import io.ikart.bench.Timeline;
import io.ikart.tools.Latency;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What the operations of one block took, and what went wrong with the others. Thread safe. */
public final class Measured {

  private final Latency latency = new Latency();
  private final Timeline overTime = new Timeline();
  private final Map<String, Integer> failures = new ConcurrentHashMap<>();

  /**
   * Adds an operation that ends now, as it should.
   *
   * @param dueNanos when it should have begun
   */
  public void done(long dueNanos) {
    long nanos = System.nanoTime() - dueNanos;
    latency.record(nanos);
    overTime.record(nanos);
  }

  /** Adds an operation that ended otherwise. */
  public void failed(String why) {
    failures.merge(why, 1, Integer::sum);
  }

  /** How many ended as they should. */
  public long count() {
    return latency.count();
  }

  /** Operations that failed, by what went wrong. */
  public Map<String, Integer> failures() {
    return new TreeMap<>(failures);
  }

  /** The block; void for these reasons, or when an operation failed. */
  public Outcome outcome(long nanos, List<String> voidReasons) {
    return outcome(nanos, count(), voidReasons);
  }

  /** The same where operations are counted without a latency each. */
  public Outcome outcome(long nanos, long operations, List<String> voidReasons) {
    var reasons = new ArrayList<>(voidReasons);
    failures().forEach((why, times) -> reasons.add("%,d times: %s".formatted(times, why)));
    return new Outcome(operations, nanos, latency, overTime, Map.of(), List.copyOf(reasons));
  }
}
