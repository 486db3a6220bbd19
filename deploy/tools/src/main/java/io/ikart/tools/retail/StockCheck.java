package io.ikart.tools.retail;

import io.ikart.schemas.topic.StockTopics;
import io.ikart.tools.Patience;
import io.ikart.tools.log.EventLog;
import io.ikart.tools.log.LogFollower;
import io.ikart.tools.log.StockBook;
import io.ikart.tools.log.StockBook.Claim;
import io.ikart.tools.shop.EdgeAnswer;
import io.ikart.tools.shop.EdgeClient;
import io.ikart.tools.shop.Shop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/**
 * Looks at stock after a replay, in two steps that together say what stands on the shelves: the
 * stock events give the units that the orders of this replay have, still allocated or gone and not
 * come back (others may have bought too), and the state the shop serves must equal the sum of all
 * stock events of that SKU.
 */
final class StockCheck {

  private static final Duration CATCHING_UP = Duration.ofMinutes(5);
  private static final Duration ALLOCATING = Duration.ofSeconds(60);
  private static final int TRIES = 5;
  private static final int ASKING = 16;

  private final EventLog log;
  private final EdgeClient edge;

  StockCheck(EventLog log, EdgeClient edge) {
    this.log = log;
    this.edge = edge;
  }

  /** What was found. */
  record Found(Map<String, Long> taken, List<String> differences) {}

  /**
   * Waits, bounded, until the orders have their units, then compares.
   *
   * @param orders whose units count
   * @param wanted units by SKU they should have
   */
  Found check(Set<String> orders, Map<String, Long> wanted)
      throws InterruptedException, ExecutionException, TimeoutException {
    var book = new StockBook();
    try (var follower = log.followFromBeginning(List.of(StockTopics.STOCK_EVENTS), book::accept)) {
      var patience = new Patience(ALLOCATING);
      follower.catchUp(CATCHING_UP);
      var taken = takenBy(orders, book);
      while (!taken.equals(wanted) && !patience.isOver()) {
        patience.pause();
        follower.catchUp(CATCHING_UP);
        taken = takenBy(orders, book);
      }
      return new Found(taken, compareServed(wanted.keySet(), book, follower));
    }
  }

  private static Map<String, Long> takenBy(Set<String> orders, StockBook book) {
    var units = new TreeMap<String, Long>();
    book.items().forEach((sku, item) -> units.put(sku, takenBy(orders, item)));
    units.values().removeIf(sum -> sum == 0);
    return units;
  }

  private static long takenBy(Set<String> orders, StockBook.Item item) {
    long units = 0;
    for (var claim : item.claims().entrySet()) {
      if (claim.getValue().claim() == Claim.ALLOCATED && orders.contains(claim.getKey())) {
        units += claim.getValue().quantity();
      }
    }
    for (var gone : item.gone().entrySet()) {
      units += orders.contains(gone.getKey()) ? gone.getValue() : 0;
    }
    return units;
  }

  /** Asks again, a few times, for what has moved on since its events were read. */
  private List<String> compareServed(Set<String> skus, StockBook book, LogFollower follower)
      throws InterruptedException, ExecutionException, TimeoutException {
    var answers = ask(List.copyOf(skus));
    for (int tries = 1; tries < TRIES; tries++) {
      var moved = skus.stream().filter(sku -> hasMovedOn(answers.get(sku), book, sku)).toList();
      if (moved.isEmpty()) {
        break;
      }
      follower.catchUp(CATCHING_UP);
      answers.putAll(ask(moved));
    }
    var differences = new ArrayList<String>();
    skus.forEach(sku -> compare(sku, answers.get(sku), book.items().get(sku), differences));
    return differences;
  }

  private Map<String, EdgeAnswer> ask(List<String> skus)
      throws InterruptedException, ExecutionException {
    var threads = Executors.newFixedThreadPool(ASKING);
    try {
      var asked = new LinkedHashMap<String, Future<EdgeAnswer>>();
      skus.forEach(sku -> asked.put(sku, threads.submit(() -> edge.send(Shop.showStock(sku)))));
      var answers = new HashMap<String, EdgeAnswer>();
      for (var question : asked.entrySet()) {
        answers.put(question.getKey(), question.getValue().get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }

  private static boolean hasMovedOn(EdgeAnswer served, StockBook book, String sku) {
    var item = book.items().get(sku);
    return served.isSuccess()
        && item != null
        && served.body().path("version").asLong() != item.version();
  }

  private static void compare(
      String sku, EdgeAnswer served, StockBook.Item item, List<String> differences) {
    if (!served.isSuccess() || item == null) {
      differences.add(sku + ": no stock item: " + served.summary());
      return;
    }
    compare(sku, "onHand", served, item.onHand(), differences);
    compare(sku, "held", served, item.held(), differences);
    compare(sku, "allocated", served, item.allocated(), differences);
  }

  private static void compare(
      String sku, String field, EdgeAnswer served, long folded, List<String> differences) {
    long shown = served.body().path(field).asLong(Long.MIN_VALUE);
    if (shown != folded) {
      differences.add(
          "%s: %s is served as %d, the stock events add up to %d"
              .formatted(sku, field, shown, folded));
    }
  }
}
