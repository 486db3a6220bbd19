package io.ikart.edge.auth;

import io.javalin.security.RouteRole;

/** What a principal may do. Each route names the roles that may use it. */
public enum Role implements RouteRole {
  /** Carts, checkout, own orders. */
  SHOPPER,
  /** Catalog, stock, orders of others, blocked keys. */
  STAFF,
  /** Figures, lists and funnels. */
  ANALYST,
  /** Their own account: whoever shows a token of their own. */
  SIGNED_IN
}
