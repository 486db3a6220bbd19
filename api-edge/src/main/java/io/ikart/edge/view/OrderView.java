package io.ikart.edge.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.edge.query.View;
import io.ikart.schemas.Ids;
import io.ikart.schemas.cart.PricedLine;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.order.LineProgress;
import io.ikart.schemas.order.Order;
import io.ikart.schemas.order.OrderFulfilment;
import io.ikart.schemas.order.OrderLines;
import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;

/** An order with what was bought. */
record OrderView(String id, Views views) implements View {

  /** What was bought, and how far it has come. */
  private static final int PARTS = 2;

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
    return Questions.aggregate(Questions.CHECKOUT, id, PARTS);
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
    var progress = part(answer, "fulfilment", OrderFulfilment.class);
    var bought = part(answer, "lines", OrderLines.class);
    bought
        .map(OrderLines::getShipping)
        .ifPresent(shipping -> body.set("shipping", Json.shipping(shipping)));
    var lines = body.putArray("lines");
    bought.stream()
        .flatMap(part -> part.getLines().stream())
        .forEach(line -> lines.add(json(line, progress)));
    var shipments = body.putArray("shipments");
    numbers(progress.map(OrderFulfilment::getShipments))
        .forEach(number -> shipments.add(Ids.shipment(id, number)));
    var returns = body.putArray("returns");
    numbers(progress.map(OrderFulfilment::getReturns))
        .forEach(number -> returns.add(Ids.returned(id, number)));
    var milestones = body.putArray("milestones");
    order.getTimeline().forEach(each -> milestones.add(MilestoneJson.of(each)));
    return body;
  }

  private <T extends SpecificRecord> Optional<T> part(
      QueryResponse answer, String part, Class<T> type) {
    return answer.getParts().stream()
        .filter(found -> found.getId().equals(part))
        .map(found -> views.read(found.getValue(), type))
        .findFirst();
  }

  private static IntStream numbers(Optional<Integer> last) {
    return IntStream.rangeClosed(1, last.orElse(0));
  }

  /** Before the first parcel or cancellation nothing has happened to any line. */
  private static ObjectNode json(PricedLine line, Optional<OrderFulfilment> progress) {
    var node = json(line);
    var untouched = new LineProgress(line.getOfferId(), 0L, 0L, 0L, 0L, 0L, 0L, 0L);
    var now =
        progress.map(OrderFulfilment::getLines).orElse(List.of()).stream()
            .filter(each -> each.getOfferId().equals(line.getOfferId()))
            .findFirst()
            .orElse(untouched);
    node.put("cancelled", now.getCancelled());
    node.put("planned", now.getPlanned());
    node.put("shipped", now.getShipped());
    node.put("delivered", now.getDelivered());
    node.put("returning", now.getReturning());
    node.put("returned", now.getReturned());
    return node;
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
