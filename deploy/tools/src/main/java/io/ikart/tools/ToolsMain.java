package io.ikart.tools;

import io.ikart.tools.access.AclsCommand;
import io.ikart.tools.access.PrincipalsCommand;
import io.ikart.tools.audit.AuditCommand;
import io.ikart.tools.connect.ConnectorsCommand;
import io.ikart.tools.demo.DemoCommand;
import io.ikart.tools.keys.RewrapCommand;
import io.ikart.tools.lake.LakeCommand;
import io.ikart.tools.lake.SqlCommand;
import io.ikart.tools.retail.ImportCommand;
import io.ikart.tools.retail.ReplayCommand;
import io.ikart.tools.sales.SalesFreshnessCommand;
import io.ikart.tools.search.SearchCommand;
import io.ikart.tools.verify.VerifyCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * What an operator runs against a live shop. Exit codes: 0 done and all is well, 1 it failed or
 * found something wrong, 2 it was asked for in a wrong way.
 */
@Command(
    name = "ikart-tools",
    description = "Commands against a running iKart.",
    mixinStandardHelpOptions = true,
    version = "iKart 0.1.0",
    subcommands = {
      ProvisionCommand.class,
      TopicsCommand.class,
      AclsCommand.class,
      PrincipalsCommand.class,
      ImportCommand.class,
      ReplayCommand.class,
      DemoCommand.class,
      VerifyCommand.class,
      AuditCommand.class,
      LakeCommand.class,
      SqlCommand.class,
      BlockedCommand.class,
      TokenCommand.class,
      RewrapCommand.class,
      ConnectorsCommand.class,
      SearchCommand.class,
      SalesFreshnessCommand.class
    })
public final class ToolsMain implements Runnable {

  @Spec private CommandSpec spec;

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** The whole command tree; failures are shown as one line on stderr. */
  public static CommandLine commandLine() {
    var line = new CommandLine(new ToolsMain());
    line.setExecutionExceptionHandler(new Failures());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    return line;
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "name a command");
  }
}
