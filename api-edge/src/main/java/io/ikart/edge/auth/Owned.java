package io.ikart.edge.auth;

import io.ikart.edge.http.Formats;
import io.ikart.edge.http.RequestIds;
import io.ikart.edge.problem.Problem;
import io.ikart.schemas.Ids;
import io.javalin.http.Context;
import io.javalin.security.RouteRole;
import java.util.Locale;
import java.util.function.Function;

/**
 * What belongs to somebody. A route that names one of these is open to its owner, beside the roles
 * it names; to everybody else the thing does not exist.
 */
public enum Owned implements RouteRole {
  /** The cart in the path. */
  CART("This cart", RequestIds::cart),
  /** The order in the path. */
  ORDER("This order", RequestIds::order),
  /** The parcel in the path. */
  SHIPMENT("This shipment", RequestIds::shipment),
  /** The return in the path. */
  RETURN("This return", RequestIds::returned),
  /** Orders of the customer in the query. */
  CUSTOMER("This customer", Owned::customerIn);

  /** Query parameter with whose orders are asked for. */
  public static final String CUSTOMER_PARAMETER = "customer";

  private final String name;
  private final Function<Context, String> id;

  Owned(String name, Function<Context, String> id) {
    this.name = name;
    this.id = id;
  }

  /**
   * The id in a request.
   *
   * @throws io.ikart.edge.problem.ProblemException when it cannot be one
   */
  String in(Context ctx) {
    return id.apply(ctx);
  }

  /** As the contract says it. */
  public String word() {
    return "owner_of_" + name().toLowerCase(Locale.ROOT);
  }

  /** The same whether it is not there or not theirs. */
  Problem notFound() {
    return Problem.notFound(name);
  }

  /** Whose it is when a guest opened the cart it came from. */
  String guest(String thing) {
    return this == CUSTOMER ? thing : CartTokens.guestOf(Ids.partitionKey(thing));
  }

  /** Those who do not say whose orders they want want their own. */
  public static String customerIn(Context ctx) {
    var given = ctx.queryParam(CUSTOMER_PARAMETER);
    var asked = given == null ? Principal.of(ctx).customer() : given;
    if (!Formats.CUSTOMER_ID.matches(asked)) {
      throw Problem.invalid(CUSTOMER_PARAMETER, "must be " + Formats.CUSTOMER_ID.expected())
          .asException();
    }
    return asked;
  }
}
