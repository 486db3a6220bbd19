package io.ikart.edge.auth;

import io.javalin.security.RouteRole;

/** How often a route may be used, where that is not as often as others. */
public enum Pace implements RouteRole {
  /** What reserves stock and asks for money. */
  CHECKOUT,
  /** What machines of ours ask, and what gateways tell: as often as they like. */
  UNLIMITED
}
