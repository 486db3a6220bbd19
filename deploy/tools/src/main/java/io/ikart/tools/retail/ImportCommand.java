package io.ikart.tools.retail;

import io.ikart.tools.Console;
import io.ikart.tools.ToolCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Puts other shops' data into this one. */
@Command(
    name = "import",
    description = "Put the goods of another shop's data into this one.",
    subcommands = OnlineRetailImport.class)
public final class ImportCommand implements ToolCommand {

  @Spec private CommandSpec spec;
  @Mixin private Console console;

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "name a data set: online-retail");
  }
}
