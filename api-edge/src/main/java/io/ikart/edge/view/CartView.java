package io.ikart.edge.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.edge.query.View;
import io.ikart.schemas.cart.Cart;
import io.ikart.schemas.cart.CartLine;
import io.ikart.schemas.cart.CartMerge;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;
import java.util.Comparator;

/** A cart with its lines, in the order they were added. */
record CartView(String id, Views views) implements View {

  private static final int MOST_LINES = 1_000;

  @Override
  public String name() {
    return "This cart";
  }

  @Override
  public String path() {
    return "/v1/store/carts/" + id;
  }

  @Override
  public QueryRequest question() {
    return Questions.aggregate(Questions.CHECKOUT, id, MOST_LINES);
  }

  @Override
  public ObjectNode json(QueryResponse answer) {
    var cart = views.read(answer.getRoot(), Cart.class);
    var body = Json.object();
    body.put("cartId", id);
    body.put("version", answer.getVersion());
    body.put("customerId", cart.getCustomerId());
    body.put("status", cart.getStatus().name());
    body.put("currency", cart.getCurrency());
    body.put("priceList", cart.getPriceList());
    body.set("subtotal", Json.money(cart.getSubtotal()));
    body.put("weightG", cart.getWeightG());
    if (cart.getShipping() != null) {
      body.set("shipping", Json.shipping(cart.getShipping()));
    }
    body.set("total", Json.money(total(cart)));
    if (!cart.getOrderId().isEmpty()) {
      body.put("orderId", cart.getOrderId());
    }
    Json.putInstant(body, "expiresAt", cart.getExpiresAt());
    Json.putText(body, "mergedInto", cart.getMergedInto());
    var merges = body.putArray("merges");
    cart.getMerges().forEach(merge -> merges.add(json(merge)));
    var lines = body.putArray("lines");
    answer.getParts().stream()
        .map(part -> views.read(part.getValue(), CartLine.class))
        .sorted(Comparator.comparingInt(CartLine::getPlace))
        .forEach(line -> lines.add(json(line)));
    return body;
  }

  /** As quoted; checkout prices everything again. */
  private static Money total(Cart cart) {
    var sending = cart.getShipping();
    long price = sending == null ? 0 : sending.getPrice().getAmount();
    return new Money(Math.addExact(cart.getSubtotal().getAmount(), price), cart.getCurrency());
  }

  private static ObjectNode json(CartMerge merge) {
    var node = Json.object().put("fromCartId", merge.getFromCartId());
    var dropped = node.putArray("dropped");
    for (var units : merge.getDropped()) {
      dropped.addObject().put("offerId", units.getOfferId()).put("quantity", units.getQuantity());
    }
    return node;
  }

  private static ObjectNode json(CartLine line) {
    var node = Json.object();
    node.put("offerId", line.getOfferId());
    node.put("productId", line.getProductId());
    node.put("sku", line.getSku());
    node.put("title", line.getTitle());
    node.put("quantity", line.getQuantity());
    node.set("unitPrice", Json.money(line.getUnitPrice()));
    return node;
  }
}
