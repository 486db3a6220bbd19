package io.ikart.edge.http;

import io.ikart.edge.problem.Problem;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** When something happened, in the shop's business: now, unless history is imported. */
public final class BusinessTime {

  /** Request header with an RFC 3339 instant. */
  public static final String HEADER = "Ikart-Occurred-At";

  private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  private BusinessTime() {}

  /**
   * The header's instant, to the millisecond; {@code now} without the header.
   *
   * @throws io.ikart.edge.problem.ProblemException when it is malformed, in the future or before
   *     1990
   */
  public static Instant of(Context ctx, Instant now) {
    var given = ctx.header(HEADER);
    if (given == null) {
      return now;
    }
    try {
      var instant = OffsetDateTime.parse(given.strip()).toInstant();
      if (instant.isAfter(now.plus(CLOCK_SKEW)) || instant.isBefore(EARLIEST)) {
        throw Problem.invalid(HEADER, "must lie between 1990 and now").asException();
      }
      return Instant.ofEpochMilli(instant.toEpochMilli());
    } catch (DateTimeParseException e) {
      throw Problem.invalid(HEADER, "must be an RFC 3339 instant, for example 2010-12-01T08:26:00Z")
          .asException();
    }
  }
}
