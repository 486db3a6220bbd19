package io.ikart.edge.protect;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.ikart.edge.memory.LastUsed;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How often each of those who are counted may do something: a number at once, and as many again
 * over each window. Remembers those it saw last. Thread safe.
 */
final class Limit {

  private static final int REMEMBERED = 20_000;

  private final String name;
  private final String policy;
  private final long quota;
  private final Duration window;
  private final Map<String, Bucket> buckets = new LastUsed<>(REMEMBERED);

  Limit(String name, long quota, Duration window) {
    this.name = '"' + name + '"';
    this.policy = this.name + ";q=" + quota + ";w=" + window.toSeconds();
    this.quota = quota;
    this.window = window;
  }

  /** As the header {@code RateLimit-Policy} says it. */
  String policy() {
    return policy;
  }

  /** As the header {@code RateLimit} says it. */
  String state(ConsumptionProbe probe) {
    return name
        + ";r="
        + probe.getRemainingTokens()
        + ";t="
        + secondsUntil(probe.getNanosToWaitForReset());
  }

  /** Whole seconds after which a time is over. */
  static long secondsUntil(long nanos) {
    return TimeUnit.NANOSECONDS.toSeconds(nanos) + 1;
  }

  /** Counts once. */
  ConsumptionProbe count(String who) {
    return bucketOf(who).tryConsumeAndReturnRemaining(1);
  }

  private Bucket bucketOf(String who) {
    synchronized (buckets) {
      return buckets.computeIfAbsent(who, unused -> full());
    }
  }

  /** How many are remembered. */
  int size() {
    synchronized (buckets) {
      return buckets.size();
    }
  }

  private Bucket full() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(quota).refillGreedy(quota, window))
        .build();
  }
}
