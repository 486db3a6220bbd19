package io.ikart.tools.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.schemas.cart.CheckOut;
import io.ikart.schemas.topic.Topics;
import io.ikart.tools.Console;
import io.ikart.tools.ToolCommand;
import io.ikart.tools.log.EventLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The saga alone: checkout commands straight to Kafka, payments answered in this process. */
@Command(
    name = "saga",
    description = {
      "Measure the saga alone: checkout commands written straight to Kafka, the gateway simulated"
          + " in this process without delay. Stop the Connect worker first.",
      "Without --rate: all at once; orders a second from the first send to the last CONFIRMED seen.",
      "With --rate: open loop; latency from the intended send to CONFIRMED seen."
    })
final class SagaBench implements ToolCommand {

  private static final int WAIT_S = 300;
  private static final String TOKEN = "tok_approve";

  @Mixin private Console console;

  @Option(
      names = "--orders",
      paramLabel = "N",
      defaultValue = "20000",
      description = "orders to measure (${DEFAULT-VALUE})")
  private int orders;

  @Option(names = "--rate", paramLabel = "R", description = "orders a second, open loop")
  private Integer rate;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "5000",
      description = "orders before the measured ones (${DEFAULT-VALUE})")
  private int warmUp;

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
      description = "lines of an order (${DEFAULT-VALUE})")
  private int lines;

  @Option(names = "--report", paramLabel = "FILE", description = "also write the result (JSON)")
  private Path report;

  @Override
  public Integer call() throws Exception {
    var settings = console.settings();
    var log = EventLog.of(settings);
    var goods = new BenchGoods(skus);
    try (var edge = BenchGoods.client(console)) {
      goods.seed(edge, console);
    }
    try (var commands = new CommandLog(settings.bootstrap(), log.wire());
        var gateway = InstantGateway.open(settings.bootstrap(), log)) {
      if (warmUp > 0) {
        console.progress("warming up with %,d orders", warmUp);
        run(log, commands, goods, warmUp);
      }
      console.progress("measuring %,d orders", orders);
      var result = run(log, commands, goods, orders);
      write(result);
      return result.path("valid").asBoolean() ? OK : FAILED;
    }
  }

  private ObjectNode run(EventLog log, CommandLog commands, BenchGoods goods, int count)
      throws InterruptedException, ExecutionException, TimeoutException, IOException {
    var carts = PreparedCarts.fill(log, commands, goods, count, lines);
    var confirmations = new Confirmations(count);
    try (var follower = log.followFromNow(List.of(Topics.ORDER_EVENTS), confirmations::accept)) {
      var sends = new SendSchedule(rate == null ? 0 : rate);
      for (var cartId : carts) {
        confirmations.intend(cartId, sends.awaitNext());
        commands.command(
            Topics.CHECKOUT_COMMANDS, new CheckOut(CommandLog.meta(cartId), TOKEN, null));
      }
      commands.flush();
      boolean ended = confirmations.await(WAIT_S);
      if (follower.stopped().isCompletedExceptionally()) {
        follower.stopped().get();
      }
      return result(count, sends, confirmations, ended);
    }
  }

  private ObjectNode result(
      int count, SendSchedule sends, Confirmations confirmations, boolean ended)
      throws IOException {
    long elapsedNanos = confirmations.lastNanos() - sends.startNanos();
    long confirmed = confirmations.latency().count();
    var node = JsonNodeFactory.instance.objectNode();
    node.put("benchmark", "saga");
    node.put("mode", rate == null ? "drain" : "open loop");
    node.put("orders", count).put("lines", lines).put("skus", skus);
    if (rate != null) {
      node.put("rate", rate);
      node.put("lateSends", sends.late());
      node.put("generator", SendSchedule.priority());
    }
    node.put("confirmed", confirmed);
    node.put("refused", confirmations.refused());
    node.put("missing", confirmations.missing().size());
    node.put("elapsedMs", TimeUnit.NANOSECONDS.toMillis(elapsedNanos));
    node.put("ordersPerSecond", Math.round(confirmed / (elapsedNanos / 1e9)));
    node.set("confirm", confirmations.latency().json());
    node.put("valid", ended && confirmed == count && sends.isOnTime());
    return node;
  }

  private void write(ObjectNode result) throws IOException {
    console.say("%s", result.toPrettyString());
    if (report != null) {
      Files.writeString(report, result.toPrettyString() + "\n");
    }
  }
}
