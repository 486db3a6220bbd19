package io.ikart.analytics.search;

import java.util.concurrent.atomic.AtomicInteger;

/** How long to wait before asking again: longer each time, until something went well. */
final class Patience {

  static final long FIRST_MS = 100;
  static final long LONGEST_MS = 10_000;
  private static final int MOST_DOUBLINGS = 10;

  private final AtomicInteger failures = new AtomicInteger();

  /** The wait after one more failure. */
  long nextMs() {
    int doublings = Math.min(failures.getAndIncrement(), MOST_DOUBLINGS);
    return Math.min(FIRST_MS << doublings, LONGEST_MS);
  }

  /** Something went well. */
  void restore() {
    failures.set(0);
  }
}
