package io.ikart.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What somebody types who has no code of ours, only the programs of the machine. */
final class Terminal {

  private final Path folder;

  /**
   * @param folder in which it is typed
   */
  Terminal(Path folder) {
    this.folder = folder;
  }

  /** Runs lines of bash to their end; any that fails ends them. */
  Launcher.Result run(Duration timeout, String lines) {
    try {
      var output = Files.createTempFile("terminal-", ".txt");
      var builder = new ProcessBuilder("bash", "-euo", "pipefail", "-c", lines);
      builder.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
      var process = builder.start();
      boolean ended = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        process.destroyForcibly();
      }
      var text = Files.readString(output, StandardCharsets.UTF_8);
      Files.delete(output);
      return ended
          ? new Launcher.Result(process.exitValue(), text)
          : new Launcher.Result(-1, "no end within " + timeout + ":\n" + text);
    } catch (IOException e) {
      throw new IllegalStateException("cannot run: " + lines, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
