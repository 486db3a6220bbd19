package io.ikart.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another version of the product, built beside this one. */
final class Checkout {

  private static final int BUILD_WITHIN_MINUTES = 10;

  private Checkout() {}

  /**
   * Takes a commit, applies a patch to it, and builds it without tests.
   *
   * @param patch null for none
   * @return the folder, for IKART_JARS
   */
  static Path built(Path repository, String commit, Path patch, Path folder) {
    var apply = patch == null ? "" : "patch -s -p1 < '" + patch.toAbsolutePath() + "' && ";
    var script =
        "rm -rf '%1$s' && mkdir -p '%1$s' && git -C '%2$s' archive %3$s | tar -x -C '%1$s' && cd '%1$s'"
            + " && %4$s mvn -q -B -ntp -Dmaven.test.skip=true -pl '!deploy/e2e' package";
    sh(script.formatted(folder, repository, commit, apply));
    return folder;
  }

  private static void sh(String script) {
    try {
      var output = Files.createTempFile("ikart-build-", ".log");
      var process =
          new ProcessBuilder(List.of("bash", "-c", script))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      boolean ended = process.waitFor(BUILD_WITHIN_MINUTES, TimeUnit.MINUTES);
      if (!ended || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new AssertionError("cannot build: " + script + "\n" + Files.readString(output));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
