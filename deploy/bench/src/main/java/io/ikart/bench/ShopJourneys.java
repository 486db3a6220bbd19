package io.ikart.bench;

import io.ikart.schemas.topic.CheckoutTopics;
import io.ikart.tools.ToolsSettings;
import io.ikart.tools.log.EventLog;
import io.ikart.tools.log.OrderBook;
import io.ikart.tools.shop.EdgeClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The shop's whole journey over HTTP: create a cart, add lines, check out; payments answered in
 * this process without delay. An operation is a journey whose checkout was answered with its
 * outcome.
 */
final class ShopJourneys implements Contender {

  private static final Duration SETTLING = Duration.ofSeconds(30);

  private final ToolsSettings settings;
  private final BenchGoods goods;
  private final boolean sync;
  private final int warmUp;
  private final ProcessCpu cpu;

  /**
   * @param sync whether every write waits for its outcome; otherwise only the checkout does
   * @param warmUp journeys before the first block
   */
  ShopJourneys(ToolsSettings settings, BenchGoods goods, boolean sync, int warmUp) {
    this.settings = settings;
    this.goods = goods;
    this.sync = sync;
    this.warmUp = warmUp;
    this.cpu = new ProcessCpu(settings.home());
  }

  @Override
  public String name() {
    return sync ? "journeys-sync" : "journeys";
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "skus",
        Integer.toString(goods.count()),
        "warmUpJourneys",
        Integer.toString(warmUp),
        "gateway",
        "in the bench process, no delay",
        "answers",
        sync ? "every write waits for its outcome" : "cart writes answer when durable");
  }

  @Override
  public void prepare(Progress progress) throws Exception {
    try (var edge = BenchGoods.client(settings)) {
      goods.seed(edge, progress);
    }
    if (warmUp > 0) {
      progress.say("warming up with %,d journeys", warmUp);
      run(new Load(warmUp, 0, 16, Keys.UNIFORM, 3, 0));
    }
  }

  @Override
  public Outcome run(Load load) throws Exception {
    var orders = new OrderBook();
    var log = EventLog.of(settings);
    try (var edge = EdgeClient.ofStaff(settings, Duration.ZERO);
        var gateway = InstantGateway.open(settings.bootstrap(), log);
        var follower = log.followFromNow(List.of(CheckoutTopics.ORDER_EVENTS), orders::accept)) {
      var journeys = new HttpJourneys(edge, goods, Optional.of(orders), load.lines(), sync);
      var before = cpu.millis();
      long nanos = Clients.run(load, goods.count(), journeys::work);
      journeys.awaitConfirmations(SETTLING);
      if (follower.stopped().isCompletedExceptionally()) {
        follower.stopped().get();
      }
      return journeys.outcome(nanos, cpu.perOperation(load.operations(), before));
    }
  }

  @Override
  public void close() {
    // what a block opens it closes
  }
}
