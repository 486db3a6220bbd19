package io.ikart.bench;

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
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Journeys over HTTP with the time of every step. Thread safe; nothing is tried again. */
final class HttpJourneys {

  private static final int ACCEPTED = 202;
  private static final String TOKEN = "tok_approve";

  private final EdgeClient edge;
  private final BenchGoods goods;
  private final Optional<OrderBook> orders;
  private final int lines;
  private final boolean sync;
  private final Latency journey = new Latency();
  private final Timeline overTime = new Timeline();
  private final Latency create = new Latency();
  private final Latency add = new Latency();
  private final Latency checkout = new Latency();
  private final Latency confirm = new Latency();
  private final Map<String, Integer> errors = new ConcurrentHashMap<>();
  private final Queue<CompletableFuture<Void>> confirming = new ConcurrentLinkedQueue<>();

  /**
   * @param orders where confirmations are seen; none where the answer to a checkout is one
   * @param sync whether every write waits for its outcome
   */
  HttpJourneys(
      EdgeClient edge, BenchGoods goods, Optional<OrderBook> orders, int lines, boolean sync) {
    this.edge = edge;
    this.goods = goods;
    this.orders = orders;
    this.lines = lines;
    this.sync = sync;
  }

  /** One client: journeys one after another while there is more to do. */
  void work(BooleanSupplier isMoreToDo, KeyPicker picker) throws InterruptedException {
    while (isMoreToDo.getAsBoolean()) {
      long startNanos = System.nanoTime();
      try {
        if (make(picker)) {
          journey.record(System.nanoTime() - startNanos);
          overTime.record(System.nanoTime() - startNanos);
        }
      } catch (EdgeException e) {
        errors.merge("no answer", 1, Integer::sum);
      }
    }
  }

  private boolean make(KeyPicker picker) throws InterruptedException {
    var created =
        timed(create, sync ? waiting(Shop.createCart()) : Shop.createCart().respondAsync());
    if (!isFine("create", created)) {
      return false;
    }
    var cartId = created.body().path("id").asText();
    for (int number : picker.pick(lines)) {
      var request = Shop.addLine(cartId, goods.offer(number), picker.units());
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
    if (orders.isPresent()) {
      var settled = orders.get().settled(Ids.order(cartId, 1));
      confirming.add(settled.thenAccept(facts -> settle(facts, sentNanos)));
    } else {
      confirm.record(System.nanoTime() - sentNanos);
    }
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

  /** What all clients did in the time. */
  Outcome outcome(long nanos, Map<String, Double> cpuMillis) {
    var figures = new TreeMap<String, Double>();
    cpuMillis.forEach((role, millis) -> figures.put("cpuMsPerJourney." + role, millis));
    note(figures, "create", create);
    note(figures, "add", add);
    note(figures, "checkout", checkout);
    note(figures, "confirm", confirm);
    var reasons = new ArrayList<String>();
    errors.forEach((what, count) -> reasons.add(count + " times " + what));
    return new Outcome(journey.count(), nanos, journey, overTime, figures, reasons);
  }

  private static void note(Map<String, Double> figures, String step, Latency latency) {
    figures.put(step + ".p50Ms", latency.millisAt(50));
    figures.put(step + ".p99Ms", latency.millisAt(99));
  }
}
