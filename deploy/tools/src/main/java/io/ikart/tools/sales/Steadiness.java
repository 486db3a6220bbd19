package io.ikart.tools.sales;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** For how long something has happened without a break. Thread safe. */
final class Steadiness {

  private static final long BREAK_NANOS = TimeUnit.MILLISECONDS.toNanos(1_500);

  private boolean begun;
  private long sinceNanos;
  private long lastNanos;

  /** It happened. */
  synchronized void happened(long nowNanos) {
    if (!goesOn(nowNanos)) {
      begun = true;
      sinceNanos = nowNanos;
    }
    lastNanos = nowNanos;
  }

  /** Whether it has gone on for so long, and still does. */
  synchronized boolean hasLasted(Duration time, long nowNanos) {
    return goesOn(nowNanos) && nowNanos - sinceNanos >= time.toNanos();
  }

  private boolean goesOn(long nowNanos) {
    return begun && nowNanos - lastNanos < BREAK_NANOS;
  }
}
