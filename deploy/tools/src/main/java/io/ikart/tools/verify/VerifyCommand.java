package io.ikart.tools.verify;

import io.ikart.tools.Console;
import io.ikart.tools.Patience;
import io.ikart.tools.ToolCommand;
import io.ikart.tools.log.EventLog;
import io.ikart.tools.log.LogFollower;
import io.ikart.tools.verify.ServedState.Comparison;
import io.ikart.tools.verify.ServedState.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Checks invariants 1 to 6 of the domain, ratings (7), and who is told of what (8), on a live shop.
 */
@Command(
    name = "verify",
    description = {
      "Check the invariants of a running shop: read every event from the beginning, fold it, and"
          + " compare with what is served.",
      "Exit code 1 when one does not hold. Keeps every aggregate in memory while it runs."
    })
public final class VerifyCommand implements ToolCommand {

  private static final Duration READING = Duration.ofMinutes(15);
  private static final int TRIES = 5;
  private static final int VIOLATIONS_SHOWN = 10;

  @Mixin private Console console;

  @Option(
      names = "--served",
      paramLabel = "N",
      defaultValue = "1000",
      description =
          "aggregates of each kind, drawn at random, whose served state is compared; 0 for none,"
              + " -1 for all (${DEFAULT-VALUE})")
  private int served;

  @Option(
      names = "--settle",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "how long a saga under way may take to come to rest (${DEFAULT-VALUE})")
  private int settleS;

  @Option(names = "--seed", defaultValue = "1", hidden = true)
  private long seed;

  @Override
  public Integer call() throws Exception {
    var log = EventLog.of(console.settings());
    var shop = new ShopLog();
    try (var follower = log.followFromBeginning(ShopLog.TOPICS, shop::accept)) {
      follower.catchUp(READING);
      var stayed = awaitRest(shop, follower);
      var checks = new ArrayList<Check>();
      if (served != 0) {
        checks.add(compareServed(log, shop, follower));
      }
      checks.addAll(shop.checks());
      checks.addAll(shop.checks(stayed));
      return print(checks);
    }
  }

  private Unrest awaitRest(ShopLog shop, LogFollower follower)
      throws InterruptedException, ExecutionException, TimeoutException {
    var stayed = shop.unrest();
    var patience = new Patience(Duration.ofSeconds(settleS));
    while (!stayed.isQuiet() && !patience.isOver()) {
      patience.pause();
      follower.catchUp(READING);
      stayed = stayed.stillIn(shop.unrest());
    }
    return stayed;
  }

  private Check compareServed(EventLog log, ShopLog shop, LogFollower follower)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    var settings = console.settings();
    var queries = new QueryClient(settings.querySeeds(), settings.internalSecret());
    queries.learnRoutes();
    var state = new ServedState(queries, log.wire());
    var check = new Check("6 folding the events gives the state that is served");
    for (var kind : Aggregate.values()) {
      for (var id : drawn(shop.idsOf(kind))) {
        var found = compare(state, shop, kind, id);
        for (int tries = 1; found.verdict() != Verdict.SAME && tries < TRIES; tries++) {
          follower.catchUp(READING);
          found = compare(state, shop, kind, id);
        }
        check.that(found.verdict() != Verdict.DIFFERENT, "%s", found.difference());
      }
    }
    return check;
  }

  private static Comparison compare(ServedState state, ShopLog shop, Aggregate kind, String id)
      throws IOException, InterruptedException {
    synchronized (shop) {
      return state.compare(kind, id, shop.history().of(kind).get(id));
    }
  }

  private List<String> drawn(List<String> ids) {
    var shuffled = new ArrayList<>(ids);
    Collections.sort(shuffled);
    Collections.shuffle(shuffled, new Random(seed));
    return served < 0 ? shuffled : shuffled.subList(0, Math.min(served, shuffled.size()));
  }

  private int print(List<Check> checks) {
    console.say("%-62s %12s %10s", "CHECK", "LOOKED AT", "VIOLATED");
    checks.stream()
        .sorted((one, other) -> one.name().compareTo(other.name()))
        .forEach(
            check ->
                console.say("%-62s %,12d %,10d", check.name(), check.looked(), check.violated()));
    for (var check : checks) {
      check.violations().stream()
          .limit(VIOLATIONS_SHOWN)
          .forEach(violation -> console.say("violated: %s: %s", check.name(), violation));
    }
    long violated = checks.stream().mapToLong(Check::violated).sum();
    console.say(violated == 0 ? "All invariants hold." : "%,d violations.", violated);
    return violated == 0 ? OK : FAILED;
  }
}
