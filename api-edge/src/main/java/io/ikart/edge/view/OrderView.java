package io.ikart.edge.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.edge.query.View;
import io.ikart.schemas.cart.PricedLine;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.order.Order;
import io.ikart.schemas.order.OrderLines;
import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;
import java.util.Optional;

/** An order with what was bought. */
record OrderView(String id, Views views) implements View {

  private static final int LINES_PART = 1;

  @Override
  public String name() {
    return "This order";
  }

  @Override
  public String path() {
    return "/v1/store/orders/" + id;
  }

  @Override
  public Optional<String> eventsPath() {
    return Optional.of(path() + "/events");
  }

  @Override
  public QueryRequest question() {
    return Questions.aggregate(Questions.CHECKOUT, id, LINES_PART);
  }

  @Override
  public ObjectNode json(QueryResponse answer) {
    var order = views.read(answer.getRoot(), Order.class);
    var summary = order.getSummary();
    var body = Json.object();
    body.put("orderId", id);
    body.put("version", answer.getVersion());
    body.put("cartId", order.getCartId());
    body.put("customerId", summary.getCustomerId());
    body.put("status", summary.getStatus().name());
    body.put("paymentStatus", order.getPaymentStatus().name());
    body.put("fulfilmentStatus", order.getFulfilmentStatus().name());
    body.put("attempt", order.getAttempt());
    body.put("paymentAttempts", order.getPaymentAttempts());
    body.put("paying", order.getPaying());
    if (!order.getActionUrl().isEmpty()) {
      body.put("actionUrl", order.getActionUrl());
    }
    var currency = summary.getTotal().getCurrency();
    body.set("total", Json.money(summary.getTotal()));
    body.set("captured", Json.money(new Money(order.getCaptured(), currency)));
    body.set("refunded", Json.money(new Money(order.getRefunded(), currency)));
    body.put("placedAt", summary.getPlacedAt().toString());
    Json.putInstant(body, "deadline", order.getDeadline());
    var lines = body.putArray("lines");
    answer.getParts().stream()
        .map(part -> views.read(part.getValue(), OrderLines.class))
        .flatMap(part -> part.getLines().stream())
        .forEach(line -> lines.add(json(line)));
    var milestones = body.putArray("milestones");
    order.getTimeline().forEach(each -> milestones.add(MilestoneJson.of(each)));
    return body;
  }

  private static ObjectNode json(PricedLine line) {
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
