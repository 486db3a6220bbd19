package io.ikart.bench.baseline;

import java.util.List;
import java.util.stream.Stream;

/**
 * The bench may be scheduled before all other processes, so that its sends are on time. What it
 * starts in order to measure it must not inherit that.
 */
public final class OrdinaryPriority {

  private OrdinaryPriority() {}

  /** The command to run instead. */
  public static List<String> command(List<String> command) {
    return Stream.concat(Stream.of("chrt", "-o", "0"), command.stream()).toList();
  }
}
