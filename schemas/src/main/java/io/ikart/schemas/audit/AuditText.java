package io.ikart.schemas.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.EventMeta;
import io.ikart.schemas.common.Sealed;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * Records as the audit log shows them: JSON by field name, without envelopes. Bytes (hashes, keys,
 * ciphertexts) and what a gateway would take for a means of payment are named but not shown, and of
 * what is sealed only the id of its key. What is too long is left out: it stands in the event.
 */
public final class AuditText {

  /** What stands for a value that is not shown. */
  static final String HIDDEN = "(hidden)";

  /** Texts longer than this say only how long they are. */
  static final int MOST_CHARACTERS = 8_000;

  private static final int MOST_ITEMS = 50;
  private static final Set<String> SECRET_FIELDS =
      Set.of("paymentToken", "idempotencyKey", "actionUrl", "secret", "token");

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private AuditText() {}

  /** What differs between two states of one aggregate, field by field. */
  public record Change(String before, String after) {}

  /** All fields of a record but its envelope; empty when it has no others. */
  public static String of(SpecificRecord record) {
    return text(object(record));
  }

  /** Names and values. */
  public static String of(Map<String, String> details) {
    var node = JSON.objectNode();
    details.forEach(node::put);
    return text(node);
  }

  /**
   * What an event changed.
   *
   * @param before the state; null when there was none
   * @param after the state after it
   */
  public static Change change(SpecificRecord before, SpecificRecord after) {
    if (before == null) {
      return new Change("", of(after));
    }
    var was = JSON.objectNode();
    var is = JSON.objectNode();
    for (var field : after.getSchema().getFields()) {
      var old = before.get(field.pos());
      var now = after.get(field.pos());
      if (!Objects.equals(old, now)) {
        was.set(field.name(), shown(field, old));
        is.set(field.name(), shown(field, now));
      }
    }
    return new Change(text(was), text(is));
  }

  private static String text(ObjectNode node) {
    if (node.isEmpty()) {
      return "";
    }
    var text = node.toString();
    return text.length() <= MOST_CHARACTERS
        ? text
        : JSON.objectNode().put("tooLong", text.length()).toString();
  }

  private static ObjectNode object(SpecificRecord record) {
    var node = JSON.objectNode();
    for (var field : record.getSchema().getFields()) {
      var value = record.get(field.pos());
      if (!(value instanceof CommandMeta) && !(value instanceof EventMeta)) {
        node.set(field.name(), shown(field, value));
      }
    }
    return node;
  }

  private static JsonNode shown(Schema.Field field, Object value) {
    boolean isSecret = SECRET_FIELDS.contains(field.name()) && value != null;
    return isSecret ? TextNode.valueOf(HIDDEN) : shown(value);
  }

  private static JsonNode shown(Object value) {
    if (value == null) {
      return JSON.nullNode();
    }
    if (value instanceof Sealed sealed) {
      return JSON.objectNode().put("sealedBy", sealed.getKeyId());
    }
    if (value instanceof SpecificRecord record) {
      return object(record);
    }
    if (value instanceof List<?> items) {
      return list(items);
    }
    if (value instanceof Map<?, ?> entries) {
      var node = JSON.objectNode();
      entries.forEach((name, each) -> node.set(name.toString(), shown(each)));
      return node;
    }
    if (value instanceof ByteBuffer) {
      return TextNode.valueOf(HIDDEN);
    }
    return simple(value);
  }

  private static JsonNode list(List<?> items) {
    var node = JSON.arrayNode();
    items.stream().limit(MOST_ITEMS).forEach(item -> node.add(shown(item)));
    if (items.size() > MOST_ITEMS) {
      node.addObject().put("more", items.size() - MOST_ITEMS);
    }
    return node;
  }

  private static JsonNode simple(Object value) {
    if (value instanceof Boolean flag) {
      return JSON.booleanNode(flag);
    }
    if (value instanceof Number number) {
      return JSON.numberNode(number.longValue());
    }
    return TextNode.valueOf(value.toString()); // text, an enum's symbol, an instant
  }
}
