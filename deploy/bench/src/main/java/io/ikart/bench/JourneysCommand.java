package io.ikart.bench;

import io.ikart.tools.Console;
import io.ikart.tools.ToolCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One block of whole journeys over HTTP. */
@Command(
    name = "journeys",
    aliases = {"journey", "accept"},
    description = {
      "Measure journeys over HTTP: create a cart, three adds, checkout, clients one journey at a"
          + " time each. The add figures are B3: until the command is durable.",
      "Cart writes are answered when they are durable, the checkout with its outcome; --sync waits"
          + " for the outcome of every write."
    })
final class JourneysCommand implements ToolCommand {

  @Mixin private Console console;
  @Mixin private LoadOptions options;
  @Mixin private Results results;

  @Option(names = "--sync", description = "wait for the outcome of every write")
  private boolean sync;

  @Override
  public Integer call() throws Exception {
    var journeys = new ShopJourneys(console.settings(), options.goods(), sync, options.warmUp());
    return SingleRun.of(console, results, journeys, journeys.name(), options.load(0));
  }
}
