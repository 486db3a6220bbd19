package io.ikart.analytics.behaviour;

import java.time.Duration;

/** How long figures of behaviour are corrected after their end. */
public final class Corrections {

  /** In milliseconds, of event time. */
  public static final long LONGEST_MS = Duration.ofDays(7).toMillis();

  private Corrections() {}
}
