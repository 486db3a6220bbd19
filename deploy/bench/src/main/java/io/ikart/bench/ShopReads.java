package io.ikart.bench;

import io.ikart.tools.Latency;
import io.ikart.tools.ToolsSettings;
import io.ikart.tools.log.EventLog;
import io.ikart.tools.shop.EdgeClient;
import io.ikart.tools.shop.Shop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Reads of carts through the edge, each an interactive query routed to the instance that owns the
 * cart, closed loop. An operation is a cart shown.
 */
final class ShopReads implements Contender {

  private static final int CARTS = 2_000;

  private final ToolsSettings settings;
  private final BenchGoods goods;
  private final int warmUp;
  private List<String> carts = List.of();

  /**
   * @param warmUp reads before the first block
   */
  ShopReads(ToolsSettings settings, BenchGoods goods, int warmUp) {
    this.settings = settings;
    this.goods = goods;
    this.warmUp = warmUp;
  }

  @Override
  public String name() {
    return "reads";
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("carts", Integer.toString(CARTS), "warmUpReads", Integer.toString(warmUp));
  }

  @Override
  public void prepare(Progress progress) throws Exception {
    try (var edge = BenchGoods.client(settings)) {
      goods.seed(edge, progress);
    }
    var log = EventLog.of(settings);
    try (var commands = new CommandLog(settings.bootstrap(), log.wire())) {
      carts = PreparedCarts.fill(log, commands, goods, new Load(CARTS, 0, 1, Keys.UNIFORM, 3, 0));
    }
    progress.say("warming up with %,d reads", warmUp);
    run(new Load(warmUp, 0, 16, Keys.UNIFORM, 3, 0));
  }

  @Override
  public Outcome run(Load load) throws Exception {
    var latency = new Latency();
    var overTime = new Timeline();
    var wrong = new AtomicInteger();
    try (var edge = EdgeClient.ofStaff(settings, Duration.ZERO)) {
      long nanos =
          Clients.run(
              load, goods.count(), (more, any) -> read(edge, more, latency, overTime, wrong));
      var reasons = new ArrayList<String>();
      if (wrong.get() > 0) {
        reasons.add(wrong + " reads did not show the cart");
      }
      return new Outcome(latency.count(), nanos, latency, overTime, Map.of(), reasons);
    }
  }

  private void read(
      EdgeClient edge,
      BooleanSupplier isMore,
      Latency latency,
      Timeline overTime,
      AtomicInteger wrong)
      throws InterruptedException {
    var random = new SplittableRandom();
    while (isMore.getAsBoolean()) {
      var cartId = carts.get(random.nextInt(carts.size()));
      long startNanos = System.nanoTime();
      var answer = edge.send(Shop.showCart(cartId));
      if (answer.isSuccess() && answer.body().path("cartId").asText().equals(cartId)) {
        latency.record(System.nanoTime() - startNanos);
        overTime.record(System.nanoTime() - startNanos);
      } else {
        wrong.incrementAndGet();
      }
    }
  }

  @Override
  public void close() {
    // what a block opens it closes
  }
}
