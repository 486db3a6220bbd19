package io.ikart.tools.shop;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/** Requests to the edge, as its contract has them. Sending them is the caller's business. */
public final class Shop {

  /** Currency everything of the tools is sold in. */
  public static final String CURRENCY = "GBP";

  /** Price list everything of the tools is sold at. */
  public static final String PRICE_LIST = "default";

  /** Warehouse the tools receive into. */
  public static final String WAREHOUSE = "main";

  private static final String CARTS = "/v1/store/carts";
  private static final String ORDERS = "/v1/store/orders/";
  private static final String ORDER_DESK = "/v1/admin/orders/";
  private static final String PARCELS = "/v1/admin/shipments/";
  private static final String RETURNS = "/v1/store/returns/";
  private static final String RETURN_DESK = "/v1/admin/returns/";

  /**
   * Units of a line of an order.
   *
   * @param offerId names the line
   * @param quantity units
   */
  public record Units(String offerId, long quantity) {}

  private Shop() {}

  /** Shows a product as shoppers see it. */
  public static EdgeRequest showProduct(String productId) {
    return EdgeRequest.get("/v1/store/products/" + segment(productId));
  }

  /** Asks for an account; a mail with a token follows. */
  public static EdgeRequest register(String email) {
    return EdgeRequest.post("/v1/store/accounts", object().put("email", email));
  }

  /** Confirms an account with the token that was mailed. */
  public static EdgeRequest confirmAccount(String token, String password) {
    return EdgeRequest.post(
        "/v1/store/accounts/confirm", object().put("token", token).put("password", password));
  }

  /** Signs in. */
  public static EdgeRequest signIn(String email, String password) {
    return EdgeRequest.post(
        "/v1/store/sessions", object().put("email", email).put("password", password));
  }

  /** Says what somebody who is signed in thinks of a product. */
  public static EdgeRequest writeReview(String productId, int score, String title, String body) {
    return EdgeRequest.post(
        "/v1/store/products/" + segment(productId) + "/reviews",
        object().put("score", score).put("title", title).put("body", body));
  }

  /** Shows a review to everybody. */
  public static EdgeRequest approveReview(String productId, String reviewId) {
    return EdgeRequest.post(
        "/v1/admin/products/" + segment(productId) + "/reviews/" + reviewId + "/approve");
  }

  /** Opens a cart. */
  public static EdgeRequest createCart() {
    return EdgeRequest.post(CARTS, object().put("currency", CURRENCY).put("priceList", PRICE_LIST));
  }

  /** Shows a cart with its lines. */
  public static EdgeRequest showCart(String cartId) {
    return EdgeRequest.get(CARTS + "/" + cartId);
  }

  /** Adds units at an offer. */
  public static EdgeRequest addLine(String cartId, String offerId, long quantity) {
    return EdgeRequest.post(
        CARTS + "/" + cartId + "/lines",
        object().put("offerId", offerId).put("quantity", quantity));
  }

  /** Sets the units of a line. */
  public static EdgeRequest changeLine(String cartId, String offerId, long quantity) {
    return EdgeRequest.patch(
        CARTS + "/" + cartId + "/lines/" + segment(offerId), object().put("quantity", quantity));
  }

  /** Turns a cart into an order; needs a key. */
  public static EdgeRequest checkOut(String cartId, String paymentToken) {
    return EdgeRequest.post(
        CARTS + "/" + cartId + "/checkout", object().put("paymentToken", paymentToken));
  }

  /** Turns a cart into an order that goes to a country; empty when unknown. Needs a key. */
  public static EdgeRequest checkOut(String cartId, String paymentToken, String country) {
    if (country.isEmpty()) {
      return checkOut(cartId, paymentToken);
    }
    return EdgeRequest.post(
        CARTS + "/" + cartId + "/checkout",
        object().put("paymentToken", paymentToken).put("country", country));
  }

  /** Shows an order. */
  public static EdgeRequest showOrder(String orderId) {
    return EdgeRequest.get(ORDERS + orderId);
  }

  /** Offers another means of payment after a decline; needs a key. */
  public static EdgeRequest payAgain(String orderId, String paymentToken) {
    return EdgeRequest.post(
        ORDERS + orderId + "/payment", object().put("paymentToken", paymentToken));
  }

