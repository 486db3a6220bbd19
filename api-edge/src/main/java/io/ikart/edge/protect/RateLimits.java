package io.ikart.edge.protect;

import io.ikart.edge.auth.Pace;
import io.ikart.edge.auth.Principal;
import io.ikart.edge.http.Networks;
import io.ikart.edge.problem.Codes;
import io.ikart.edge.problem.Problem;
import io.javalin.http.Context;
import java.util.Optional;

/**
 * How often anybody may ask: each network address, whoever is behind it, and each who is known.
 * Checking out is counted apart. Each edge counts by itself. Thread safe.
 */
public final class RateLimits {

  private static final String POLICY = "RateLimit-Policy";
  private static final String STATE = "RateLimit";

  private final RatePlan plan;
  private final Optional<Limit> address;
  private final Optional<Limit> principal;
  private final Optional<Limit> checkout;

  public RateLimits(RatePlan plan) {
    this.plan = plan;
    this.address = plan.limit(RatePlan.ADDRESS);
    this.principal = plan.limit(RatePlan.PRINCIPAL);
    this.checkout = plan.limit(RatePlan.CHECKOUT);
  }

  /**
   * Counts a request on its address, before anything is found out about it.
   *
   * @throws io.ikart.edge.problem.ProblemException when it must wait
   */
  public void countAddress(Context ctx, String from) {
    if (plan.isOff() || ctx.routeRoles().contains(Pace.UNLIMITED)) {
      return;
    }
    var who = Networks.counted(from);
    address.ifPresent(limit -> count(ctx, limit, who));
  }

  /**
   * Counts a request on whoever sent it.
   *
   * @throws io.ikart.edge.problem.ProblemException when it must wait
   */
  public void countPrincipal(Context ctx) {
    if (plan.isOff() || ctx.routeRoles().contains(Pace.UNLIMITED)) {
      return;
    }
    var asks = Principal.of(ctx);
    if (!asks.isAnonymous()) {
      principal.ifPresent(limit -> count(ctx, limit, asks.id()));
    }
    if (ctx.routeRoles().contains(Pace.CHECKOUT)) {
      checkout.ifPresent(
          limit ->
              count(ctx, limit, asks.isGuest() ? Networks.counted(asks.address()) : asks.id()));
    }
  }

  private static void count(Context ctx, Limit limit, String who) {
    var probe = limit.count(who);
    add(ctx, POLICY, limit.policy());
    add(ctx, STATE, limit.state(probe));
    if (!probe.isConsumed()) {
      throw Problem.of(Codes.RATE_LIMITED, "Too many requests")
          .withHeader(
              "Retry-After", Long.toString(Limit.secondsUntil(probe.getNanosToWaitForRefill())))
          .asException();
    }
  }

  private static void add(Context ctx, String header, String value) {
    var there = ctx.res().getHeader(header);
    ctx.header(header, there == null ? value : there + ", " + value);
  }
}
