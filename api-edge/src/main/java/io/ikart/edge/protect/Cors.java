package io.ikart.edge.protect;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Set;

/**
 * Pages of which other origins may call the edge from a browser: those that are named, and without
 * credentials that a browser would add by itself.
 */
public final class Cors {

  private static final int NO_CONTENT = 204;
  private static final String METHODS = "GET, POST, PUT, PATCH, DELETE";
  private static final String HEADERS =
      "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Ikart-Cart-Token,"
          + " Last-Event-ID, Prefer, traceparent";
  private static final String EXPOSED =
      "ETag, Idempotency-Key, Idempotency-Replayed, Ikart-Cart-Token, Ikart-Stale, Link, Location,"
          + " Preference-Applied, RateLimit, RateLimit-Policy, Retry-After, WWW-Authenticate";

  private final Set<String> origins;

  /**
   * @param origins scheme, host and port as browsers send them; none when empty
   */
  public Cors(Set<String> origins) {
    this.origins = Set.copyOf(origins);
  }

  /** Tells the browser what it may do; a question of its own is answered here. */
  public void answer(Context ctx) {
    if (origins.isEmpty()) {
      return;
    }
    ctx.header("Vary", "Origin");
    var origin = ctx.header("Origin");
    if (origin == null || !origins.contains(origin)) {
      return;
    }
    ctx.header("Access-Control-Allow-Origin", origin);
    ctx.header("Access-Control-Expose-Headers", EXPOSED);
    if (ctx.method().equals(HandlerType.OPTIONS)
        && ctx.header("Access-Control-Request-Method") != null) {
      ctx.header("Access-Control-Allow-Methods", METHODS);
      ctx.header("Access-Control-Allow-Headers", HEADERS);
      ctx.header("Access-Control-Max-Age", "600");
      ctx.status(NO_CONTENT);
      ctx.skipRemainingHandlers();
    }
  }
}
