package io.ikart.tools;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Latencies of one kind of thing, in microseconds with three digits. Thread safe. */
public final class Latency {

  private static final double MICROS_PER_MILLI = 1_000.0;
  private static final int DIGITS = 3;

  private final Histogram histogram = new ConcurrentHistogram(DIGITS);

  /** Adds one; a negative one, which a clock cannot mean, counts as zero. */
  public void record(long nanos) {
    histogram.recordValue(Math.max(0, TimeUnit.NANOSECONDS.toMicros(nanos)));
  }

  /** How many there are. */
  public long count() {
    return histogram.getTotalCount();
  }

  /** A percentile in milliseconds; 0 when there is none. */
  public double millisAt(double percentile) {
    return histogram.getTotalCount() == 0
        ? 0
        : histogram.getValueAtPercentile(percentile) / MICROS_PER_MILLI;
  }

  /** Milliseconds at 50, 99 and 99.9 per cent and at most, and how many there are. */
  public ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("count", count())
        .put("p50Ms", millisAt(50))
        .put("p99Ms", millisAt(99))
        .put("p999Ms", millisAt(99.9))
        .put("maxMs", millisAt(100));
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "p50 %.1f  p99 %.1f  p99.9 %.1f ms",
        millisAt(50),
        millisAt(99),
        millisAt(99.9));
  }
}
