package io.ikart.tools.retail;

import io.ikart.tools.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Makes the journeys of many invoices, a bounded number at a time, in the order of their times. */
final class Replay {

  private static final long PROGRESS_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final Console console;
  private final InvoiceJourney journey;
  private final int clients;

  /**
   * @param clients journeys under way at a time
   */
  Replay(Console console, InvoiceJourney journey, int clients) {
    this.console = console;
    this.journey = journey;
    this.clients = clients;
  }

  /**
   * Makes them all.
   *
   * @param speed how many times faster than the clock of the shop
   * @return their results in the order they ended
   */
  List<JourneyResult> run(List<Invoice> invoices, double speed)
      throws InterruptedException, ExecutionException {
    if (invoices.isEmpty()) {
      return List.of();
    }
    var pace = new Pace(speed, invoices.get(0).at());
    var threads = Executors.newFixedThreadPool(clients);
    try {
      var running = new ExecutorCompletionService<JourneyResult>(threads);
      for (var invoice : invoices) {
        running.submit(() -> journey.make(invoice, pace.await(invoice.at())));
      }
      return collect(running, invoices.size());
    } finally {
      threads.shutdownNow();
    }
  }

  private List<JourneyResult> collect(ExecutorCompletionService<JourneyResult> running, int all)
      throws InterruptedException, ExecutionException {
    var results = new ArrayList<JourneyResult>(all);
    long startNanos = System.nanoTime();
    long saidNanos = startNanos;
    while (results.size() < all) {
      var done = running.poll(1, TimeUnit.SECONDS);
      if (done != null) {
        results.add(done.get());
      }
      long nowNanos = System.nanoTime();
      if (nowNanos - saidNanos > PROGRESS_NANOS || results.size() == all) {
        saidNanos = nowNanos;
        say(results, all, nowNanos - startNanos);
      }
    }
    return results;
  }

  private void say(List<JourneyResult> results, int all, long elapsedNanos) {
    long sold = results.stream().filter(result -> result.bucket() == Bucket.SOLD).count();
    console.progress(
        "%,d of %,d invoices (%,d sold, %,d not), %.0f a second",
        results.size(), all, sold, results.size() - sold, results.size() / (elapsedNanos / 1e9));
  }
}
