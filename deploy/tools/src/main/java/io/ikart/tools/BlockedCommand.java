package io.ikart.tools;

import com.fasterxml.jackson.databind.JsonNode;
import io.ikart.tools.shop.EdgeClient;
import io.ikart.tools.shop.Shop;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Keys whose commands wait because one of them failed. */
@Command(
    name = "blocked",
    description = "List keys whose commands wait because one failed, and let them go on.")
final class BlockedCommand implements ToolCommand {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String ROW = "%-12s %-32s %8s  %-40s %s";

  @Spec private CommandSpec spec;
  @Mixin private Console console;

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "say list or release");
  }

  @Command(
      name = "list",
      description = "List the blocked keys; exit code 1 when an instance does not answer.")
  Integer list(@Mixin Console at) throws InterruptedException {
    try (var edge = EdgeClient.ofStaff(at.settings(), PATIENCE)) {
      var answer = edge.send(Shop.blockedKeys()).orThrow("blocked keys").body();
      at.say(ROW, "APPLICATION", "KEY", "PARKED", "FAILED AT", "REASON");
      answer.path("blocked").forEach(key -> print(at, key));
      int silent = answer.path("silent").asInt();
      at.say("%d blocked, %d instances silent", answer.path("blocked").size(), silent);
      return silent == 0 ? OK : FAILED;
    }
  }

  @Command(
      name = "release",
      description = "Let a blocked key go on: its parked commands are handled in their order.")
  Integer release(
      @Mixin Console at,
      @Parameters(paramLabel = "APPLICATION", description = "catalog, stock or checkout")
          String application,
      @Parameters(paramLabel = "AGGREGATE", description = "id of any aggregate of the key")
          String aggregateId,
      @Option(names = "--skip", description = "leave the failed command out, do not retry it")
          boolean skip)
      throws InterruptedException {
    try (var edge = EdgeClient.ofStaff(at.settings(), PATIENCE)) {
      var answer = edge.send(Shop.releaseKey(application, aggregateId, !skip));
      answer.orThrow("release");
      at.say(
          "%s %s: released, failed command %s",
          application, aggregateId, skip ? "left out" : "retried");
      return OK;
    }
  }

  private static void print(Console at, JsonNode key) {
    var where =
        "%s-%d@%d"
            .formatted(
                key.path("topic").asText(),
                key.path("partition").asInt(),
                key.path("offset").asLong());
    at.say(
        ROW,
        key.path("application").asText(),
        key.path("key").asText(),
        key.path("parked").asLong(),
        where,
        key.path("reason").asText());
  }
}
