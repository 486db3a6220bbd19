package io.ikart.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ikart.tools.Latency;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;

/** Latencies by the second in which they ended. Thread safe. */
public final class Timeline {

  private final long startNanos = System.nanoTime();
  private final ConcurrentSkipListMap<Long, Latency> seconds = new ConcurrentSkipListMap<>();

  /** Adds one that ends now. */
  public void record(long nanos) {
    long second = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startNanos);
    seconds.computeIfAbsent(second, any -> new Latency()).record(nanos);
  }

  /** Each second with its number, how many ended, and milliseconds at 50 and 99 per cent. */
  ArrayNode json() {
    var all = JsonNodeFactory.instance.arrayNode();
    seconds.forEach(
        (second, latency) ->
            all.addArray()
                .add(second)
                .add(latency.count())
                .add(latency.millisAt(50))
                .add(latency.millisAt(99)));
    return all;
  }
}
