package io.ikart.edge.auth;

import io.ikart.edge.problem.Codes;
import io.ikart.edge.problem.Problem;
import io.ikart.edge.problem.ProblemException;
import io.javalin.http.Context;
import java.util.Collections;

/** Stands before every route: finds the principal and checks the route's roles. */
public final class Access {

  private final Authenticator authenticator;

  public Access(Authenticator authenticator) {
    this.authenticator = authenticator;
  }

  /** Lets the request pass or refuses it. Routes without roles are open. */
  public void check(Context ctx) {
    if (ctx.routeRoles().isEmpty()) {
      return;
    }
    var principal = authenticator.authenticate(ctx::header, ctx.req().getRemoteAddr());
    if (Collections.disjoint(ctx.routeRoles(), principal.roles())) {
      throw principal.isSignedIn()
          ? Problem.of(Codes.FORBIDDEN, "You may not do this").asException()
          : unauthenticated();
    }
    principal.attachTo(ctx);
  }

  /** What whoever needs a token is told without one that counts (RFC 6750). */
  static ProblemException unauthenticated() {
    return Problem.of(Codes.UNAUTHENTICATED, "A token that counts is needed for this")
        .withHeader("WWW-Authenticate", "Bearer")
        .asException();
  }
}
