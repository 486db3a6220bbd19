package io.ikart.edge.auth;

import io.javalin.http.Context;
import java.util.Set;

/**
 * Who asks.
 *
 * @param id opaque id, written as the actor of every command: cust_..., client_..., guest_... or
 *     "guest"
 * @param roles what they may do
 * @param customer whose carts and orders are theirs: cust_... or guest_...; empty when nobody's are
 * @param guest the guest whose cart's token they showed: guest_...; empty without one
 * @param signedIn where they are signed in; null when they showed no token of an account
 * @param address network address the request came from
 */
public record Principal(
    String id, Set<Role> roles, String customer, String guest, SignedIn signedIn, String address) {

  private static final String ATTRIBUTE = "ikart.principal";
  private static final String ANONYMOUS = "guest";

  /** Somebody who did not say who they are. */
  static Principal anonymous(Set<Role> roles, String address) {
    return new Principal(ANONYMOUS, roles, "", "", null, address);
  }

  /** The principal of a request that passed {@link Access}. */
  public static Principal of(Context ctx) {
    return ctx.attribute(ATTRIBUTE);
  }

  void attachTo(Context ctx) {
    ctx.attribute(ATTRIBUTE, this);
  }

  /** Whether they showed a token of an account. */
  public boolean isSignedIn() {
    return signedIn != null;
  }

  /** Whether they did not say who they are. */
  public boolean isAnonymous() {
    return id.equals(ANONYMOUS);
  }

  /** Whether they are known by the token of a cart alone. */
  public boolean isGuest() {
    return id.equals(guest);
  }

  /** Whether carts and orders of this customer are theirs. */
  public boolean speaksFor(String owner) {
    return !owner.isEmpty() && (owner.equals(customer) || owner.equals(guest));
  }

  /** Whether they have one of these roles. */
  public boolean isOneOf(Set<Role> some) {
    return some.stream().anyMatch(roles::contains);
  }

  /** Whose wish a request is: the same key from another, or for another, is another wish. */
  public String wisher() {
    return customer.isEmpty() || customer.equals(id) ? id : id + " for " + customer;
  }
}
