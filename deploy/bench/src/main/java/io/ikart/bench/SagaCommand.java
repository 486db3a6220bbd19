package io.ikart.bench;

import io.ikart.tools.Console;
import io.ikart.tools.ToolCommand;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One block of the saga alone. */
@Command(
    name = "saga",
    aliases = {"confirm"},
    description = {
      "Measure the saga alone: checkouts written straight to Kafka, payments answered in this"
          + " process without delay. Stop the Connect worker first.",
      "Without --rate: all at once. With --rate: open loop, latency from the intended send to"
          + " CONFIRMED seen (B2). CPU (B5), log ends and bytes (B4) per order come with it."
    })
final class SagaCommand implements ToolCommand {

  @Mixin private Console console;
  @Mixin private LoadOptions options;
  @Mixin private Results results;

  @Option(
      names = "--rate",
      paramLabel = "R",
      defaultValue = "0",
      description = "orders a second, open loop; 0 for all at once (${DEFAULT-VALUE})")
  private int rate;

  @Option(
      names = "--profile",
      paramLabel = "PROCESS",
      split = ",",
      description = "processes of the local shop to take a flame graph of, as topologies-1,broker")
  private List<String> profiled = List.of();

  @Override
  public Integer call() throws Exception {
    var saga = new ShopSaga(console.settings(), options.goods(), options.warmUp());
    var flames = new FlameGraphs(console.settings().home(), profiled, results.folder(console));
    return SingleRun.of(console, results, flames.around(saga), "saga", options.load(rate));
  }
}
