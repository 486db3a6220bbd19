package io.ikart.topologies.customer.credentials;

import io.ikart.schemas.credentials.Credentials;
import io.ikart.schemas.credentials.Tally;
import java.time.Duration;
import java.time.Instant;

/**
 * How long the next of something must wait: the more often it happened in a row, the longer. What
 * is a day old is forgotten.
 */
final class Pauses {

  /** So many wrong passwords in a row cost nothing. */
  static final int FREE_FAILURES = 4;

  static final Duration FIRST_LOCK = Duration.ofMinutes(1);
  static final Duration LONGEST_LOCK = Duration.ofHours(1);
  static final Duration FIRST_MAIL_PAUSE = Duration.ofMinutes(1);
  static final Duration LONGEST_MAIL_PAUSE = Duration.ofHours(4);
  static final Tally NONE = new Tally(0, Instant.EPOCH);

  private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);
  private static final int MOST_DOUBLINGS = 20;

  private Pauses() {}

  /** The tally with one more. */
  static Tally counted(Tally tally, Instant now) {
    boolean isForgotten = tally.getLastAt().plus(FORGOTTEN_AFTER).isBefore(now);
    return new Tally(isForgotten ? 1 : tally.getCount() + 1, now);
  }

  /** Until when no password counts after these wrong ones; the epoch when the next one does. */
  static Instant lockedUntil(Tally failures) {
    int over = failures.getCount() - FREE_FAILURES;
    return over <= 0
        ? Instant.EPOCH
        : failures.getLastAt().plus(doubled(FIRST_LOCK, over - 1, LONGEST_LOCK));
  }

  /** Whether a mail that anybody can cause may be sent now. */
  static boolean mayMail(Credentials account, Instant now) {
    return account == null || !now.isBefore(nextMailAt(account.getMails()));
  }

  private static Instant nextMailAt(Tally mails) {
    return mails.getCount() == 0
        ? Instant.EPOCH
        : mails
            .getLastAt()
            .plus(doubled(FIRST_MAIL_PAUSE, mails.getCount() - 1, LONGEST_MAIL_PAUSE));
  }

  private static Duration doubled(Duration first, int times, Duration longest) {
    var pause = first.multipliedBy(1L << Math.min(times, MOST_DOUBLINGS));
    return pause.compareTo(longest) > 0 ? longest : pause;
  }
}
