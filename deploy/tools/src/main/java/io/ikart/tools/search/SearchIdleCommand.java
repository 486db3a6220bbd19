package io.ikart.tools.search;

import io.ikart.tools.Console;
import io.ikart.tools.Patience;
import io.ikart.tools.ToolCommand;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Waits for the searches of an index to end. */
@Command(
    name = "idle",
    description = "Wait until no search of an index is open any more, points in time included.")
final class SearchIdleCommand implements ToolCommand {

  @Mixin private Console console;

  @Option(names = "--index", required = true, description = "the index")
  private String index;

  @Option(
      names = "--within",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description = "how long they may take (${DEFAULT-VALUE}); after that it says so, and goes on")
  private int withinS;

  @Override
  public Integer call() throws Exception {
    var engine = new Elasticsearch(console.settings().searchUrl());
    var patience = new Patience(Duration.ofSeconds(withinS));
    long open = engine.openSearches(index);
    while (open > 0 && !patience.isOver()) {
      patience.pause();
      open = engine.openSearches(index);
    }
    console.say(
        open == 0 ? "no search of %s is open" : "%2$d searches of %1$s are cut off", index, open);
    return OK;
  }
}
