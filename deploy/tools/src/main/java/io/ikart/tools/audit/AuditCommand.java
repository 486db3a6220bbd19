package io.ikart.tools.audit;

import io.ikart.tools.Console;
import io.ikart.tools.ToolCommand;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks after the audit log. */
@Command(
    name = "audit",
    description = "Find out whether anything of the audit log was changed.",
    mixinStandardHelpOptions = true,
    subcommands = AuditVerifyCommand.class)
public final class AuditCommand implements ToolCommand {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "say verify or keys");
  }

  @Command(
      name = "keys",
      description = {
        "Show the public keys that the heads of the local shop are signed with.",
        "Whoever verifies elsewhere puts them into IKART_AUDIT_PUBLIC_KEYS."
      })
  Integer keys(@Mixin Console at) throws IOException {
    at.say("%s", at.settings().localHeadKeys().publicKeys());
    return OK;
  }

  @Command(
      name = "note",
      hidden = true,
      description = "Note what is about to be done by hand, for scripts that do it.")
  Integer note(
      @Mixin Console at,
      @Parameters(paramLabel = "ACTION") String action,
      @Parameters(paramLabel = "OBJECT") String object)
      throws InterruptedException, ExecutionException {
    new OperatorTrail(at.settings()).note(action, object);
    return OK;
  }
}
