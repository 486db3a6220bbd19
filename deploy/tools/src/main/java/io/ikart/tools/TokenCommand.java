package io.ikart.tools;

import io.ikart.tools.shop.EdgeClient;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints a token of the tools, for whoever calls the edge by hand. */
@Command(
    name = "token",
    description = "Print an access token of the tools, for staff's routes; it counts ten minutes.")
final class TokenCommand implements ToolCommand {

  @Mixin private Console console;

  @Override
  public Integer call() throws Exception {
    try (var edge = EdgeClient.ofStaff(console.settings(), Duration.ZERO)) {
      console.say("%s", edge.token());
    }
    return OK;
  }
}
