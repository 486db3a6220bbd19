package io.ikart.bench;

import io.ikart.tools.Console;
import io.ikart.tools.ToolCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One block of a baseline by itself. */
@Command(
    name = "baseline",
    description = {
      "Measure one baseline: postgres-statements, postgres-batches, postgres-function (each also"
          + " with -async: a commit that does not wait for the disk), monolith, raw-log,"
          + " transactions-4, -8, -16, -32, streams-example.",
      "With --keys drop: one hot row (P2)."
    })
final class BaselineCommand implements ToolCommand {

  @Mixin private Console console;
  @Mixin private LoadOptions options;
  @Mixin private Results results;

  @Parameters(paramLabel = "NAME", description = "which one")
  private String name;

  @Override
  public Integer call() throws Exception {
    var all = Contenders.baselines(console.settings(), options.goods(), options.warmUp());
    var contender = Contenders.named(all, name);
    return SingleRun.of(console, results, contender, contender.name(), options.load(0));
  }
}
