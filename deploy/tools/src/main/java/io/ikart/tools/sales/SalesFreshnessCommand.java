package io.ikart.tools.sales;

import io.ikart.schemas.order.OrderConfirmed;
import io.ikart.schemas.sales.SalesFigure;
import io.ikart.schemas.topic.AnalyticsTopics;
import io.ikart.schemas.topic.Topic;
import io.ikart.schemas.topic.Topics;
import io.ikart.tools.Console;
import io.ikart.tools.DurationConverter;
import io.ikart.tools.Patience;
import io.ikart.tools.ToolCommand;
import io.ikart.tools.log.EventLog;
import io.ikart.tools.log.LogRecord;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how long it takes until a confirmed order is in the figures of its day. */
@Command(
    name = "sales-freshness",
    description = {
      "Watch a shop that trades (for example with demo), and measure how long it takes from the"
          + " confirmation of an order to the first figure of the day that has counted it, as a"
          + " reader of committed records sees it. Begins when orders have been confirmed without a"
          + " break for --steady.",
      "Exit code 1 when the 99th percentile is above --p99, when fewer events a second than --rate"
          + " were seen, or when an order is not counted in the end."
    })
public final class SalesFreshnessCommand implements ToolCommand {

  private static final Duration SETTLING = Duration.ofSeconds(30);
  private static final Duration TRADES_WITHIN = Duration.ofMinutes(10);

  @Mixin private Console console;

  @Option(
      names = "--for",
      defaultValue = "60s",
      converter = DurationConverter.class,
      description = "how long (${DEFAULT-VALUE})")
  private Duration length;

  @Option(
      names = "--steady",
      defaultValue = "20s",
      converter = DurationConverter.class,
      description = "how long orders must have been confirmed before (${DEFAULT-VALUE})")
  private Duration steady;

  @Option(
      names = "--rate",
      defaultValue = "200",
      description = "events a second there must be (${DEFAULT-VALUE})")
  private int rate;

  @Option(names = "--p99", defaultValue = "2000", description = "milliseconds (${DEFAULT-VALUE})")
  private long mostMs;

  private final Shown shown = new Shown();
  private final Steadiness steadiness = new Steadiness();
  private final AtomicLong events = new AtomicLong();

  @Override
  public Integer call() throws Exception {
    var log = EventLog.of(console.settings());
    try (var orders = log.followFromBeginning(eventTopics(), this::event);
        var figures =
            log.followFromBeginning(List.of(AnalyticsTopics.SALES_FIGURES), this::figure)) {
      orders.catchUp(SETTLING);
      figures.catchUp(SETTLING);
      new Patience(TRADES_WITHIN)
          .until("steady trade", () -> steadiness.hasLasted(steady, System.nanoTime()));
      long before = events.get();
      long began = System.nanoTime();
      shown.measure();
      var end = new Patience(length);
      while (!end.isOver()) {
        end.pause();
      }
      shown.stopMeasuring();
      double seconds = (System.nanoTime() - began) / (double) TimeUnit.SECONDS.toNanos(1);
      double reached = (events.get() - before) / seconds;
      orders.catchUp(SETTLING);
      return verdict(reached, settled());
    }
  }

  private boolean settled() throws InterruptedException {
    var patience = new Patience(SETTLING);
    while (shown.waiting() > 0 && !patience.isOver()) {
      patience.pause();
    }
    return shown.waiting() == 0;
  }

  private int verdict(double reached, boolean settled) {
    var latency = shown.latency();
    console.say(
        "in the day's figure after %s; %,d orders, %,.0f events/s, %,d not counted",
        latency, latency.count(), reached, shown.waiting());
    boolean fresh = latency.count() > 0 && latency.millisAt(99) <= mostMs;
    return fresh && settled && reached >= rate ? OK : FAILED;
  }

  private static List<Topic> eventTopics() {
    return Topics.ALL.stream().filter(topic -> topic.keep() == Topic.Keep.FOR_EVER).toList();
  }

  private void event(LogRecord record) {
    events.incrementAndGet();
    if (record.value() instanceof OrderConfirmed) {
      shown.confirmed(record.appendedAtMs());
      steadiness.happened(System.nanoTime());
    }
  }

  private void figure(LogRecord record) {
    if (record.value() instanceof SalesFigure figure
        && figure.getGrain().equals("DAY")
        && figure.getBreakdown().equals("ALL")) {
      shown.figure(figure.getFigureId(), figure.getOrders(), System.currentTimeMillis());
    }
  }
}
