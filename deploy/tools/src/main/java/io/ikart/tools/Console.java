package io.ikart.tools;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Mixed into every command: its help, its settings and the place it writes to. */
@Command(mixinStandardHelpOptions = true)
public final class Console {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /**
   * Where the shop is.
   *
   * @throws BadSetting when a variable has a value that cannot be used
   */
  public ToolsSettings settings() {
    return ToolsSettings.from(System.getenv());
  }

  /** The command that was called. */
  public CommandLine commandLine() {
    return spec.commandLine();
  }

  /** The command's real output. */
  public PrintWriter out() {
    return spec.commandLine().getOut();
  }

  /** Writes one line of output at once. */
  public void say(String format, Object... values) {
    out().printf(format + "%n", values);
    out().flush();
  }

  /** Writes one line of progress at once, apart from the output. */
  public void progress(String format, Object... values) {
    spec.commandLine().getErr().printf(format + "%n", values);
    spec.commandLine().getErr().flush();
  }
}
