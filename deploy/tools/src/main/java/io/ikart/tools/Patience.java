package io.ikart.tools;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** One deadline for everything a command waits for. */
public final class Patience {

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final Duration atMost;
  private final long deadlineNanos;

  /** A question that can be asked again and again. */
  public interface Question {
    /** Whether what is waited for is true now. */
    boolean isTrue() throws InterruptedException, java.io.IOException;
  }

  /** Starts to count now. */
  public Patience(Duration atMost) {
    this.atMost = atMost;
    this.deadlineNanos = System.nanoTime() + atMost.toNanos();
  }

  /**
   * Asks until the answer is yes.
   *
   * @throws TimeoutException when the deadline passed before
   */
  public void until(String what, Question question)
      throws InterruptedException, TimeoutException, java.io.IOException {
    while (!question.isTrue()) {
      if (isOver()) {
        throw new TimeoutException("%s: not there after %d s".formatted(what, atMost.toSeconds()));
      }
      pause();
    }
  }

  /** Whether the deadline has passed. */
  public boolean isOver() {
    return System.nanoTime() - deadlineNanos >= 0;
  }

  /** Lets some time pass before the same question is asked again. */
  public void pause() throws InterruptedException {
    LockSupport.parkNanos(PAUSE_NANOS);
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}
