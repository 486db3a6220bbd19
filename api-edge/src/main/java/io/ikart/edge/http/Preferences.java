package io.ikart.edge.http;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.Locale;

/**
 * What the caller prefers (RFC 7240). Unknown preferences are ignored, as the standard asks.
 *
 * @param respondAsync answer as soon as the command is durable
 * @param minimal leave the new state out of the answer
 * @param budget how long to wait for the outcome before answering 202
 */
public record Preferences(boolean respondAsync, boolean minimal, Duration budget) {

  private static final Duration LONGEST = Duration.ofSeconds(30);

  /** Reads every {@code Prefer} header; {@code usual} is the budget when none is preferred. */
  public static Preferences of(Context ctx, Duration usual) {
    boolean respondAsync = false;
    boolean minimal = false;
    var budget = usual;
    var headers = ctx.req().getHeaders("Prefer");
    while (headers.hasMoreElements()) {
      for (var part : headers.nextElement().toLowerCase(Locale.ROOT).split("[,;]", -1)) {
        var preference = part.strip();
        respondAsync |= preference.equals("respond-async");
        minimal |= preference.equals("return=minimal");
        if (preference.matches("wait=\\d{1,6}")) {
          budget = bounded(Integer.parseInt(preference.substring("wait=".length())));
        }
      }
    }
    return new Preferences(respondAsync, minimal, budget);
  }

  private static Duration bounded(int seconds) {
    var wanted = Duration.ofSeconds(seconds);
    return wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted;
  }
}
