package io.ikart.bench.baseline;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * One schedule that many clients share: each takes the next free place in it. A client that is late
 * because the last answer was late finds its next start in the past, so that waiting for a free
 * client counts as latency. Thread safe.
 */
public final class Pacing {

  private final int perSecond;
  private final AtomicLong taken = new AtomicLong();
  private final long startNanos = System.nanoTime();

  /**
   * @param perSecond starts a second; 0 for as fast as they go
   */
  public Pacing(int perSecond) {
    this.perSecond = perSecond;
  }

  /**
   * Waits until the next operation is due.
   *
   * @return when it was due, in the time of {@link System#nanoTime}
   */
  public long awaitNext() throws InterruptedException {
    if (perSecond == 0) {
      return System.nanoTime();
    }
    long dueNanos = dueNanos(taken.getAndIncrement());
    for (long left = dueNanos - System.nanoTime(); left > 0; left = dueNanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    return dueNanos;
  }

  long dueNanos(long number) {
    return startNanos + number * TimeUnit.SECONDS.toNanos(1) / perSecond;
  }

  /** When the schedule began. */
  public long startNanos() {
    return startNanos;
  }
}
