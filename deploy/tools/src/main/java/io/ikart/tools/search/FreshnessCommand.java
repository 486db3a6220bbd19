package io.ikart.tools.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.ikart.tools.Console;
import io.ikart.tools.DurationConverter;
import io.ikart.tools.Patience;
import io.ikart.tools.ToolCommand;
import io.ikart.tools.shop.EdgeClient;
import io.ikart.tools.shop.EdgeRequest;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Measures how long it takes until a change of the catalogue is found. */
@Command(
    name = "freshness",
    description = {
      "Change products at a rate, open loop, and measure for one change in each burst how long it"
          + " takes from when it was to be sent until a search shows it.",
      "Exit code 1 when the 99th percentile is above --p99, the rate was not reached, or a change"
          + " was not found in the end."
    })
final class FreshnessCommand implements ToolCommand {

  private static final double REACHED = 0.95;
  private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  @Mixin private Console console;

  @Option(
      names = "--rate",
      defaultValue = "200",
      description = "changes a second, a multiple of 20 (${DEFAULT-VALUE})")
  private int rate;

  @Option(
      names = "--warm-up",
      defaultValue = "30s",
      converter = DurationConverter.class,
      description = "how long before it is measured (${DEFAULT-VALUE})")
  private Duration warmUp;

  @Option(
      names = "--for",
      defaultValue = "60s",
      converter = DurationConverter.class,
      description = "how long it is measured (${DEFAULT-VALUE})")
  private Duration length;

  @Option(names = "--p99", defaultValue = "2000", description = "milliseconds (${DEFAULT-VALUE})")
  private long mostMs;

  private final String word = "w" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
  private final WatchedProducts watched = new WatchedProducts(CatalogChanges.WATCHED);

  @Override
  public Integer call() throws Exception {
    if (!CatalogChanges.isPossible(rate)) {
      throw new ParameterException(
          console.commandLine(), "--rate is %d: give it a multiple of 20".formatted(rate));
    }
    var threads = Executors.newFixedThreadPool(2);
    try (var edge = new EdgeClient(console.settings().edgeUrl(), LONGEST);
        var changes = new CatalogChanges(edge, watched, word, rate)) {
      var looking = threads.submit(() -> look(edge));
      var sending = threads.submit(() -> send(changes));
      follow(warmUp, sending, looking);
      long before = changes.accepted();
      long began = System.nanoTime();
      watched.measure();
      follow(length, sending, looking);
      watched.stopMeasuring();
      double seconds = (System.nanoTime() - began) / (double) TimeUnit.SECONDS.toNanos(1);
      double reached = (changes.accepted() - before) / seconds;
      awaitAll(sending, looking);
      return verdict(reached);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Void send(CatalogChanges changes) throws ExecutionException, InterruptedException {
    changes.send();
    return null;
  }

  /** Shows which change each watched product has come to, again and again. */
  private Void look(EdgeClient edge) throws InterruptedException {
    while (!Thread.currentThread().isInterrupted()) {
      var question = "/v1/store/suggest?limit=" + CatalogChanges.WATCHED + "&q=" + word;
      var answer = edge.send(EdgeRequest.get(question)).orThrow("a search").body();
      long nowNanos = System.nanoTime();
      answer.path("suggestions").forEach(each -> found(each, nowNanos));
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
    return null;
  }

  private void found(JsonNode suggestion, long nowNanos) {
    var title = suggestion.path("text").asText();
    var id = suggestion.path("productId").asText();
    if (title.startsWith(word + " ")) {
      watched.shown(
          Integer.parseInt(id.substring(id.lastIndexOf('-') + 1)),
          Long.parseLong(title.substring(word.length() + 1)),
          nowNanos);
    }
  }

  private static void follow(Duration time, Future<?>... work)
      throws InterruptedException, ExecutionException {
    var end = new Patience(time);
    while (!end.isOver()) {
      throwFailureOf(work);
      end.pause();
    }
  }

  /** Changes go on until the last that counts is found, so that it is not found too easily. */
  private void awaitAll(Future<?>... work) throws InterruptedException, ExecutionException {
    var patience = new Patience(LONGEST);
    while (watched.missing() > 0 && !patience.isOver()) {
      throwFailureOf(work);
      patience.pause();
    }
  }

  private static void throwFailureOf(Future<?>... work)
      throws InterruptedException, ExecutionException {
    for (var each : work) {
      if (each.isDone()) {
        each.get();
      }
    }
  }

  private int verdict(double reached) {
    var latency = watched.latency();
    console.say(
        "searchable after %s; %,d watched of %,.0f changes/s, %,d not found",
        latency, latency.count(), reached, watched.missing());
    boolean fresh = latency.count() > 0 && latency.millisAt(99) <= mostMs;
    return fresh && watched.missing() == 0 && reached >= rate * REACHED ? OK : FAILED;
  }
}
