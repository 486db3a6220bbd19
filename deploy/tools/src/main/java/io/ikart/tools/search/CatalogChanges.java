package io.ikart.tools.search;

import io.ikart.tools.shop.EdgeClient;
import io.ikart.tools.shop.OfferLine;
import io.ikart.tools.shop.ProductLine;
import io.ikart.tools.shop.Shop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Changes products on a schedule, in small bursts. A burst is sent when it is due, whether those
 * before it have been answered or not, and its changes count from when it was due. The first change
 * of each burst is to a watched product; its title is the word of this run and its number.
 */
final class CatalogChanges implements AutoCloseable {

  /** Products whose changes are looked for. */
  static final int WATCHED = 20;

  private static final int OTHERS = 1_000;
  private static final int BURSTS_PER_SECOND = 20;

  private final EdgeClient edge;
  private final WatchedProducts watched;
  private final String word;
  private final int burst;
  private final AtomicLong accepted = new AtomicLong();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /**
   * @param word that no other product's title begins with
   * @param perSecond changes a second, a multiple of 20
   */
  CatalogChanges(EdgeClient edge, WatchedProducts watched, String word, int perSecond) {
    this.edge = edge;
    this.watched = watched;
    this.word = word;
    this.burst = perSecond / BURSTS_PER_SECOND;
  }

  /** Whether so many changes a second can be sent. */
  static boolean isPossible(int perSecond) {
    return perSecond >= BURSTS_PER_SECOND && perSecond % BURSTS_PER_SECOND == 0;
  }

  /**
   * Sends until it is interrupted.
   *
   * @throws ExecutionException when the shop did not take a burst
   */
  void send() throws ExecutionException, InterruptedException {
    long began = System.nanoTime();
    var open = new ArrayList<Future<?>>();
    for (long number = 0; !Thread.currentThread().isInterrupted(); number++) {
      long due = began + number * TimeUnit.SECONDS.toNanos(1) / BURSTS_PER_SECOND;
      awaitUntil(due);
      int product = (int) (number % WATCHED);
      watched.due(product, number, due);
      var lines = lines(number, product);
      open.add(threads.submit(() -> put(lines)));
      throwFailureOf(open);
    }
  }

  private static void awaitUntil(long dueNanos) throws InterruptedException {
    for (long left = dueNanos - System.nanoTime(); left > 0; left = dueNanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }

  private static void throwFailureOf(List<Future<?>> open)
      throws ExecutionException, InterruptedException {
    var done = open.stream().filter(Future::isDone).toList();
    for (var each : done) {
      each.get();
    }
    open.removeAll(done);
  }

  /** Changes the shop has accepted so far. */
  long accepted() {
    return accepted.get();
  }

  private Void put(String lines) throws InterruptedException {
    edge.send(Shop.upsertProducts(lines)).orThrow("changes");
    accepted.addAndGet(burst);
    return null;
  }

  private String lines(long number, int product) {
    var lines = new StringBuilder(line(watchedId(product), word + " " + number)).append('\n');
    for (long i = 1; i < burst; i++) {
      long change = number * burst + i;
      lines.append(line("prod_fresh-" + change % OTHERS, "Changed " + change)).append('\n');
    }
    return lines.toString();
  }

  private static String watchedId(int product) {
    return "prod_watched-" + product;
  }

  private static String line(String id, String title) {
    var sku = id.substring("prod_".length());
    return new ProductLine(id, sku, title, List.of(OfferLine.at(sku + ":1", sku, 100L))).json();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
