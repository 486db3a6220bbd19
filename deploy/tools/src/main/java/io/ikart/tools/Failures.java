package io.ikart.tools;

import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Shows why a command failed in one line; the trace goes to the debug log only. */
public final class Failures implements IExecutionExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  @Override
  public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
    LOG.debug("command failed", failure);
    if (failure instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    line.getErr().println("ikart: " + line.getCommandName() + ": " + reason(failure));
    line.getErr().flush();
    return failure instanceof BadSetting
        ? line.getCommandSpec().exitCodeOnInvalidInput()
        : line.getCommandSpec().exitCodeOnExecutionException();
  }

  private static String reason(Exception failure) {
    Throwable cause = failure;
    if (failure instanceof ExecutionException && failure.getCause() != null) {
      cause = failure.getCause();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
