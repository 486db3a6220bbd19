package io.ikart.bench;

import io.ikart.bench.baseline.Brokers;
import io.ikart.schemas.cart.CheckOut;
import io.ikart.schemas.topic.CheckoutTopics;
import io.ikart.tools.Console;
import io.ikart.tools.ToolCommand;
import io.ikart.tools.log.EventLog;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Counts the records that isolated orders leave, topic by topic. */
@Command(
    name = "records",
    description = {
      "Place isolated orders one after another and count the records each leaves, changelogs"
          + " included, transaction markers apart. Nothing else may use the shop meanwhile.",
      "Payments are answered by the connector when it is at work, otherwise in this process."
    })
final class RecordsBench implements ToolCommand {

  private static final Duration QUIET = Duration.ofMillis(400);
  private static final int WAIT_S = 60;
  private static final String ROW = "%-62s %10.2f %10.2f";

  @Mixin private Console console;
  @Mixin private Results results;

  @Option(
      names = "--orders",
      paramLabel = "N",
      defaultValue = "100",
      description = "orders (${DEFAULT-VALUE})")
  private int orders;

  @Option(
      names = "--lines",
      paramLabel = "N",
      defaultValue = "3",
      description = "lines of an order, each another SKU (${DEFAULT-VALUE})")
  private int lines;

  @Option(
      names = "--skus",
      paramLabel = "N",
      defaultValue = "1000",
      description = "SKUs, uniformly bought (${DEFAULT-VALUE})")
  private int skus;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "of every choice (${DEFAULT-VALUE})")
  private long seed;

  @Override
  public Integer call() throws Exception {
    var settings = console.settings();
    var log = EventLog.of(settings);
    var goods = new BenchGoods(skus);
    try (var edge = BenchGoods.client(settings)) {
      goods.seed(edge, console::progress);
    }
    try (var commands = new CommandLog(settings.bootstrap(), log.wire());
        var gateway = gateway(settings.bootstrap(), log)) {
      var carts =
          PreparedCarts.fill(
              log, commands, goods, new Load(orders, 0, 1, Keys.UNIFORM, lines, seed));
      var counted = new ArrayList<OrderRecords>();
      try (var counter = new RecordCounter(settings.bootstrap())) {
        counter.untilQuiet(Duration.ofSeconds(2));
        for (var cartId : carts) {
          counted.add(one(log, commands, counter, cartId));
        }
      }
      print(counted);
    }
    return OK;
  }

  /** Null when the real connector answers. */
  private static InstantGateway gateway(String bootstrap, EventLog log)
      throws ExecutionException, InterruptedException {
    try (var admin = Admin.create(Brokers.client(bootstrap))) {
      return InstantGateway.readersOfIntents(admin).isEmpty()
          ? InstantGateway.open(bootstrap, log)
          : null;
    }
  }

  private static OrderRecords one(
      EventLog log, CommandLog commands, RecordCounter counter, String cartId)
      throws InterruptedException, TimeoutException, IOException {
    var confirmation = new Confirmations(1);
    try (var follower =
        log.followFromNow(List.of(CheckoutTopics.ORDER_EVENTS), confirmation::accept)) {
      confirmation.intend(cartId, System.nanoTime());
      commands.command(
          CheckoutTopics.CHECKOUT_COMMANDS,
          new CheckOut(CommandLog.meta(cartId), "tok_approve", null, ""));
      if (!confirmation.await(WAIT_S) || confirmation.refused() > 0) {
        throw new TimeoutException("order of " + cartId + " was not confirmed");
      }
    }
    return OrderRecords.of(log.wire(), counter.untilQuiet(QUIET));
  }

  private void print(List<OrderRecords> counted) throws IOException, InterruptedException {
    var toConfirmed = new TreeMap<String, Integer>();
    var afterwards = new TreeMap<String, Integer>();
    for (var order : counted) {
      order.toConfirmed().forEach((topic, count) -> toConfirmed.merge(topic, count, Integer::sum));
      order.afterwards().forEach((topic, count) -> afterwards.merge(topic, count, Integer::sum));
    }
    console.say("%-62s %10s %10s", "RECORDS PER ORDER", "CONFIRMED", "AFTERWARDS");
    var topics = new TreeSet<>(toConfirmed.keySet());
    topics.addAll(afterwards.keySet());
    for (var topic : topics) {
      console.say(
          ROW,
          topic,
          perOrder(toConfirmed.getOrDefault(topic, 0)),
          perOrder(afterwards.getOrDefault(topic, 0)));
    }
    console.say(ROW, "all topics", perOrder(sum(toConfirmed)), perOrder(sum(afterwards)));
    keep(toConfirmed, afterwards);
    console.say(
        "CONFIRMED: from check-out to confirmed. AFTERWARDS: stock turns holds into allocations.");
  }

  private void keep(TreeMap<String, Integer> toConfirmed, TreeMap<String, Integer> afterwards)
      throws IOException, InterruptedException {
    var result = Results.begin("records", new Load(orders, 0, 1, Keys.UNIFORM, lines, seed));
    var records = result.putObject("recordsPerOrder");
    toConfirmed.forEach((topic, count) -> records.put(topic, perOrder(count)));
    result.put("toConfirmed", perOrder(sum(toConfirmed)));
    result.put("afterwards", perOrder(sum(afterwards)));
    results.keep(console, result.put("valid", true));
  }

  private double perOrder(int count) {
    return (double) count / orders;
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
