package io.ikart.tools.search;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Looks after the search index. */
@Command(
    name = "search",
    description = "Look after the search index.",
    mixinStandardHelpOptions = true,
    subcommands = {
      SynonymsCommand.class,
      FreshnessCommand.class,
      SearchVerifyCommand.class,
      SearchCatchUpCommand.class,
      SearchIdleCommand.class,
      SearchDropCommand.class
    })
public final class SearchCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "name a command");
  }
}
