package io.ikart.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Schedules the thread that sends before every other thread of the machine, where that is
 * permitted: a generator that waits for a core is late, and a run whose sends were late is void.
 * Only that thread: a compiler or a collector of the bench that went first would take the cores
 * from the shop it measures.
 */
final class GeneratorPriority implements AutoCloseable {

  private static final Path THIS_THREAD = Path.of("/proc/thread-self");
  private static final int WAIT_S = 5;

  private final String thread;

  private GeneratorPriority(String thread) {
    this.thread = thread;
  }

  /** Raises the thread that calls until this is closed, by the same thread. */
  static GeneratorPriority raise() throws IOException, InterruptedException {
    var thread = Files.readSymbolicLink(THIS_THREAD).getFileName().toString();
    succeeds("chrt", "--rr", "--pid", "1", thread);
    return new GeneratorPriority(thread);
  }

  /** How a generator is scheduled here: a reader of a result must know whether it went first. */
  static String describe() throws IOException, InterruptedException {
    return succeeds("chrt", "--rr", "1", "true") ? "real time, its thread alone" : "as any thread";
  }

  private static boolean succeeds(String... command) throws IOException, InterruptedException {
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(WAIT_S, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false; // the machine has no chrt
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    succeeds("chrt", "--other", "--pid", "0", thread);
  }
}
