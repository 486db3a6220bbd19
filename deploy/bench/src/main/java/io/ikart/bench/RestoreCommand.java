package io.ikart.bench;

import io.ikart.bench.baseline.Brokers;
import io.ikart.tools.Console;
import io.ikart.tools.ToolCommand;
import io.ikart.tools.log.EventLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** B8: how long an instance that lost its disk takes to be what it was. */
@Command(
    name = "restore",
    description = {
      "Stop the only instance of the local shop's topologies, throw its local state away, start it"
          + " again and measure how long it takes to join and to restore every store (B8).",
      "--keys makes the state larger first. Such keys stay in the changelog: use a shop that may be"
          + " thrown away. With a standby nothing is restored at a failover: see failover."
    })
final class RestoreCommand implements ToolCommand {

  private static final double BYTES_A_MB = 1e6;
  private static final double MS_A_SECOND = 1e3;

  @Mixin private Console console;
  @Mixin private Results results;

  @Option(
      names = "--keys",
      paramLabel = "N",
      defaultValue = "0",
      description = "keys to add to the state of the checkout first (${DEFAULT-VALUE})")
  private int keys;

  @Option(
      names = "--instance",
      paramLabel = "NAME",
      defaultValue = "topologies-1",
      description = "which instance (${DEFAULT-VALUE})")
  private String instance;

  @Override
  public Integer call() throws Exception {
    var settings = console.settings();
    var launcher = Launcher.ofThisShop();
    var metrics = new InstanceMetrics(settings.querySeeds().get(0));
    console.progress("stopping %s", instance);
    launcher.stop(instance);
    throwAway(Path.of(settings.home(), "state", instance));
    var log = EventLog.of(settings);
    console.progress("adding %,d keys to the changelog", keys);
    new ChangelogFill(log.wire()).add(settings.bootstrap(), keys);
    var size = changelogs(settings.bootstrap());
    console.progress("starting %s on an empty disk", instance);
    long startedMs = System.currentTimeMillis();
    launcher.start(instance);
    long readyMs = System.currentTimeMillis();
    return report(size, startedMs, readyMs, metrics);
  }

  private static LogSize changelogs(String bootstrap) throws Exception {
    try (var admin = Admin.create(Brokers.client(bootstrap))) {
      return LogSize.ofChangelogs(admin);
    }
  }

  private static void throwAway(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (var all = Files.walk(folder)) {
        for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }

  private int report(LogSize size, long startedMs, long readyMs, InstanceMetrics metrics)
      throws IOException, InterruptedException {
    double beganMs = metrics.sum("ikart_restore_began");
    double endedMs = metrics.sum("ikart_restore_ended");
    double records = metrics.sum("ikart_restored_records_total");
    double restoreS = (endedMs - beganMs) / MS_A_SECOND;
    var result = Results.begin("restore");
    var figures = result.putObject("figures");
    figures.put("joinSeconds", Outcome.rounded((beganMs - startedMs) / MS_A_SECOND));
    figures.put("restoreSeconds", Outcome.rounded(restoreS));
    figures.put("readySeconds", Outcome.rounded((readyMs - startedMs) / MS_A_SECOND));
    figures.put("records", records);
    figures.put("changelogMb", Outcome.rounded(size.bytes() / BYTES_A_MB));
    figures.put("mbPerSecond", Outcome.rounded(size.bytes() / BYTES_A_MB / restoreS));
    figures.put("recordsPerSecond", Outcome.rounded(records / restoreS));
    result.put("valid", records > 0);
    results.keep(console, result);
    figures
        .fields()
        .forEachRemaining(
            each -> console.say("  %-28s %,12.3f", each.getKey(), each.getValue().asDouble()));
    return records > 0 ? OK : FAILED;
  }
}
