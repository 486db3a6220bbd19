package io.ikart.tools.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.schemas.topic.Topics;
import io.ikart.tools.Console;
import io.ikart.tools.DurationConverter;
import io.ikart.tools.ToolCommand;
import io.ikart.tools.log.EventLog;
import io.ikart.tools.log.OrderBook;
import io.ikart.tools.shop.EdgeClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The whole journey over HTTP: create a cart, add lines, check out. */
@Command(
    name = "journey",
    description = {
      "Measure journeys over HTTP: create a cart, three adds, checkout, clients one journey at a"
          + " time each.",
      "Adds are answered when they are durable, the rest with its outcome; --sync waits for the"
          + " outcome of the adds as well."
    })
final class JourneyBench implements ToolCommand {

  private static final Duration SETTLING = Duration.ofSeconds(30);

  @Mixin private Console console;

  @Option(
      names = "--clients",
      paramLabel = "N",
      defaultValue = "16",
      description = "journeys under way at a time (${DEFAULT-VALUE})")
  private int clients;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      defaultValue = "30s",
      converter = DurationConverter.class,
      description = "how long to measure (${DEFAULT-VALUE})")
  private Duration length;

  @Option(
      names = "--warm-up",
      paramLabel = "TIME",
      defaultValue = "10s",
      converter = DurationConverter.class,
      description = "how long before (${DEFAULT-VALUE})")
  private Duration warmUp;

  @Option(
      names = "--skus",
      paramLabel = "N",
      defaultValue = "1000",
      description = "SKUs, uniformly bought (${DEFAULT-VALUE})")
  private int skus;

  @Option(
      names = "--lines",
      paramLabel = "N",
      defaultValue = "3",
      description = "lines of a cart (${DEFAULT-VALUE})")
  private int lines;

  @Option(names = "--sync", description = "wait for the outcome of every write")
  private boolean sync;

  @Option(names = "--report", paramLabel = "FILE", description = "also write the result (JSON)")
  private Path report;

  @Override
  public Integer call() throws Exception {
    var log = EventLog.of(console.settings());
    var goods = new BenchGoods(skus);
    try (var seeding = BenchGoods.client(console)) {
      goods.seed(seeding, console);
    }
    var orders = new OrderBook();
    var threads = Executors.newFixedThreadPool(clients);
    try (var edge = new EdgeClient(console.settings().edgeUrl(), Duration.ZERO);
        var follower = log.followFromNow(List.of(Topics.ORDER_EVENTS), orders::accept)) {
      console.progress("warming up for %s", warmUp);
      run(threads, new HttpJourneys(edge, goods, orders, lines, sync), warmUp);
      console.progress("measuring for %s", length);
      var journeys = new HttpJourneys(edge, goods, orders, lines, sync);
      long nanos = run(threads, journeys, length);
      journeys.awaitConfirmations(SETTLING);
      var result = result(journeys, nanos);
      console.say("%s", result.toPrettyString());
      if (report != null) {
        Files.writeString(report, result.toPrettyString() + "\n");
      }
      return journeys.errors().isEmpty() ? OK : FAILED;
    } finally {
      threads.shutdownNow();
    }
  }

  private long run(ExecutorService threads, HttpJourneys journeys, Duration time)
      throws InterruptedException, ExecutionException {
    long startNanos = System.nanoTime();
    long endNanos = startNanos + time.toNanos();
    var running = new ArrayList<Future<?>>();
    for (int i = 0; i < clients; i++) {
      int seed = i;
      running.add(
          threads.submit(
              () -> {
                journeys.until(endNanos, seed);
                return null;
              }));
    }
    for (var client : running) {
      client.get();
    }
    return System.nanoTime() - startNanos;
  }

  private ObjectNode result(HttpJourneys journeys, long nanos) {
    var node = JsonNodeFactory.instance.objectNode();
    node.put("benchmark", "journey");
    node.put("mode", sync ? "every write waits for its outcome" : "adds answer when durable");
    node.put("clients", clients).put("lines", lines).put("skus", skus);
    node.put("elapsedMs", TimeUnit.NANOSECONDS.toMillis(nanos));
    node.put("journeys", journeys.journey().count());
    node.put("journeysPerSecond", Math.round(journeys.journey().count() / (nanos / 1e9)));
    node.set("journey", journeys.journey().json());
    node.set("create", journeys.create().json());
    node.set("add", journeys.add().json());
    node.set("checkout", journeys.checkout().json());
    node.set("confirm", journeys.confirm().json());
    var errors = node.putObject("errors");
    journeys.errors().forEach(errors::put);
    return node;
  }
}