  /** Cancels an order before anything is shipped. */
  public static EdgeRequest cancel(String orderId, String reason) {
    return EdgeRequest.post(ORDERS + orderId + "/cancel", object().put("reason", reason));
  }

  /** Cancels units that are not planned or sent yet. */
  public static EdgeRequest cancelLines(String orderId, List<Units> lines, String reason) {
    return EdgeRequest.post(
        ORDER_DESK + orderId + "/cancel-lines", withLines(lines).put("reason", reason));
  }

  /** Plans a parcel of all that is open. */
  public static EdgeRequest planShipment(String orderId) {
    return EdgeRequest.post(ORDER_DESK + orderId + "/shipments");
  }

  /** Packs a parcel. */
  public static EdgeRequest pack(String shipmentId, int weightG) {
    return EdgeRequest.post(PARCELS + shipmentId + "/pack", object().put("weightG", weightG));
  }

  /** Hands a packed parcel over. */
  public static EdgeRequest ship(String shipmentId) {
    return EdgeRequest.post(PARCELS + shipmentId + "/ship");
  }

  /** Notes that a parcel has arrived. */
  public static EdgeRequest deliver(String shipmentId) {
    return EdgeRequest.post(PARCELS + shipmentId + "/deliver");
  }

  /** Asks to send delivered units back; needs a key. */
  public static EdgeRequest requestReturn(String orderId, List<Units> lines, String reason) {
    return EdgeRequest.post(ORDERS + orderId + "/returns", withLines(lines).put("reason", reason));
  }

  /** Shows a return. */
  public static EdgeRequest showReturn(String returnId) {
    return EdgeRequest.get(RETURNS + returnId);
  }

  /** Approves a return. */
  public static EdgeRequest approveReturn(String returnId) {
    return EdgeRequest.post(RETURN_DESK + returnId + "/approve");
  }

  /** Puts all units of a return on the shelf again; no more is expected. */
  public static EdgeRequest receiveReturn(String returnId, List<Units> lines) {
    var body = object().put("warehouse", WAREHOUSE).put("last", true);
    var listed = body.putArray("lines");
    for (var line : lines) {
      listed.addObject().put("offerId", line.offerId()).put("restocked", line.quantity());
    }
    return EdgeRequest.post(RETURN_DESK + returnId + "/receive", body);
  }

  /** Refunds what has arrived of a return; needs a key. */
  public static EdgeRequest refundReturn(String returnId) {
    return EdgeRequest.post(RETURN_DESK + returnId + "/refund");
  }

  private static ObjectNode withLines(List<Units> lines) {
    var body = object();
    var listed = body.putArray("lines");
    for (var line : lines) {
      listed.addObject().put("offerId", line.offerId()).put("quantity", line.quantity());
    }
    return body;
  }

  /** Shows a stock item. */
  public static EdgeRequest showStock(String sku) {
    return EdgeRequest.get("/v1/admin/stock/" + segment(sku));
  }

  /** Creates or replaces many products, one JSON object a line. */
  public static EdgeRequest upsertProducts(String lines) {
    return EdgeRequest.postLines("/v1/admin/products/bulk", lines);
  }

  /** Receives stock, one JSON object a line. */
  public static EdgeRequest receiveStock(String lines) {
    return EdgeRequest.postLines("/v1/admin/stock/bulk", lines);
  }

  /** Asks whether every instance can quote these offers, 1,000 at most. */
  public static EdgeRequest offersReady(Collection<String> offerIds) {
    var body = object();
    var listed = body.putArray("offerIds");
    offerIds.forEach(listed::add);
    return EdgeRequest.post("/v1/admin/offers/ready", body);
  }

  /** Lists keys whose commands wait because one failed. */
  public static EdgeRequest blockedKeys() {
    return EdgeRequest.get("/v1/admin/blocked-keys");
  }

  /** Lets a blocked key go on. */
  public static EdgeRequest releaseKey(String application, String aggregateId, boolean retry) {
    return EdgeRequest.post(
        "/v1/admin/blocked-keys/release",
        object()
            .put("application", application)
            .put("aggregateId", aggregateId)
            .put("retry", retry));
  }

  /** Asks whether the edge can serve. */
  public static EdgeRequest ready() {
    return EdgeRequest.get("/health/ready");
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static String segment(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
