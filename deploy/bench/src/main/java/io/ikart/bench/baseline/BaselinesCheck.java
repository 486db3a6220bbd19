package io.ikart.bench.baseline;

import io.ikart.bench.Contender;
import io.ikart.bench.Keys;
import io.ikart.bench.Load;
import io.ikart.tools.Console;
import io.ikart.tools.ToolCommand;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the baselines, or runs each for a moment and checks that it does what it should. */
@Command(name = "baselines", description = "List the baselines, or check each of them.")
public final class BaselinesCheck implements ToolCommand {

  private static final int SKUS = 1_000;
  private static final int UNITS_EACH = 500;
  private static final int ORDERS = 2_000;
  private static final int TRANSACTIONS = 100;
  private static final int CLIENTS = 16;
  private static final int LINES = 3;

  @Option(names = "--check", description = "Run each shortly and check the laws of the shop.")
  private boolean check;

  @Option(
      names = "--only",
      split = ",",
      description = "Names of those to check; all when not given.")
  private List<String> only = List.of();

  @Mixin private Console console;

  @Override
  public Integer call() throws Exception {
    var bootstrap = console.settings().bootstrap();
    var scarce = new BaselineSettings(bootstrap, SKUS, UNITS_EACH, 0, 300);
    var databases = Baselines.databases(scarce);
    var wrong = new ArrayList<String>();
    for (var each : Baselines.of(scarce)) {
      if (!check) {
        console.say("%-28s %s", each.name(), each.settings());
      } else if (only.isEmpty() || only.contains(each.name())) {
        boolean isDatabase = databases.stream().anyMatch(one -> one.name().equals(each.name()));
        wrong.addAll(isDatabase ? sellOut(each) : run(each));
      }
    }
    wrong.forEach(line -> console.say("WRONG %s", line));
    return wrong.isEmpty() ? 0 : 1;
  }

  /** One SKU has fewer units than are wanted: some orders must be refused, and no law broken. */
  private List<String> sellOut(Contender contender) throws Exception {
    try (contender) {
      contender.prepare(console::progress);
      var wrong = new ArrayList<String>();
      for (var keys : List.of(Keys.UNIFORM, Keys.DROP)) {
        var outcome = contender.run(new Load(ORDERS, 0, CLIENTS, keys, LINES, 1));
        console.say("%-28s %-8s %s", contender.name(), keys, outcome);
        var reasons = new ArrayList<>(outcome.voidReasons());
        boolean soldOut = reasons.removeIf(why -> why.endsWith("SOLD_OUT"));
        reasons.forEach(why -> wrong.add(contender.name() + ": " + why));
        if (soldOut != (keys == Keys.DROP)) {
          wrong.add("%s: %s, sold out is %s".formatted(contender.name(), keys, soldOut));
        }
      }
      return wrong;
    }
  }

  private List<String> run(Contender contender) throws Exception {
    int operations = contender instanceof BareTransactions ? TRANSACTIONS : ORDERS;
    try (contender) {
      contender.prepare(console::progress);
      var outcome = contender.run(new Load(operations, 0, 1, Keys.UNIFORM, LINES, 1));
      console.say("%-28s %-8s %s", contender.name(), "", outcome);
      return outcome.voidReasons().stream().map(why -> contender.name() + ": " + why).toList();
    }
  }
}
