package io.ikart.analytics.behaviour.funnel;

import io.ikart.analytics.behaviour.Corrections;
import java.time.Duration;
import java.time.Instant;

/**
 * A session has come to a stage.
 *
 * @param stage the stage
 * @param beginMs when the session began, milliseconds of the epoch
 */
public record Progress(Step.Stage stage, long beginMs) {

  private static final long HOUR_MS = Duration.ofHours(1).toMillis();

  /** Key: the hour in which the session began. */
  String hour() {
    return Instant.ofEpochMilli(fromMs()).toString();
  }

  long fromMs() {
    return Math.floorDiv(beginMs, HOUR_MS) * HOUR_MS;
  }

  long toMs() {
    return fromMs() + HOUR_MS;
  }

  long closedMs() {
    return toMs() + Corrections.LONGEST_MS;
  }
}
