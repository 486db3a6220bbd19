package io.ikart.bench;

import io.ikart.tools.Console;
import io.ikart.tools.ToolCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** B9: one block of reads. */
@Command(
    name = "reads",
    description = {
      "Measure reads of carts through the edge (B9). With one topologies instance each is asked"
          + " where it lies; with several (IKART_TOPOLOGIES) the edge routes to the owner."
    })
final class ReadsCommand implements ToolCommand {

  @Mixin private Console console;
  @Mixin private LoadOptions options;
  @Mixin private Results results;

  @Override
  public Integer call() throws Exception {
    var reads = new ShopReads(console.settings(), options.goods(), options.warmUp());
    return SingleRun.of(console, results, reads, "reads", options.load(0));
  }
}
