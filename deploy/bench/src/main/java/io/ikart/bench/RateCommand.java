package io.ikart.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.ikart.tools.Console;
import io.ikart.tools.ToolCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** B1: the highest rate the shop holds. */
@Command(
    name = "rate",
    description = {
      "Find the highest open-loop rate of the saga (B1, R*) held for a minute with p99 of"
          + " confirming within a second, nothing left behind and nothing refused.",
      "Short steps by halves between a rate that holds and one that does not; then the whole minute,"
          + " 5 %% lower until it holds. With --keys drop: B6."
    })
final class RateCommand implements ToolCommand {

  private static final double MOST_P99_MS = 1_000;
  private static final double MOST_SETTLING_MS = 2_000;
  private static final double STEP_BACK = 0.95;
  private static final double CLOSE_ENOUGH = 1.06;

  @Mixin private Console console;
  @Mixin private LoadOptions options;
  @Mixin private Results results;

  @Option(
      names = "--least",
      paramLabel = "R",
      defaultValue = "400",
      description = "a rate that holds (${DEFAULT-VALUE})")
  private int least;

  @Option(
      names = "--most",
      paramLabel = "R",
      defaultValue = "3200",
      description = "a rate that does not (${DEFAULT-VALUE})")
  private int most;

  @Option(
      names = "--step",
      paramLabel = "S",
      defaultValue = "10",
      description = "seconds of a step of the search (${DEFAULT-VALUE})")
  private int stepSeconds;

  @Option(
      names = "--held",
      paramLabel = "S",
      defaultValue = "60",
      description = "seconds the rate must be held (${DEFAULT-VALUE})")
  private int heldSeconds;

  @Override
  public Integer call() throws Exception {
    var load = options.load(least);
    var result = Results.begin("rate", load);
    var steps = result.putArray("steps");
    try (var saga = new ShopSaga(console.settings(), options.goods(), options.warmUp())) {
      saga.prepare(console::progress);
      int low = least;
      int high = most;
      while (high > low * CLOSE_ENOUGH) {
        int middle = (low + high) / 2;
        if (holds(saga, load, middle, stepSeconds, steps)) {
          low = middle;
        } else {
          high = middle;
        }
      }
      while (!holds(saga, load, low, heldSeconds, steps)) {
        low = (int) (low * STEP_BACK);
      }
      result.put("highestRate", low);
      results.keep(console, result);
      console.say("R* %,d orders/s held for %d s", low, heldSeconds);
    }
    return OK;
  }

  private boolean holds(Contender saga, Load load, int rate, int seconds, ArrayNode steps)
      throws Exception {
    var outcome = saga.run(load.withRate(rate).withOperations(rate * seconds));
    boolean holds =
        outcome.isValid()
            && outcome.latency().millisAt(99) <= MOST_P99_MS
            && outcome.figures().get("settledMsAfterLastSend") <= MOST_SETTLING_MS;
    console.progress(
        "%,6d/s for %d s: %s  %s", rate, seconds, holds ? "held    " : "not held", outcome);
    steps.add(outcome.json().put("rate", rate).put("asked", seconds).put("held", holds));
    return holds;
  }
}
