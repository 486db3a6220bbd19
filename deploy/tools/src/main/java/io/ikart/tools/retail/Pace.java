package io.ikart.tools.retail;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** When an invoice is due in a replay. */
final class Pace {

  /** As fast as the shop allows. */
  static final double MAX = Double.POSITIVE_INFINITY;

  private final double speed;
  private final Instant first;
  private final long startNanos = System.nanoTime();

  /**
   * @param speed how many times faster than the clock of the shop; {@link #MAX} for no pace
   * @param first time of the first invoice, due at once
   */
  Pace(double speed, Instant first) {
    this.speed = speed;
    this.first = first;
  }

  /**
   * Reads the value of an option: max, or a number above zero.
   *
   * @throws IllegalArgumentException when it is neither
   */
  static double speedOf(String text) {
    if (text.equals("max")) {
      return MAX;
    }
    double speed = Double.parseDouble(text);
    if (!(speed > 0) || Double.isInfinite(speed)) {
      throw new IllegalArgumentException("not above zero: " + text);
    }
    return speed;
  }

  /** Time from the start of the replay to when the invoice is due. */
  Duration dueAfter(Instant at) {
    return Double.isInfinite(speed)
        ? Duration.ZERO
        : Duration.ofNanos((long) (Duration.between(first, at).toNanos() / speed));
  }

  /**
   * Waits until the invoice is due.
   *
   * @return how late it is, in nanoseconds; 0 at full speed, where everything is due when it comes
   */
  long await(Instant at) throws InterruptedException {
    if (Double.isInfinite(speed)) {
      return 0;
    }
    long dueNanos = startNanos + dueAfter(at).toNanos();
    for (long left = dueNanos - System.nanoTime(); left > 0; left = dueNanos - System.nanoTime()) {
      LockSupport.parkNanos(Math.min(left, TimeUnit.SECONDS.toNanos(1)));
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    return System.nanoTime() - dueNanos;
  }
}
