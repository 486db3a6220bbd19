package io.ikart.edge.view;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.order.LineUnits;
import io.ikart.schemas.shipping.ChosenShipping;
import java.time.Instant;

/** How values common to many views read in JSON. */
final class Json {

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Minor units with their currency. */
  static ObjectNode money(Money money) {
    return object().put("amount", money.getAmount()).put("currency", money.getCurrency());
  }

  /** Units of a line with what they cost. */
  static ObjectNode units(LineUnits line) {
    var node = object();
    node.put("offerId", line.getOfferId());
    node.put("productId", line.getProductId());
    node.put("sku", line.getSku());
    node.put("quantity", line.getQuantity());
    node.set("amount", money(line.getAmount()));
    return node;
  }

  /** How something is sent, and what the shopper pays for it. */
  static ObjectNode shipping(ChosenShipping shipping) {
    var node = object();
    node.put("country", shipping.getCountry());
    node.put("service", shipping.getService());
    node.put("title", shipping.getTitle());
    node.set("price", money(shipping.getPrice()));
    return node;
  }

  /** Adds a text unless it is empty, which stands for "not known". */
  static void putText(ObjectNode body, String name, String text) {
    if (!text.isEmpty()) {
      body.put(name, text);
    }
  }

  /** Adds an instant (RFC 3339, UTC) unless it is the epoch, which stands for "never". */
  static void putInstant(ObjectNode body, String name, Instant instant) {
    if (!instant.equals(Instant.EPOCH)) {
      body.put(name, instant.toString());
    }
  }
}
