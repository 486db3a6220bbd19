package io.ikart.connect.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.notification.Fact;
import io.ikart.schemas.notification.Parcel;
import io.ikart.schemas.order.OrderSummary;

/** A fact as subscribers read it. The same fact is the same text, byte for byte. */
final class Payload {

  private Payload() {}

  static String of(Fact fact) {
    var body = object();
    body.put("type", fact.getType());
    body.put("timestamp", fact.getAt().toString());
    body.put("aggregateId", fact.getAggregateId());
    body.put("sequence", fact.getSequence());
    var data = body.putObject("data");
    if (fact.getOrder() != null) {
      data.set("order", order(fact.getOrder()));
    }
    if (fact.getParcel() != null) {
      data.set("parcel", parcel(fact.getParcel()));
    }
    if (fact.getAmount() != null) {
      data.set("amount", money(fact.getAmount()));
    }
    if (!fact.getSku().isEmpty()) {
      data.put("sku", fact.getSku());
    }
    if (!fact.getCode().isEmpty()) {
      data.put("code", fact.getCode());
    }
    return body.toString();
  }

  private static ObjectNode order(OrderSummary order) {
    var node = object();
    node.put("orderId", order.getOrderId());
    node.put("customerId", order.getCustomerId());
    node.put("status", order.getStatus().name());
    node.set("total", money(order.getTotal()));
    node.put("lines", order.getLines());
    node.put("placedAt", order.getPlacedAt().toString());
    return node;
  }

  private static ObjectNode parcel(Parcel parcel) {
    var node = object();
    node.put("shipmentId", parcel.getShipmentId());
    node.put("carrier", parcel.getCarrier());
    node.put("trackingNumber", parcel.getTrackingNumber());
    return node;
  }

  private static ObjectNode money(Money money) {
    return object().put("amount", money.getAmount()).put("currency", money.getCurrency());
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
