package io.ikart.edge.store;

import io.ikart.edge.problem.Problem;
import io.ikart.schemas.Ids;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/**
 * Where shoppers come back to from their bank (3-D Secure). What the bank decided is not read from
 * the address, which anybody can write: the gateway tells, by a message or when it is asked.
 */
public final class PaymentReturnRoutes {

  private static final String ORDER = "order";

  /** Leads on to the order the shopper was paying. */
  public void comeBack(Context ctx) {
    var orderId = ctx.queryParam(ORDER);
    if (!Ids.isValid(orderId, "order_", true)) {
      throw Problem.invalid(ORDER, "must be the id of an order").asException();
    }
    ctx.redirect("/v1/store/orders/" + orderId, HttpStatus.SEE_OTHER);
  }
}
