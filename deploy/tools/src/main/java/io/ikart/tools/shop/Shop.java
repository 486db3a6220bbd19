package io.ikart.tools.shop;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

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

  private Shop() {}

  /** Shows a product as shoppers see it. */
  public static EdgeRequest showProduct(String productId) {
    return EdgeRequest.get("/v1/store/products/" + segment(productId));
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
