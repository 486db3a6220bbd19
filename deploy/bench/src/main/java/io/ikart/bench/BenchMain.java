package io.ikart.bench;

import io.ikart.bench.baseline.BaselinesCheck;
import io.ikart.tools.Failures;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Runs one benchmark. Exit codes: 0 the run is valid, 1 it failed or is void, 2 it was asked for in
 * a wrong way.
 */
@Command(
    name = "ikart bench",
    description = "Measure a running shop, and what it is compared with.",
    mixinStandardHelpOptions = true,
    version = "iKart 0.1.0",
    subcommands = {
      SagaCommand.class,
      JourneysCommand.class,
      RecordsBench.class,
      RateCommand.class,
      ReadsCommand.class,
      FailoverCommand.class,
      RestoreCommand.class,
      JobsCommand.class,
      BaselineCommand.class,
      BaselinesCheck.class,
      CompareCommand.class,
      ReportCommand.class
    })
public final class BenchMain implements Runnable {

  @Spec private CommandSpec spec;

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The whole command tree; failures are shown as one line on stderr. */
  static CommandLine commandLine() {
    var line = new CommandLine(new BenchMain());
    line.setExecutionExceptionHandler(new Failures());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    return line;
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "name a benchmark");
  }
}
