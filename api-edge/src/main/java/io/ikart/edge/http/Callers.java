package io.ikart.edge.http;

import io.javalin.http.Context;
import java.util.Collections;

/**
 * From where a request comes. What it says of itself is believed of our own proxies only: the
 * nearest address that is none of theirs is the caller's.
 */
public final class Callers {

  private static final String FORWARDED_FOR = "X-Forwarded-For";
  private static final String FORWARDED_PROTO = "X-Forwarded-Proto";

  private final Networks proxies;

  /**
   * @param proxies that stand before the edge
   */
  public Callers(Networks proxies) {
    this.proxies = proxies;
  }

  /** Address of whoever asks. */
  public String addressOf(Context ctx) {
    var nearest = ctx.req().getRemoteAddr();
    if (!proxies.contains(nearest)) {
      return nearest;
    }
    var hops = String.join(",", Collections.list(ctx.req().getHeaders(FORWARDED_FOR)));
    var passed = hops.split(",", -1);
    for (int hop = passed.length - 1; hop >= 0 && proxies.contains(nearest); hop--) {
      var next = passed[hop].strip();
      if (!Networks.isAddress(next)) {
        return nearest;
      }
      nearest = next;
    }
    return nearest;
  }

  /** Whether the caller's side of the connection is encrypted. */
  public boolean isSecure(Context ctx) {
    return ctx.req().isSecure()
        || ("https".equalsIgnoreCase(ctx.header(FORWARDED_PROTO))
            && proxies.contains(ctx.req().getRemoteAddr()));
  }
}
