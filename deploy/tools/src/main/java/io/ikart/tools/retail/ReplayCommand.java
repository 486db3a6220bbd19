package io.ikart.tools.retail;

import io.ikart.tools.Console;
import io.ikart.tools.ToolCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trades other shops' sales again in this one. */
@Command(
    name = "replay",
    description = "Trade another shop's sales again in this one.",
    subcommands = OnlineRetailReplay.class)
public final class ReplayCommand implements ToolCommand {

  @Spec private CommandSpec spec;
  @Mixin private Console console;

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "name a data set: online-retail");
  }
}
