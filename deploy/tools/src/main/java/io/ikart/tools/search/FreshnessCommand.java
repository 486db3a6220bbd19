package io.ikart.tools.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.ikart.tools.Console;
import io.ikart.tools.DurationConverter;
import io.ikart.tools.Latency;
import io.ikart.tools.Patience;
import io.ikart.tools.ToolCommand;
import io.ikart.tools.shop.EdgeClient;
import io.ikart.tools.shop.EdgeRequest;
import io.ikart.tools.shop.OfferLine;
import io.ikart.tools.shop.ProductLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how long it takes until a change of the catalogue is found. */
@Command(
    name = "freshness",
    description = {
      "Change products at a rate, and measure for some of them how long it takes from sending the"
          + " change to the first search that finds it.",
      "Exit code 1 when the 99th percentile is above --p99, or the rate was not reached."
    })
final class FreshnessCommand implements ToolCommand {

  private static final int PRODUCTS = 1_000;
  private static final int BURSTS_PER_SECOND = 20;
  private static final double REACHED = 0.95;
  private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(25);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  @Mixin private Console console;

  @Option(
      names = "--rate",
      defaultValue = "200",
      description = "changes a second (${DEFAULT-VALUE})")
  private int rate;

  @Option(
      names = "--for",
      defaultValue = "30s",
      converter = DurationConverter.class,
      description = "how long (${DEFAULT-VALUE})")
  private Duration length;

  @Option(
      names = "--watchers",
      defaultValue = "3",
      description = "changes watched at a time (${DEFAULT-VALUE})")
  private int watchers;

  @Option(names = "--p99", defaultValue = "2000", description = "milliseconds (${DEFAULT-VALUE})")
  private long mostMs;

  private final Latency latency = new Latency();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicBoolean open = new AtomicBoolean(true);

  @Override
  public Integer call() throws Exception {
    var threads = Executors.newCachedThreadPool();
    double seconds;
    try (var edge = EdgeClient.ofStaff(console.settings(), LONGEST)) {
      long began = System.nanoTime();
      List<Future<?>> work = new ArrayList<>();
      work.add(threads.submit(() -> change(edge)));
      for (int i = 0; i < watchers; i++) {
        int watcher = i;
        work.add(threads.submit(() -> watch(edge, watcher)));
      }
      var end = new Patience(length);
      while (!end.isOver()) {
        end.pause();
      }
      open.set(false);
      seconds = (System.nanoTime() - began) / (double) TimeUnit.SECONDS.toNanos(1);
      for (var each : work) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
    double reached = sent.get() / seconds;
    console.say(
        "searchable after %s; %,d watched of %,.0f changes/s", latency, latency.count(), reached);
    return latency.millisAt(99) <= mostMs && reached >= rate * REACHED ? OK : FAILED;
  }

  /** Sends bursts on schedule: one that is late is not left out. */
  private Void change(EdgeClient edge) throws InterruptedException {
    long began = System.nanoTime();
    int burst = rate / BURSTS_PER_SECOND;
    for (long i = 0; open.get(); i++) {
      long due = began + i * TimeUnit.SECONDS.toNanos(1) / BURSTS_PER_SECOND;
      LockSupport.parkNanos(due - System.nanoTime());
      var lines = new StringBuilder();
      for (int j = 0; j < burst; j++) {
        long change = i * burst + j;
        lines.append(line("prod_fresh-" + change % PRODUCTS, "Changed " + change)).append('\n');
      }
      put(edge, lines.toString());
      sent.addAndGet(burst);
    }
    return null;
  }

  private Void watch(EdgeClient edge, int watcher) throws InterruptedException {
    var id = "prod_watched-" + watcher;
    var run = Long.toString(System.nanoTime(), Character.MAX_RADIX);
    for (int i = 0; open.get(); i++) {
      var word = "w" + run + "x" + i;
      long began = System.nanoTime();
      put(edge, line(id, word));
      sent.incrementAndGet();
      while (!isFound(edge, word)) {
        if (System.nanoTime() - began > LONGEST.toNanos()) {
          throw new IllegalStateException(word + " was not found after " + LONGEST);
        }
        LockSupport.parkNanos(LOOK_AGAIN_NANOS);
      }
      latency.record(System.nanoTime() - began);
    }
    return null;
  }

  private static boolean isFound(EdgeClient edge, String word) throws InterruptedException {
    JsonNode found = edge.send(EdgeRequest.get("/v1/store/suggest?limit=1&q=" + word)).body();
    return found.path("suggestions").path(0).path("text").asText().equals(word);
  }

  private static void put(EdgeClient edge, String lines) throws InterruptedException {
    var answer = edge.send(EdgeRequest.postLines("/v1/admin/products/bulk", lines));
    if (answer.status() / 100 != 2) {
      throw new IllegalStateException("the edge answered " + answer.status());
    }
  }

  private static String line(String id, String title) {
    var sku = id.substring("prod_".length());
    return new ProductLine(id, sku, title, List.of(OfferLine.at(sku + ":1", sku, 100L))).json();
  }
}
