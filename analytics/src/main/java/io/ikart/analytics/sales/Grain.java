package io.ikart.analytics.sales;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** How fine a figure is, and how long after its end it is still corrected. */
public enum Grain {
  MINUTE(ChronoUnit.MINUTES, Duration.ofDays(7)),
  HOUR(ChronoUnit.HOURS, Duration.ofDays(60)),
  /** For decades: history may be imported into a shop that is trading already. */
  DAY(ChronoUnit.DAYS, Duration.ofDays(20 * 366));

  private final ChronoUnit unit;
  private final Duration corrected;

  Grain(ChronoUnit unit, Duration corrected) {
    this.unit = unit;
    this.corrected = corrected;
  }

  /** First instant of the stretch that has the instant. */
  Instant from(Instant at, ZoneId zone) {
    return begin(at, zone).toInstant();
  }

  /** First instant behind the stretch that has the instant. */
  Instant to(Instant at, ZoneId zone) {
    return begin(at, zone).plus(1, unit).toInstant();
  }

  private ZonedDateTime begin(Instant at, ZoneId zone) {
    return at.atZone(zone).truncatedTo(unit);
  }

  /** When a figure is closed, in event time: later facts change it no more. */
  long closedMs(long toMs) {
    return toMs + corrected.toMillis();
  }
}
