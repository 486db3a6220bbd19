package io.ikart.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The launcher of the local shop this bench belongs to: starts and stops single processes. */
final class Launcher {

  private final String program;

  /**
   * @param program path of the launcher; what {@code deploy/bench/run} exports
   */
  Launcher(String program) {
    this.program = program;
  }

  /**
   * The launcher that started this bench.
   *
   * @throws IllegalStateException when none did
   */
  static Launcher ofThisShop() {
    var program = System.getenv().getOrDefault("IKART_LAUNCHER", "");
    if (!Files.isExecutable(Path.of(program))) {
      throw new IllegalStateException(
          "this benchmark starts and stops processes of a local shop: run it by deploy/bench/run");
    }
    return new Launcher(program);
  }

  /** Stops a process of the shop and waits until it is gone. */
  void stop(String process) throws IOException, InterruptedException {
    run("stop", process);
  }

  /** Starts a process of the shop and waits until it is healthy. */
  void start(String process) throws IOException, InterruptedException {
    run("start", process);
  }

  /** Ends a job of the shop's Flink cluster and throws away what it knows. */
  void forgetJob(String job) throws IOException, InterruptedException {
    run("jobs", "forget", job);
  }

  /** Starts a job of the shop's Flink cluster and waits until it runs. */
  void startJob(String job) throws IOException, InterruptedException {
    run("jobs", "start", job);
  }

  private void run(String... command) throws IOException, InterruptedException {
    var builder = new ProcessBuilder();
    builder.command().add(program);
    builder.command().addAll(java.util.List.of(command));
    var launcher = builder.redirectErrorStream(true).start();
    try {
      var said = new String(launcher.getInputStream().readAllBytes());
      if (launcher.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + ": " + said.strip());
      }
    } finally {
      launcher.destroy();
    }
  }
}
