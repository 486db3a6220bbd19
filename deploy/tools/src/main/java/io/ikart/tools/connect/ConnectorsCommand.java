package io.ikart.tools.connect;

import io.ikart.schemas.CardNumbers;
import io.ikart.schemas.audit.Audited;
import io.ikart.schemas.common.DeadLetter;
import io.ikart.schemas.topic.OperationsTopics;
import io.ikart.tools.Console;
import io.ikart.tools.ToolCommand;
import io.ikart.tools.audit.OperatorTrail;
import io.ikart.tools.log.EventLog;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The connectors, what they are behind, what failed, and what they put aside. */
@Command(
    name = "connectors",
    description = {
      "List the connectors with their tasks, workers, lag and failures; exit code 1 unless all run.",
      "LAG counts offsets not committed yet, transaction markers included: a few are usual."
    })
public final class ConnectorsCommand implements ToolCommand {

  private static final String ROW = "%-20s %-5s %-12s %-22s %10s  %s";
  private static final Duration READ_WITHIN = Duration.ofMinutes(5);

  /** Who writes dead letters on behalf of the outside world. */
  private static final Set<String> OUTSIDE = Set.of("connectors", "edge");

  @Mixin private Console console;

  @Override
  public Integer call() throws Exception {
    var connectors = client(console).connectors();
    console.say(ROW, "CONNECTOR", "TASK", "STATE", "WORKER", "LAG", "FAILURE");
    try (var admin = Admin.create(console.settings().kafka(Map.of()))) {
      var lag = new ConnectorLag(admin);
      for (var connector : connectors) {
        console.say(
            ROW,
            connector.name(),
            "-",
            connector.state(),
            "-",
            "%,d".formatted(lag.of(connector)),
            "");
        connector.tasks().forEach(task -> print(connector.name(), task));
      }
    }
    boolean allRun = !connectors.isEmpty() && connectors.stream().allMatch(ConnectorState::isWell);
    return allRun ? OK : FAILED;
  }

  private void print(String connector, ConnectorState.Task task) {
    console.say(
        ROW,
        connector,
        task.number(),
        task.state(),
        task.worker(),
        "",
        CardNumbers.hiddenIn(task.failure()));
  }

  @Command(
      name = "restart",
      description = "Start what has failed of a connector again: the connector and its tasks.")
  Integer restart(
      @Mixin Console at,
      @Parameters(paramLabel = "NAME", description = "the connector") String name,
      @Option(names = "--all", description = "also what runs") boolean all)
      throws IOException, InterruptedException, ExecutionException {
    known(at, name);
    new OperatorTrail(at.settings()).note(Audited.CONNECTOR_RESTARTED, name);
    client(at).restart(name, !all);
    at.say("%s: %s is started again", name, all ? "everything" : "what had failed");
    return OK;
  }

  @Command(
      name = "dead-letters",
      description = {
        "Show what could never be performed, oldest first: where it was read, why it was put aside,"
            + " and what it says.",
        "Without a name those of every connector, and the gateway's messages about no order of ours."
      })
  Integer deadLetters(
      @Mixin Console at,
      @Parameters(paramLabel = "NAME", arity = "0..1", description = "the connector") String name,
      @Option(
              names = "--last",
              paramLabel = "N",
              defaultValue = "20",
              description = "how many, the newest (default: ${DEFAULT-VALUE})")
          int most)
      throws Exception {
    var wanted = wanted(at, name);
    var log = EventLog.of(at.settings());
    var newest = new ArrayDeque<DeadLetter>();
    var count = new int[1];
    log.read(
        List.of(OperationsTopics.DEAD_LETTERS),
        READ_WITHIN,
        found -> {
          if (found.value() instanceof DeadLetter letter && wanted.test(letter)) {
            count[0]++;
            newest.add(letter);
            if (newest.size() > most) {
              newest.remove();
            }
          }
        });
    newest.forEach(letter -> show(at, letter, new ShownLetter(letter, log.wire())));
    at.say("%d dead letters, %d shown", count[0], newest.size());
    return OK;
  }

  private static Predicate<DeadLetter> wanted(Console at, String name)
      throws IOException, InterruptedException {
    if (name == null) {
      return letter -> OUTSIDE.contains(letter.getApplication());
    }
    var topics = known(at, name).topics();
    return letter ->
        letter.getApplication().equals("connectors") && topics.contains(letter.getTopic());
  }

  private static void show(Console at, DeadLetter letter, ShownLetter shown) {
    at.say("%s  %s  key %s", letter.getFailedAt(), shown.place(), letter.getKey());
    at.say("  why:   %s", CardNumbers.hiddenIn(letter.getReason()));
    at.say("  value: %s", shown.value());
  }

  private static ConnectorState known(Console at, String name)
      throws IOException, InterruptedException {
    var connectors = client(at).connectors();
    return connectors.stream()
        .filter(connector -> connector.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IOException(
                    "no connector is called '%s'; there are %s"
                        .formatted(name, connectors.stream().map(ConnectorState::name).toList())));
  }

  private static ConnectClient client(Console at) {
    return new ConnectClient(at.settings().connectUrls());
  }
}
