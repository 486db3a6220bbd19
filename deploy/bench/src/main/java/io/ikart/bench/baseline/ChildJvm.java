package io.ikart.bench.baseline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A Java process of a contender, with this process's class path. It is told to end by the end of
 * its standard input, so it ends with the bench, however the bench ends.
 */
public final class ChildJvm implements AutoCloseable {

  private static final long STOP_SECONDS = 20;

  private final Process process;
  private final Path log;

  private ChildJvm(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts it; it need not be ready yet.
   *
   * @param environment its settings, beside those of this process
   */
  public static ChildJvm start(
      Class<?> main, List<String> jvmOptions, Map<String, String> environment) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    var log = Files.createTempFile("ikart-bench-" + main.getSimpleName(), ".log");
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(log.toFile()).environment().putAll(environment);
    return new ChildJvm(builder.start(), log);
  }

  /**
   * Fails when the process is gone.
   *
   * @throws IllegalStateException with what it said last
   */
  public void assertAlive() throws IOException {
    if (!process.isAlive()) {
      throw new IllegalStateException(
          "ended with %d: %s".formatted(process.exitValue(), Files.readString(log).strip()));
    }
  }

  /** Ends it; by force when it does not end by itself. */
  @Override
  public void close() throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    Files.deleteIfExists(log);
  }

  /** In the child: returns when the bench is gone or wants it to end. */
  public static void awaitEnd() throws IOException {
    var input = System.in;
    while (input.read() >= 0) {
      // what is said does not matter, only that it ends
    }
  }

  /** In the child: a setting. */
  public static String setting(String variable) {
    var value = System.getenv(variable);
    if (value == null || value.isEmpty()) {
      throw new IllegalStateException(variable + " is not set");
    }
    return value;
  }
}
