package io.ikart.bench;

import io.ikart.bench.baseline.Brokers;
import io.ikart.schemas.cart.CheckOut;
import io.ikart.schemas.topic.CheckoutTopics;
import io.ikart.tools.ToolsSettings;
import io.ikart.tools.log.EventLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/**
 * The shop's saga alone: checkouts of prepared carts written straight to Kafka, payments answered
 * in this process without delay. An operation is an order seen confirmed by a read-committed
 * observer.
 */
final class ShopSaga implements Contender {

  private static final int WAIT_S = 300;
  private static final String TOKEN = "tok_approve";
  private static final double MARKED = 1e6;

  private final ToolsSettings settings;
  private final BenchGoods goods;
  private final int warmUp;
  private final ProcessCpu cpu;
  private EventLog log;
  private CommandLog commands;
  private InstantGateway gateway;
  private Admin admin;

  /**
   * @param warmUp orders before the first block
   */
  ShopSaga(ToolsSettings settings, BenchGoods goods, int warmUp) {
    this.settings = settings;
    this.goods = goods;
    this.warmUp = warmUp;
    this.cpu = new ProcessCpu(settings.home());
  }

  @Override
  public String name() {
    return "saga";
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "warmUpOrders", Integer.toString(warmUp),
        "skus", Integer.toString(goods.count()),
        "gateway", "in the bench process, no delay");
  }

  @Override
  public void prepare(Progress progress) throws Exception {
    log = EventLog.of(settings);
    try (var edge = BenchGoods.client(settings)) {
      goods.seed(edge, progress);
    }
    admin = Admin.create(Brokers.client(settings.bootstrap()));
    commands = new CommandLog(settings.bootstrap(), log.wire());
    gateway = InstantGateway.open(settings.bootstrap(), log);
    if (warmUp > 0) {
      progress.say("warming up with %,d orders", warmUp);
      run(new Load(warmUp, 0, 0, Keys.UNIFORM, 3, 0));
    }
  }

  @Override
  public Outcome run(Load load)
      throws InterruptedException, ExecutionException, TimeoutException, IOException {
    var carts = PreparedCarts.fill(log, commands, goods, load);
    var confirmations = new Confirmations(load.operations());
    try (var follower =
        log.followFromNow(List.of(CheckoutTopics.ORDER_EVENTS), confirmations::accept)) {
      var sizeBefore = LogSize.now(admin);
      var cpuBefore = cpu.millis();
      var sends = new SendSchedule(load.rate());
      checkOut(carts, sends, confirmations);
      long sentNanos = System.nanoTime();
      commands.flush();
      boolean ended = confirmations.await(WAIT_S);
      if (follower.stopped().isCompletedExceptionally()) {
        follower.stopped().get();
      }
      var figures = new TreeMap<String, Double>();
      cpu.perOperation(load.operations(), cpuBefore)
          .forEach((role, millis) -> figures.put("cpuMsPerOrder." + role, millis));
      var grown = LogSize.now(admin).minus(sizeBefore);
      figures.put("offsetsPerOrder", grown.offsets() / (double) load.operations());
      figures.put("logBytesPerOrder", grown.bytes() / (double) load.operations());
      figures.put("settledMsAfterLastSend", (confirmations.lastNanos() - sentNanos) / MARKED);
      figures.put("lateSends", (double) sends.late());
      return new Outcome(
          confirmations.latency().count(),
          confirmations.lastNanos() - sends.startNanos(),
          confirmations.latency(),
          confirmations.overTime(),
          figures,
          reasons(sends, confirmations, ended));
    }
  }

  private void checkOut(List<String> carts, SendSchedule sends, Confirmations confirmations)
      throws InterruptedException, IOException {
    try (var first = GeneratorPriority.raise()) {
      for (var cartId : carts) {
        confirmations.intend(cartId, sends.awaitNext());
        commands.command(
            CheckoutTopics.CHECKOUT_COMMANDS,
            new CheckOut(CommandLog.meta(cartId), TOKEN, null, ""));
      }
    }
  }

  private static List<String> reasons(
      SendSchedule sends, Confirmations confirmations, boolean ended) {
    var reasons = new ArrayList<String>();
    sends.tooLate().ifPresent(reasons::add);
    if (confirmations.refused() > 0) {
      reasons.add(confirmations.refused() + " orders were not confirmed");
    }
    if (!ended) {
      reasons.add(
          "%d orders had not ended after %d s"
              .formatted(confirmations.missing().size(), TimeUnit.SECONDS.toSeconds(WAIT_S)));
    }
    return reasons;
  }

  @Override
  public void close() {
    if (gateway != null) {
      gateway.close();
    }
    if (commands != null) {
      commands.close();
    }
    if (admin != null) {
      admin.close();
    }
  }
}
