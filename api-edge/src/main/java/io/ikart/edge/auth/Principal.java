package io.ikart.edge.auth;

import io.javalin.http.Context;
import java.util.Set;

/**
 * Who asks.
 *
 * @param id opaque id, written as the actor of every command: cust_..., guest_... or "guest"
 * @param roles what they may do
 * @param signedIn where they are signed in; null when they showed no token
 */
public record Principal(String id, Set<Role> roles, SignedIn signedIn) {

  private static final String ATTRIBUTE = "ikart.principal";
  private static final String ANONYMOUS = "guest";

  /** Somebody who showed no token. */
  public Principal(String id, Set<Role> roles) {
    this(id, roles, null);
  }

  /** Somebody who did not say who they are. */
  public static Principal anonymous(Set<Role> roles) {
    return new Principal(ANONYMOUS, roles);
  }

  /** The principal of a request that passed {@link Access}. */
  public static Principal of(Context ctx) {
    return ctx.attribute(ATTRIBUTE);
  }

  void attachTo(Context ctx) {
    ctx.attribute(ATTRIBUTE, this);
  }

  /** Whether they showed a token. */
  public boolean isSignedIn() {
    return signedIn != null;
  }

  /** Whether they are the anonymous guest. */
  public boolean isAnonymous() {
    return id.equals(ANONYMOUS);
  }
}
