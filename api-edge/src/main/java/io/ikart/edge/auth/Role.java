package io.ikart.edge.auth;

import io.javalin.security.RouteRole;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What somebody may be. Each route names the roles that may use it; see {@link Owned} too. */
public enum Role implements RouteRole {
  /** Nobody need say who they are; what is asked may be signed in a way of its own. */
  ANYBODY,
  /** Whoever is signed in with an account of this shop: what concerns that account. */
  SIGNED_IN,
  /** Carts and orders of one's own. */
  SHOPPER,
  /** Carts, orders, payments, returns and notifications of others. */
  SUPPORT,
  /** Stock, parcels, and what comes back. */
  WAREHOUSE,
  /** Figures, lists and funnels. */
  ANALYST,
  /** What the shop sells, at which price, whom it tells, and who may be what. */
  ADMIN,
  /** What is broken, and history. */
  OPERATOR;

  /** Roles that somebody is given, other than by having an account. */
  public static final Set<Role> OF_STAFF =
      Set.copyOf(EnumSet.of(SUPPORT, WAREHOUSE, ANALYST, ADMIN, OPERATOR));

  /** As tokens and the contract say it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of staff that a word means; empty when it means none. */
  public static Optional<Role> ofStaff(String word) {
    return OF_STAFF.stream().filter(role -> role.word().equals(word)).findFirst();
  }
}
