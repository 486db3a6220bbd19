package io.ikart.schemas;

import java.time.Duration;
import java.time.Instant;

/** Business of an earlier day that is brought into the shop afterwards, as an import does. */
public final class History {

  private static final Duration YOUNGEST = Duration.ofDays(1);

  private History() {}

  /**
   * Whether it is history what somebody asked for.
   *
   * @param occurredAt its business time
   * @param issuedAt when it was asked for
   */
  public static boolean is(Instant occurredAt, Instant issuedAt) {
    return occurredAt.plus(YOUNGEST).isBefore(issuedAt);
  }
}
