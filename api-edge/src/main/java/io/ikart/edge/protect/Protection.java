package io.ikart.edge.protect;

import io.ikart.edge.auth.StaffNetworks;
import io.ikart.edge.http.Callers;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;

/**
 * What stands around every route, whatever it does.
 *
 * @param callers from where requests come
 * @param limits how often
 * @param cors pages of whom
 * @param staff from where staff may work
 */
public record Protection(Callers callers, RateLimits limits, Cors cors, StaffNetworks staff) {

  /** Registers all of it around the check of who may. */
  public void register(RoutesConfig routes, Handler access) {
    routes.before(this::before);
    routes.beforeMatched(this::beforeAccess);
    routes.beforeMatched(access);
    routes.beforeMatched(limits::countPrincipal);
  }

  private void before(Context ctx) {
    SecurityHeaders.set(ctx, callers.isSecure(ctx));
    cors.answer(ctx);
  }

  private void beforeAccess(Context ctx) {
    limits.countAddress(ctx, callers.addressOf(ctx));
  }
}
