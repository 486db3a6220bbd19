package io.ikart.bench;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A fixed schedule of sends. Latency counts from the time a send was due, so a stall of the shop or
 * of the generator is not left out. One thread.
 */
final class SendSchedule {

  private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final double MOST_LATE = 0.01;
  private static final long SPIN_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

  private final int perSecond;
  private final long startNanos = System.nanoTime();
  private long sends;
  private long late;

  /**
   * @param perSecond sends a second; 0 for as fast as they go
   */
  SendSchedule(int perSecond) {
    this.perSecond = perSecond;
  }

  /**
   * Waits until the next send is due.
   *
   * @return when it was due
   */
  long awaitNext() throws InterruptedException {
    long number = sends++;
    if (perSecond == 0) {
      return System.nanoTime();
    }
    long dueNanos = startNanos + number * TimeUnit.SECONDS.toNanos(1) / perSecond;
    for (long left = dueNanos - System.nanoTime(); left > 0; left = dueNanos - System.nanoTime()) {
      if (left > SPIN_NANOS) {
        LockSupport.parkNanos(left - SPIN_NANOS);
      } else {
        Thread.onSpinWait();
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    if (System.nanoTime() - dueNanos > LATE_NANOS) {
      late++;
    }
    return dueNanos;
  }

  /** When the schedule began. */
  long startNanos() {
    return startNanos;
  }

  /** Sends that were over a millisecond late. */
  long late() {
    return late;
  }

  /** Why the run says nothing: more than one send in a hundred was late. Empty when it does. */
  Optional<String> tooLate() {
    return late <= sends * MOST_LATE
        ? Optional.empty()
        : Optional.of("%d of %d sends were over 1 ms late".formatted(late, sends));
  }
}
