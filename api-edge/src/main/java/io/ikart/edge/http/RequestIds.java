package io.ikart.edge.http;

import io.ikart.edge.problem.Problem;
import io.ikart.schemas.Ids;
import io.javalin.http.Context;

/** Ids in paths. One that cannot exist is answered 404 here, before it reaches a topic. */
public final class RequestIds {

  private RequestIds() {}

  public static String cart(Context ctx) {
    var id = ctx.pathParam("cartId");
    if (!Ids.isValid(id, "cart_", false)) {
      throw Problem.notFound("This cart").asException();
    }
    return id;
  }

  public static String order(Context ctx) {
    var id = ctx.pathParam("orderId");
    if (!Ids.isValid(id, "order_", true)) {
      throw Problem.notFound("This order").asException();
    }
    return id;
  }

  public static String shipment(Context ctx) {
    return partOfOrder(ctx, "shipmentId", "ship_", "This shipment");
  }

  public static String returned(Context ctx) {
    return partOfOrder(ctx, "returnId", "ret_", "This return");
  }

  private static String partOfOrder(Context ctx, String name, String prefix, String what) {
    var id = ctx.pathParam(name);
    if (!Ids.isOfOrder(id, prefix)) {
      throw Problem.notFound(what).asException();
    }
    return id;
  }

  public static String product(Context ctx) {
    return matching(ctx, "productId", Formats.PRODUCT_ID, "This product");
  }

  public static String offer(Context ctx) {
    return matching(ctx, "offerId", Formats.OFFER_ID, "This line");
  }

  public static String sku(Context ctx) {
    return matching(ctx, "sku", Formats.SKU, "This stock item");
  }

  public static String currency(Context ctx) {
    return matching(ctx, "currency", Formats.CURRENCY, "This table of rates");
  }

  public static String webhook(Context ctx) {
    var id = ctx.pathParam("webhookId");
    if (!Ids.isValid(id, "whsub_", false)) {
      throw Problem.notFound("This webhook").asException();
    }
    return id;
  }

  public static String session(Context ctx) {
    return matching(ctx, "sessionId", Formats.SESSION_ID, "This session");
  }

  public static String address(Context ctx) {
    return matching(ctx, "addressId", Formats.ADDRESS_ID, "This address");
  }

  public static String purpose(Context ctx) {
    return matching(ctx, "purpose", Formats.PURPOSE, "This consent");
  }

  public static String customer(Context ctx) {
    var id = ctx.pathParam("customerId");
    if (!Ids.isValid(id, "cust_", false)) {
      throw Problem.notFound("This customer").asException();
    }
    return id;
  }

  public static String delivery(Context ctx) {
    return matching(ctx, "deliveryId", Formats.DELIVERY_ID, "This delivery");
  }

  public static String review(Context ctx) {
    return matching(ctx, "reviewId", Formats.REVIEW_ID, "This review");
  }

  private static String matching(Context ctx, String name, Formats format, String what) {
    var id = ctx.pathParam(name);
    if (!format.matches(id)) {
      throw Problem.notFound(what).asException();
    }
    return id;
  }
}
