package io.ikart.edge.protect;

import io.javalin.http.Context;

/** What every answer tells browsers: to make nothing of it but what it says it is. */
public final class SecurityHeaders {

  private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";
  private static final String A_YEAR = "max-age=31536000";

  private SecurityHeaders() {}

  /**
   * Sets them; a page sets its own policy afterwards.
   *
   * @param secure whether the caller's side of the connection is encrypted
   */
  public static void set(Context ctx, boolean secure) {
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("Content-Security-Policy", NOTHING);
    ctx.header("Referrer-Policy", "no-referrer");
    if (secure) {
      ctx.header("Strict-Transport-Security", A_YEAR);
    }
  }
}
