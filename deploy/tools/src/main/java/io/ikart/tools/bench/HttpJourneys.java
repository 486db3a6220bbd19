package io.ikart.tools.bench;

import io.ikart.schemas.Ids;
import io.ikart.tools.Latency;
import io.ikart.tools.log.OrderBook;
import io.ikart.tools.log.OrderFacts;
import io.ikart.tools.shop.EdgeAnswer;
import io.ikart.tools.shop.EdgeClient;
import io.ikart.tools.shop.EdgeException;
import io.ikart.tools.shop.EdgeRequest;
import io.ikart.tools.shop.Shop;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Journeys over HTTP with the time of every step. Thread safe; nothing is tried again. */
final class HttpJourneys {

  private static final int ACCEPTED = 202;
  private static final String TOKEN = "tok_approve";

  private final EdgeClient edge;
  private final BenchGoods goods;
  private final OrderBook orders;
  private final int lines;
  private final boolean sync;
  private final Latency journey = new Latency();
  private final Latency create = new Latency();
  private final Latency add = new Latency();
  private final Latency checkout = new Latency();
  private final Latency confirm = new Latency();
  private final Map<String, Integer> errors = new ConcurrentHashMap<>();
  private final Queue<CompletableFuture<Void>> confirming = new ConcurrentLinkedQueue<>();

  HttpJourneys(EdgeClient edge, BenchGoods goods, OrderBook orders, int lines, boolean sync) {
    this.edge = edge;
    this.goods = goods;
    this.orders = orders;
    this.lines = lines;
    this.sync = sync;
  }

  /** One client: journeys one after another until the time is over. */
  void until(long endNanos, int seed) throws InterruptedException {
    var random = new SplittableRandom(seed);
    while (System.nanoTime() < endNanos) {
      long startNanos = System.nanoTime();
      try {
        if (make(random)) {
          journey.record(System.nanoTime() - startNanos);
        }
      } catch (EdgeException e) {
        errors.merge("no answer", 1, Integer::sum);
      }
    }
  }

  private boolean make(SplittableRandom random) throws InterruptedException {
    var created =
        timed(create, sync ? waiting(Shop.createCart()) : Shop.createCart().respondAsync());
    if (!isFine("create", created)) {
      return false;
    }
    var cartId = created.body().path("id").asText();
    for (int number : goods.pick(random, lines)) {
      var request = Shop.addLine(cartId, goods.offer(number), random.nextLong(1, 4));
      var added = timed(add, sync ? waiting(request) : request.respondAsync());
      if (!isFine("add", added)) {
        return false;
      }
    }
    long sentNanos = System.nanoTime();
    var ordered =
        timed(checkout, waiting(Shop.checkOut(cartId, TOKEN)).key(UUID.randomUUID().toString()));
    if (!isFine("checkout", ordered)) {
      return false;
    }
    confirming.add(
        orders.settled(Ids.order(cartId, 1)).thenAccept(facts -> settle(facts, sentNanos)));
    return true;
  }

  private void settle(OrderFacts facts, long sentNanos) {
    if (facts.isConfirmed()) {
      confirm.record(facts.statusSeenNanos() - sentNanos);
    } else {
      errors.merge("order " + facts.status(), 1, Integer::sum);
    }
  }

  private static EdgeRequest waiting(EdgeRequest request) {
    return request.header("Prefer", "wait=10, return=minimal");
  }

  private EdgeAnswer timed(Latency latency, EdgeRequest request) throws InterruptedException {
    long startNanos = System.nanoTime();
    var answer = edge.send(request);
    latency.record(System.nanoTime() - startNanos);
    return answer;
  }

  private boolean isFine(String step, EdgeAnswer answer) {
    boolean mustBeDecided = sync || step.equals("checkout");
    boolean late = answer.status() == ACCEPTED && mustBeDecided && !step.equals("add");
    if (!answer.isSuccess() || late) {
      errors.merge(step + " " + answer.status() + " " + answer.code(), 1, Integer::sum);
      return false;
    }
    return true;
  }

  /** Waits, bounded, for the confirmations of all orders placed. */
  void awaitConfirmations(Duration atMost) throws InterruptedException, ExecutionException {
    var all = CompletableFuture.allOf(confirming.toArray(CompletableFuture[]::new));
    try {
      all.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      long open = confirming.stream().filter(each -> !each.isDone()).count();
      errors.put("not settled in time", (int) open);
    }
  }

  Latency journey() {
    return journey;
  }

  Latency create() {
    return create;
  }

  Latency add() {
    return add;
  }

  Latency checkout() {
    return checkout;
  }

  Latency confirm() {
    return confirm;
  }

  /** What went wrong, by step, status and code. */
  Map<String, Integer> errors() {
    return new TreeMap<>(errors);
  }
}
