package io.ikart.edge.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ikart.edge.problem.FieldError;
import io.ikart.edge.problem.Problem;
import io.ikart.schemas.CardNumbers;
import io.ikart.schemas.common.Money;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads the fields of a JSON object one by one and collects what is wrong with them. A getter whose
 * field is wrong returns a value that must not be used: call {@link #done()} first, which refuses
 * the request with every mistake found, fields nobody asked for included.
 */
public final class Fields {

  private final String path;
  private final ObjectNode object;
  private final List<FieldError> errors;
  private final Set<String> read = new HashSet<>();
  private final List<Fields> nested = new ArrayList<>();

  private Fields(String path, ObjectNode object, List<FieldError> errors) {
    this.path = path;
    this.object = object;
    this.errors = errors;
  }

  /** Fields of a whole body. */
  public static Fields of(ObjectNode object) {
    var fields = new Fields("", object, new ArrayList<>());
    CardNumberGuard.check(object, "", place -> fields.wrong(place, CardNumberGuard.REFUSAL));
    return fields;
  }

  /** Fields of the request's body, which must be a JSON object. */
  public static Fields of(RequestBody body) {
    return of(StrictJson.object(body.bytes()));
  }

  /** A required text. */
  public String text(String name, Formats format) {
    return checked(name, required(name, JsonNodeType.STRING, "text"), format);
  }

  /** A text that may be left out. */
  public String text(String name, Formats format, String otherwise) {
    var value = optional(name, JsonNodeType.STRING, "text");
    return value == null ? otherwise : checked(name, value, format);
  }

  /** A required whole number between two bounds, both included. */
  public long whole(String name, long from, long to) {
    var value = required(name, JsonNodeType.NUMBER, "a whole number");
    return value == null ? from : within(name, value, from, to);
  }

  /** A whole number that may be left out. */
  public long whole(String name, long from, long to, long otherwise) {
    var value = optional(name, JsonNodeType.NUMBER, "a whole number");
    return value == null ? otherwise : within(name, value, from, to);
  }

  /** True, false, or {@code otherwise} when it is left out. */
  public Boolean flag(String name, Boolean otherwise) {
    var value = optional(name, JsonNodeType.BOOLEAN, "true or false");
    return value == null ? otherwise : Boolean.valueOf(value.booleanValue());
  }

  /** A required true or false. */
  public boolean requiredFlag(String name) {
    var value = required(name, JsonNodeType.BOOLEAN, "true or false");
    return value != null && value.booleanValue();
  }

  /** A required amount above zero, in minor units with its currency. */
  public Money money(String name) {
    return money(name, 1);
  }

  /** A required amount from a least one on, in minor units with its currency. */
  public Money money(String name, long least) {
    var value = required(name, JsonNodeType.OBJECT, "an object with amount and currency");
    if (!(value instanceof ObjectNode amount)) {
      return null;
    }
    var fields = within(name, amount);
    return new Money(
        fields.whole("amount", least, Long.MAX_VALUE), fields.text("currency", Formats.CURRENCY));
  }

  /** An object that may be left out. */
  public Optional<Fields> object(String name) {
    var value = optional(name, JsonNodeType.OBJECT, "an object");
    return value instanceof ObjectNode inner ? Optional.of(within(name, inner)) : Optional.empty();
  }

  /** A required list of objects. */
  public List<Fields> objects(String name, int least, int most) {
    var found = new ArrayList<Fields>();
    var items = items(name, least, most);
    for (int i = 0; i < items.size(); i++) {
      var place = name + "[" + i + "]";
      if (items.get(i) instanceof ObjectNode item) {
        found.add(within(place, item));
      } else {
        wrong(place, "must be an object, not " + typeOf(items.get(i)));
      }
    }
    return found;
  }

  /** A list of texts that may be left out: none then. */
  public List<String> texts(String name, Formats format, int most) {
    boolean given = object.hasNonNull(name);
    read.add(name);
    return given ? texts(name, format, 0, most) : List.of();
  }

  /** A required list of texts. */
  public List<String> texts(String name, Formats format, int least, int most) {
    var found = new ArrayList<String>();
    var items = items(name, least, most);
    for (int i = 0; i < items.size(); i++) {
      var place = name + "[" + i + "]";
      if (items.get(i).isTextual()) {
        found.add(checked(place, items.get(i), format));
      } else {
        wrong(place, "must be text, not " + typeOf(items.get(i)));
      }
    }
    return found;
  }

  /** Texts by name; empty when left out. */
  public Map<String, String> map(String name, Formats names, Formats values, int most) {
    var value = optional(name, JsonNodeType.OBJECT, "an object");
    if (!(value instanceof ObjectNode entries)) {
      return Map.of();
    }
    if (entries.size() > most) {
      wrong(name, "must have at most " + most + " entries");
    }
    var fields = within(name, entries);
    var found = new TreeMap<String, String>();
    for (var entry : entries.properties()) {
      if (!names.matches(entry.getKey())) {
        wrong(name, "the name " + entry.getKey() + " must be " + names.expected());
      }
      found.put(entry.getKey(), fields.text(entry.getKey(), values));
    }
    return found;
  }

  /** Notes a mistake that only the caller can see. */
  public void wrong(String name, String message) {
    errors.add(FieldError.of(CardNumbers.hiddenIn(path + name), message));
  }

  /** Every mistake, unknown fields included; call it once, after the last getter. */
  public List<FieldError> mistakes() {
    nameUnknown();
    return errors;
  }

  /**
   * Ends the reading.
   *
   * @throws io.ikart.edge.problem.ProblemException with every mistake, when there are any
   */
  public void done() {
    var found = mistakes();
    if (!found.isEmpty()) {
      throw Problem.invalid(found).asException();
    }
  }

  private void nameUnknown() {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!read.contains(name)) {
                wrong(name, "unknown field");
              }
            });
    nested.forEach(Fields::nameUnknown);
  }

  private Fields within(String name, ObjectNode inner) {
    var fields = new Fields(path + name + ".", inner, errors);
    nested.add(fields);
    return fields;
  }

  private List<JsonNode> items(String name, int least, int most) {
    var value = required(name, JsonNodeType.ARRAY, "a list");
    if (value == null) {
      return List.of();
    }
    if (value.size() < least || value.size() > most) {
      wrong(name, "must have %d to %d entries".formatted(least, most));
      return List.of();
    }
    var items = new ArrayList<JsonNode>(value.size());
    value.forEach(items::add);
    return items;
  }

  private JsonNode required(String name, JsonNodeType type, String expected) {
    var value = optional(name, type, expected);
    if (value == null && !object.hasNonNull(name)) {
      wrong(name, "is required: " + expected);
    }
    return value;
  }

  private JsonNode optional(String name, JsonNodeType type, String expected) {
    read.add(name);
    var value = object.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    if (value.getNodeType() != type) {
      wrong(name, "must be " + expected + ", not " + typeOf(value));
      return null;
    }
    return value;
  }

  private String checked(String name, JsonNode value, Formats format) {
    if (value == null) {
      return "";
    }
    if (!format.matches(value.textValue())) {
      wrong(name, "must be " + format.expected());
    }
    return value.textValue();
  }

  private long within(String name, JsonNode value, long from, long to) {
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      wrong(name, "must be a whole number");
      return from;
    }
    long number = value.longValue();
    if (number < from || number > to) {
      wrong(
          name,
          to == Long.MAX_VALUE
              ? "must be " + from + " or more"
              : "must be between %d and %d".formatted(from, to));
    }
    return number;
  }

  private static String typeOf(JsonNode value) {
    return value.getNodeType().name().toLowerCase(Locale.ROOT);
  }
}
