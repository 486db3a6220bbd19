package io.ikart.edge.analytics;

import io.ikart.edge.http.Formats;
import io.ikart.edge.problem.Problem;
import io.ikart.schemas.sales.SalesFigure;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which figures are asked for.
 *
 * @param grain MINUTE, HOUR or DAY
 * @param by ALL, PRODUCT, CATEGORY or COUNTRY
 * @param value the one product, category or country; empty for all of them
 * @param currency ISO 4217 code; empty for all
 * @param from first instant
 * @param to first instant behind
 */
record Question(String grain, String by, String value, String currency, Instant from, Instant to) {

  /** Longest range that may be asked for: about ten thousand stretches. */
  private static final Map<String, Duration> LONGEST =
      Map.of(
          "MINUTE", Duration.ofDays(7),
          "HOUR", Duration.ofDays(400),
          "DAY", Duration.ofDays(10_000));

  private static final Set<String> BREAKDOWNS = Set.of("ALL", "PRODUCT", "CATEGORY", "COUNTRY");

  /** Reads the question of a request. */
  static Question of(Context ctx) {
    var grain = oneOf(ctx, "grain", "DAY", LONGEST.keySet());
    var by = oneOf(ctx, "by", "ALL", BREAKDOWNS);
    var value = text(ctx, "value");
    if (by.equals("ALL") && !value.isEmpty()) {
      throw Problem.invalid("value", "needs a breakdown: by=product, category or country")
          .asException();
    }
    var from = instant(ctx, "from");
    var to = instant(ctx, "to");
    if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST.get(grain)) > 0) {
      throw Problem.invalid(
              "to", "must be behind from, by at most " + LONGEST.get(grain).toDays() + " days")
          .asException();
    }
    return new Question(grain, by, value, text(ctx, "currency"), from, to);
  }

  /** Whether a figure of the grain and range answers it. */
  boolean asksFor(SalesFigure figure) {
    return figure.getBreakdown().equals(by)
        && (value.isEmpty() || value.equals(valueOf(figure)))
        && (currency.isEmpty() || currency.equals(figure.getCurrency()));
  }

  /** The product, category or country a figure is of; empty for the whole shop. */
  static String valueOf(SalesFigure figure) {
    return figure.getProductId() + figure.getCategory() + figure.getCountry();
  }

  static String oneOf(Context ctx, String name, String otherwise, Set<String> allowed) {
    var given = ctx.queryParam(name);
    var chosen = given == null ? otherwise : given.toUpperCase(Locale.ROOT);
    if (!allowed.contains(chosen)) {
      var names = allowed.stream().map(each -> each.toLowerCase(Locale.ROOT)).sorted().toList();
      throw Problem.invalid(name, "must be one of " + names).asException();
    }
    return chosen;
  }

  static Instant instant(Context ctx, String name) {
    var given = ctx.queryParam(name);
    try {
      if (given != null) {
        return Instant.parse(given);
      }
    } catch (DateTimeException e) {
      throw Problem.invalid(name, "must be " + Formats.INSTANT.expected()).asException();
    }
    throw Problem.invalid(name, "is required: " + Formats.INSTANT.expected()).asException();
  }

  private static String text(Context ctx, String name) {
    var given = ctx.queryParam(name);
    if (given != null && !Formats.NOTE.matches(given)) {
      throw Problem.invalid(name, "must be " + Formats.NOTE.expected()).asException();
    }
    return given == null ? "" : given;
  }
}
