package io.ikart.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.gateway.Intent.Status;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The gateway's JSON: Stripe's objects, as far as anyone here reads them. */
final class Wire {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Wire() {}

  static ObjectNode intent(Intent intent) {
    var terms = intent.terms();
    var node = object(intent.id(), "payment_intent", intent.created());
    node.put("amount", terms.amount()).put("amount_capturable", intent.capturable());
    node.put("amount_received", intent.received()).put("currency", terms.currency());
    node.put("capture_method", terms.captureMethod()).put("confirmation_method", "automatic");
    node.put("client_secret", intent.id() + "_secret_simulated");
    node.put("latest_charge", intent.wasCharged() ? intent.chargeId() : null);
    node.put("payment_method", orNull(intent.card())).put("status", word(intent.status()));
    node.putArray("payment_method_types").add("card");
    node.set("metadata", metadata(terms.metadata()));
    node.set("last_payment_error", intent.trouble() == null ? null : trouble(intent));
    node.set("next_action", intent.status() == Status.REQUIRES_ACTION ? redirect(intent) : null);
    return node;
  }

  private static ObjectNode trouble(Intent intent) {
    var why = intent.trouble();
    var node = JSON.createObjectNode().put("type", "card_error").put("code", why.code());
    if (!why.declineCode().isEmpty()) {
      node.put("decline_code", why.declineCode());
    }
    return node.put("message", "Your card was declined.");
  }

  private static ObjectNode redirect(Intent intent) {
    var node = JSON.createObjectNode().put("type", "redirect_to_url");
    node.putObject("redirect_to_url")
        .put("url", Challenge.urlOf(intent))
        .put("return_url", orNull(intent.returnUrl()));
    return node;
  }

  static ObjectNode refund(Refund refund) {
    var node = object(refund.id(), "refund", refund.created());
    node.put("amount", refund.amount()).put("currency", refund.currency());
    node.put("charge", "ch_" + refund.intentId().substring("pi_".length()));
    node.put("payment_intent", refund.intentId()).put("status", "succeeded");
    node.put("reason", orNull(refund.reason()));
    node.set("metadata", metadata(refund.metadata()));
    return node;
  }

  static ObjectNode dispute(Dispute dispute) {
    var node = object(dispute.id(), "dispute", dispute.created());
    node.put("amount", dispute.amount()).put("currency", dispute.currency());
    node.put("charge", dispute.chargeId()).put("payment_intent", dispute.intentId());
    node.put("reason", "fraudulent").put("status", dispute.status());
    return node;
  }

  static ObjectNode event(Event event) {
    var node = object(event.id(), "event", event.created());
    node.put("api_version", event.apiVersion()).put("type", event.type());
    node.put("pending_webhooks", 1);
    node.putObject("data").set("object", event.object());
    node.putObject("request")
        .put("id", "req_" + event.id().substring("evt_".length()))
        .put("idempotency_key", orNull(event.requestKey()));
    return node;
  }

  /** A page of a list; {@code kind} is {@code list} or {@code search_result}. */
  static ObjectNode page(String kind, String path, List<ObjectNode> data, boolean more) {
    var node = JSON.createObjectNode().put("object", kind).put("url", path).put("has_more", more);
    node.putArray("data").addAll(data);
    return node;
  }

  /** An error; {@code about} is the intent it shows, null when none. */
  static String error(ApiError error, Intent about) {
    var root = JSON.createObjectNode();
    var node = root.putObject("error").put("type", error.type()).put("message", error.message());
    putUnlessEmpty(node, "code", error.code());
    putUnlessEmpty(node, "decline_code", error.declineCode());
    putUnlessEmpty(node, "param", error.param());
    if (about != null) {
      node.set("payment_intent", intent(about));
    }
    return text(root);
  }

  /** The status in the gateway's words. */
  static String word(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  static String text(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer must be JSON", e);
    }
  }

  private static ObjectNode object(String id, String kind, long created) {
    return JSON.createObjectNode()
        .put("id", id)
        .put("object", kind)
        .put("created", created)
        .put("livemode", false);
  }

  private static ObjectNode metadata(Map<String, String> words) {
    var node = JSON.createObjectNode();
    words.forEach(node::put);
    return node;
  }

  private static void putUnlessEmpty(ObjectNode node, String name, String value) {
    if (!value.isEmpty()) {
      node.put(name, value);
    }
  }

  private static String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
