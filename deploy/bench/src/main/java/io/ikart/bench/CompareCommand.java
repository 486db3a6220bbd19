package io.ikart.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.ikart.bench.baseline.RawLog;
import io.ikart.tools.Console;
import io.ikart.tools.ToolCommand;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Two contenders side by side, in pairs of blocks: A B, B A, A B … */
@Command(
    name = "compare",
    description = {
      "Measure two contenders side by side in alternating blocks and report the ratio of their"
          + " operations a second: the median of the pairs and its spread.",
      "A raw probe of the log before and after each block voids it when the machine drifted by more"
          + " than 15 %%."
    })
final class CompareCommand implements ToolCommand {

  private static final double MOST_DRIFT = 0.15;
  private static final int PROBE_RECORDS = 200_000;
  private static final int PROBE_BYTES = 300;

  @Mixin private Console console;
  @Mixin private LoadOptions options;
  @Mixin private Results results;

  @Parameters(index = "0", paramLabel = "A", description = "for example saga")
  private String first;

  @Parameters(index = "1", paramLabel = "B", description = "for example postgres-statements")
  private String second;

  @Option(
      names = "--pairs",
      paramLabel = "N",
      defaultValue = "5",
      description = "pairs of blocks; a published figure has at least 5 (${DEFAULT-VALUE})")
  private int pairs;

  @Option(
      names = "--orders-b",
      paramLabel = "N",
      description = "operations of a block of B, where it is much faster or slower (as --orders)")
  private Integer operationsOfB;

  @Override
  public Integer call() throws Exception {
    var all = Contenders.all(console.settings(), options.goods(), options.warmUp());
    var load = options.load(0);
    var result = Results.begin("compare-" + first + "-" + second, load);
    var ratios = new ArrayList<Double>();
    try (var a = Contenders.named(all, first);
        var b = Contenders.named(all, second);
        var probe = new RawLog(console.settings().bootstrap(), PROBE_BYTES)) {
      for (var each : List.of(probe, a, b)) {
        each.prepare(console::progress);
      }
      result.set("a", Results.describe(a));
      result.set("b", Results.describe(b));
      var blocks = result.putArray("blocks");
      for (int pair = 0; pair < pairs; pair++) {
        var same = load.withSeed(load.seed() + pair);
        boolean swapped = pair % 2 == 1;
        var ofB = operationsOfB == null ? same : same.withOperations(operationsOfB);
        var other = swapped ? block(b, ofB, probe, blocks) : null;
        var one = block(a, same, probe, blocks);
        other = swapped ? other : block(b, ofB, probe, blocks);
        if (one.isValid() && other.isValid()) {
          ratios.add(one.perSecond() / other.perSecond());
        }
      }
    }
    var spread = Spread.of(ratios);
    result.put("validPairs", ratios.size());
    result.set("ratio", spread.json());
    results.keep(console, result);
    console.say("%s / %s: %s of %d valid pairs", first, second, spread, ratios.size());
    return ratios.size() == pairs ? OK : FAILED;
  }

  private Outcome block(Contender contender, Load load, Contender probe, ArrayNode blocks)
      throws Exception {
    double before = ceiling(probe);
    var outcome = contender.run(load);
    double after = ceiling(probe);
    var reasons = new ArrayList<>(outcome.voidReasons());
    if (Math.abs(after - before) > MOST_DRIFT * before) {
      reasons.add("the raw log drifted from %,.0f to %,.0f/s".formatted(before, after));
    }
    var judged =
        new Outcome(
            outcome.operations(),
            outcome.nanos(),
            outcome.latency(),
            outcome.overTime(),
            outcome.figures(),
            reasons);
    console.progress("%-26s %s", contender.name(), judged);
    var node = judged.json().put("contender", contender.name());
    blocks.add(node.put("rawBefore", before).put("rawAfter", after));
    return judged;
  }

  /** The better of two: a probe as short as this one is disturbed by a single pause. */
  private static double ceiling(Contender probe) throws Exception {
    var load = new Load(PROBE_RECORDS, 0, 1, Keys.UNIFORM, 1, 1);
    return Math.max(probe.run(load).perSecond(), probe.run(load).perSecond());
  }
}
