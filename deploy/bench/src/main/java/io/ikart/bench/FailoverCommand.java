package io.ikart.bench;

import io.ikart.schemas.cart.CheckOut;
import io.ikart.schemas.topic.CheckoutTopics;
import io.ikart.tools.Console;
import io.ikart.tools.Patience;
import io.ikart.tools.ToolCommand;
import io.ikart.tools.log.EventLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** B7: how long orders of a killed instance wait. */
@Command(
    name = "failover",
    description = {
      "Kill an instance of the local shop (SIGKILL) in the middle of a steady load and measure, by"
          + " partition, how long it takes until an order placed after the kill is confirmed (B7).",
      "Needs two instances (IKART_TOPOLOGIES=2) that share the work for a minute already. The"
          + " killed one is left down: deploy/ikart start topologies-N."
    })
final class FailoverCommand implements ToolCommand {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Mixin private Console console;
  @Mixin private LoadOptions options;
  @Mixin private Results results;

  @Option(
      names = "--instance",
      paramLabel = "NAME",
      defaultValue = "topologies-1",
      description = "which to kill (${DEFAULT-VALUE})")
  private String instance;

  @Option(
      names = "--rate",
      paramLabel = "R",
      defaultValue = "100",
      description = "orders a second (${DEFAULT-VALUE})")
  private int rate;

  @Override
  public Integer call() throws Exception {
    var settings = console.settings();
    var victim = victim(settings.home());
    var log = EventLog.of(settings);
    var load = options.load(rate);
    try (var edge = BenchGoods.client(settings)) {
      options.goods().seed(edge, console::progress);
    }
    var confirms = new FirstConfirms();
    try (var commands = new CommandLog(settings.bootstrap(), log.wire());
        var gateway = InstantGateway.open(settings.bootstrap(), log);
        var follower = log.followFromNow(List.of(CheckoutTopics.ORDER_EVENTS), confirms::accept)) {
      var carts = PreparedCarts.fill(log, commands, options.goods(), load);
      console.progress(
          "%,d orders at %d/s; killing %s after a third", carts.size(), rate, instance);
      place(carts, commands, confirms, victim);
      commands.flush();
      new Patience(PATIENCE)
          .until(
              "every order confirmed",
              () -> confirms.allConfirmed() || follower.stopped().isDone());
    }
    return report(confirms, load);
  }

  private void place(
      List<String> carts, CommandLog commands, FirstConfirms confirms, ProcessHandle victim)
      throws IOException, InterruptedException {
    var sends = new SendSchedule(rate);
    try (var first = GeneratorPriority.raise()) {
      for (int number = 0; number < carts.size(); number++) {
        sends.awaitNext();
        if (number == carts.size() / 3) {
          victim.destroyForcibly();
          confirms.killed();
        }
        confirms.place(carts.get(number));
        commands.command(
            CheckoutTopics.CHECKOUT_COMMANDS,
            new CheckOut(CommandLog.meta(carts.get(number)), "tok_approve", null, ""));
      }
    }
  }

  private ProcessHandle victim(String home) throws IOException {
    var file = Path.of(home, "run", instance + ".pid");
    if (!Files.isReadable(file)) {
      throw new IllegalStateException(instance + " does not run in this shop");
    }
    return ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
        .orElseThrow(() -> new IllegalStateException(instance + " is dead already"));
  }

  private int report(FirstConfirms confirms, Load load) throws IOException, InterruptedException {
    var gaps = confirms.gapsMs();
    var result = Results.begin("failover", load).put("killed", instance);
    var byPartition = result.putObject("firstConfirmMsByPartition");
    gaps.forEach((partition, ms) -> byPartition.put(Integer.toString(partition), ms));
    double gap = gaps.isEmpty() ? Double.NaN : Collections.max(gaps.values());
    result.put("gapMs", gap).put("notConfirmed", confirms.missing());
    results.keep(console, result);
    gaps.forEach((partition, ms) -> console.say("  partition %d %,10.0f ms", partition, ms));
    console.say("failover gap %,.0f ms; %d orders not confirmed", gap, confirms.missing());
    return confirms.missing() == 0 ? OK : FAILED;
  }
}
