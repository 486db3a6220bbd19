package io.ikart.bench;

import io.ikart.tools.Console;
import io.ikart.tools.ToolCommand;

/** One block of one contender, shown and kept. */
final class SingleRun {

  private SingleRun() {}

  /** Runs it; the exit code says whether the block is valid. */
  static int of(Console console, Results results, Contender contender, String benchmark, Load load)
      throws Exception {
    try (contender) {
      contender.prepare(console::progress);
      console.progress("measuring %,d operations", load.operations());
      var outcome = contender.run(load);
      var result = Results.begin(benchmark, load);
      result.set("contender", Results.describe(contender));
      result.set("outcome", outcome.json());
      result.put("valid", outcome.isValid());
      results.keep(console, result);
      console.say("%s  %s", contender.name(), outcome);
      outcome.figures().forEach((name, value) -> console.say("  %-28s %,12.3f", name, value));
      return outcome.isValid() ? ToolCommand.OK : ToolCommand.FAILED;
    }
  }
}
