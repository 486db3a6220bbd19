package io.ikart.edge.command;

import io.ikart.edge.command.Replies.Pending;
import io.ikart.edge.ops.Meters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** How long commands take to become durable and to be answered, by topic. */
public final class CommandMetrics {

  private final MeterRegistry meters;
  private final ConcurrentHashMap<String, Timer> timers = new ConcurrentHashMap<>();

  public CommandMetrics(MeterRegistry meters, Replies replies) {
    this.meters = meters;
    meters.gauge("ikart.commands.pending", replies, Replies::size);
  }

  /** Times a command from now to its acknowledgement and to its reply. */
  void watch(Pending pending, String topic) {
    long start = System.nanoTime();
    record(pending.acknowledged(), "ikart.commands.acknowledged", topic, start);
    record(pending.reply(), "ikart.commands.replied", topic, start);
  }

  private void record(CompletableFuture<?> step, String name, String topic, long start) {
    var unused =
        step.whenComplete(
            (result, failure) ->
                timer(name, topic, failure == null ? "ok" : "failed")
                    .record(System.nanoTime() - start, TimeUnit.NANOSECONDS));
  }

  private Timer timer(String name, String topic, String result) {
    return timers.computeIfAbsent(
        name + topic + result,
        unused -> Meters.latency(meters, name, "topic", topic, "result", result));
  }
}
