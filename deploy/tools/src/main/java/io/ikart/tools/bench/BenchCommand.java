package io.ikart.tools.bench;

import io.ikart.tools.Console;
import io.ikart.tools.ToolCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures a running shop. */
@Command(
    name = "bench",
    description = "Measure a running shop.",
    subcommands = {SagaBench.class, JourneyBench.class, RecordsBench.class})
public final class BenchCommand implements ToolCommand {

  @Spec private CommandSpec spec;
  @Mixin private Console console;

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "name a benchmark: saga, journey or records");
  }
}
