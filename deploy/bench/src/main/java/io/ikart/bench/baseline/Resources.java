package io.ikart.bench.baseline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Texts that lie beside the classes. */
public final class Resources {

  private Resources() {}

  /**
   * The whole text.
   *
   * @throws IllegalArgumentException when there is none of this name
   */
  public static String text(String name) {
    try (var stream = Resources.class.getResourceAsStream("/baseline/" + name)) {
      if (stream == null) {
        throw new IllegalArgumentException("no such resource: " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
