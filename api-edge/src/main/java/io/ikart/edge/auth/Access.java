package io.ikart.edge.auth;

import io.ikart.edge.http.BusinessTime;
import io.ikart.edge.http.Callers;
import io.ikart.edge.problem.Codes;
import io.ikart.edge.problem.Problem;
import io.ikart.edge.problem.ProblemException;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.security.RouteRole;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Stands before every route: finds out who asks, and lets them pass when they have a role the route
 * names, or when what they ask for is theirs. A route that names nobody is closed.
 */
public final class Access {

  /** Who may say when something happened: everybody else's things happen now. */
  private static final Set<Role> HISTORIANS = Set.of(Role.ADMIN, Role.OPERATOR);

  private final Authenticator authenticator;
  private final Ownership ownership;
  private final Callers callers;

  public Access(Authenticator authenticator, Ownership ownership, Callers callers) {
    this.authenticator = authenticator;
    this.ownership = ownership;
    this.callers = callers;
  }

  /**
   * Lets the request pass or refuses it.
   *
   * @throws ProblemException when it is refused; or the request's future fails with it
   */
  public void check(Context ctx) {
    var allowed = ctx.routeRoles();
    if (allowed.isEmpty()) {
      throw closed(ctx);
    }
    var principal = authenticator.authenticate(ctx::header, callers.addressOf(ctx));
    principal.attachTo(ctx);
    if (!principal.isAnonymous()) {
      ctx.header("Cache-Control", "private, no-cache");
    }
    if (ctx.header(BusinessTime.HEADER) != null && !principal.isOneOf(HISTORIANS)) {
      throw refused(principal);
    }
    if (Collections.disjoint(allowed, principal.roles())) {
      var thing = ownedIn(allowed);
      if (thing.isEmpty() || speaksForNobody(principal)) {
        throw refused(principal);
      }
      requireOwn(ctx, thing.get(), principal);
    }
  }

  private static Optional<Owned> ownedIn(Set<RouteRole> allowed) {
    return allowed.stream().filter(Owned.class::isInstance).map(Owned.class::cast).findFirst();
  }

  private static boolean speaksForNobody(Principal principal) {
    return principal.customer().isEmpty() && principal.guest().isEmpty();
  }

  /** What a guest opened names its owner; of everything else the shop must be asked. */
  private void requireOwn(Context ctx, Owned thing, Principal principal) {
    var id = thing.in(ctx);
    if (principal.speaksFor(thing.guest(id))) {
      return;
    }
    if (principal.isGuest() || thing == Owned.CUSTOMER) {
      throw thing.notFound().asException();
    }
    var owner = ownership.ownerOf(id);
    if (owner.isDone() && !owner.isCompletedExceptionally()) {
      requireOwner(owner.join(), thing, principal);
    } else {
      ctx.future(
          () -> resumed(ctx, owner.thenAccept(known -> requireOwner(known, thing, principal))));
    }
  }

  private static void requireOwner(String owner, Owned thing, Principal principal) {
    if (!principal.speaksFor(owner)) {
      throw thing.notFound().asException();
    }
  }

  /** The handler goes on where others begin: on a thread that may wait for a body. */
  private static CompletableFuture<Void> resumed(Context ctx, CompletableFuture<Void> checked) {
    var resumed = new CompletableFuture<Void>();
    var unused =
        checked.whenComplete(
            (done, failure) -> {
              try {
                ctx.req().getAsyncContext().start(() -> complete(resumed, failure));
              } catch (RuntimeException e) {
                resumed.completeExceptionally(e);
              }
            });
    return resumed;
  }

  private static void complete(CompletableFuture<Void> resumed, Throwable failure) {
    if (failure == null) {
      resumed.complete(null);
    } else {
      resumed.completeExceptionally(failure);
    }
  }

  /** What whoever may not is told. */
  static ProblemException refused(Principal principal) {
    return principal.isAnonymous() || principal.isGuest() ? unauthenticated() : forbidden();
  }

  /** What whoever needs a token is told without one that counts (RFC 6750). */
  static ProblemException unauthenticated() {
    return Problem.of(Codes.UNAUTHENTICATED, "A token that counts is needed for this")
        .withHeader("WWW-Authenticate", "Bearer")
        .asException();
  }

  /** What whoever shows a token that does not count is told. */
  static ProblemException invalidToken() {
    return Problem.of(Codes.UNAUTHENTICATED, "This token does not count, or no more")
        .withHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"")
        .asException();
  }

  private static ProblemException forbidden() {
    return Problem.of(Codes.FORBIDDEN, "You may not do this")
        .withHeader("WWW-Authenticate", "Bearer error=\"insufficient_scope\"")
        .asException();
  }

  /** The web server answers HEAD by itself wherever there is a GET, and asks no route. */
  private static ProblemException closed(Context ctx) {
    return ctx.method().equals(HandlerType.HEAD)
        ? Problem.of(Codes.METHOD_NOT_ALLOWED, "This path does not take this method")
            .withHeader("Allow", "GET")
            .asException()
        : Problem.of(Codes.FORBIDDEN, "Nobody may do this").asException();
  }
}
