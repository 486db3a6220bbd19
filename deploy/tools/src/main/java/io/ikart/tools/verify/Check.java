package io.ikart.tools.verify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** One invariant: how often it was looked at, and where it does not hold. One thread. */
final class Check {

  private static final int MOST_KEPT = 1_000;

  private final String name;
  private long looked;
  private long violated;
  private final List<String> violations = new ArrayList<>();

  /**
   * @param name what must hold, in words
   */
  Check(String name) {
    this.name = name;
  }

  /** Looks once: the violation is kept when it does not hold. */
  void that(boolean holds, String violation, Object... values) {
    looked++;
    if (!holds) {
      violated++;
      if (violations.size() < MOST_KEPT) {
        violations.add(violation.formatted(values));
      }
    }
  }

  /** Takes over what was looked at elsewhere. */
  void took(long times, Collection<String> found) {
    looked += times;
    violated += found.size();
    found.stream().limit(MOST_KEPT).forEach(violations::add);
  }

  String name() {
    return name;
  }

  long looked() {
    return looked;
  }

  /** How often it did not hold. */
  long violated() {
    return violated;
  }

  /** Where it did not hold; the first thousand. */
  List<String> violations() {
    return violations;
  }
}
