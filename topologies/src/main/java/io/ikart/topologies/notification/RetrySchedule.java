package io.ikart.topologies.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When an attempt that failed is followed by another: ten attempts within three days. */
public final class RetrySchedule {

  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(20));

  private RetrySchedule() {}

  /**
   * When to try again; empty when that was the last attempt.
   *
   * @param attempt that failed, from 1
   */
  public static Optional<Instant> after(int attempt, Instant failedAt) {
    return attempt > PAUSES.size()
        ? Optional.empty()
        : Optional.of(failedAt.plus(PAUSES.get(attempt - 1)));
  }
}
