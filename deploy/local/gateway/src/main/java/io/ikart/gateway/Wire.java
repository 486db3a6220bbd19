package io.ikart.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.gateway.Intent.Status;

/** The gateway's JSON. */
final class Wire {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Wire() {}

  /** An intent as a successful answer shows it. */
  static String intent(Intent intent) {
    return text(node(intent));
  }

  /** An error: {@code type} is the gateway's family of errors, {@code code} the exact one. */
  static String error(String type, String code, String message) {
    return text(errorNode(type, code, message));
  }

  /** An error that shows the intent it is about. */
  static String error(String type, String code, String message, Intent about) {
    var root = errorNode(type, code, message);
    root.withObject("/error").set("payment_intent", node(about));
    return text(root);
  }

  /** Any record, field by field. */
  static String of(Record values) {
    return text(values);
  }

  private static ObjectNode errorNode(String type, String code, String message) {
    var root = JSON.createObjectNode();
    root.putObject("error").put("type", type).put("code", code).put("message", message);
    return root;
  }

  private static ObjectNode node(Intent intent) {
    var node = JSON.createObjectNode();
    node.put("id", intent.id()).put("object", "payment_intent");
    node.put("amount", intent.amount()).put("currency", intent.currency());
    node.put(
        "amount_capturable", intent.status() == Status.REQUIRES_CAPTURE ? intent.amount() : 0L);
    node.put("capture_method", "manual").put("status", intent.status().wire());
    node.put("payment_method", intent.token()).put("created", intent.created());
    node.putObject("metadata").put("payment_id", intent.paymentId());
    return node;
  }

  private static String text(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer must be JSON", e);
    }
  }
}
