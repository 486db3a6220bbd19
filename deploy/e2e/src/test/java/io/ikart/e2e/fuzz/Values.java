package io.ikart.e2e.fuzz;

import static io.ikart.e2e.fuzz.Contract.list;
import static io.ikart.e2e.fuzz.Contract.map;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Values that a schema of the contract allows, and others. */
final class Values {

  private static final int DEEPEST = 6;
  private static final int LONG_TEXT = 10_000;

  /** Whoever is named here is called: nobody but whom the test names. */
  private static final String CALLED = "url";

  /** What breaks programs that take texts for something else. */
  private static final List<String> ODD_TEXTS =
      List.of(
          "",
          " ",
          "null",
          "undefined",
          "0",
          "-1",
          "NaN",
          "9223372036854775808",
          "1e309",
          "' OR '1'='1",
          "\"; DROP TABLE orders; --",
          "<script>alert(1)</script>",
          "${jndi:ldap://nowhere/x}",
          "{{7*7}}",
          "#{7*7}",
          "../../../../etc/passwd",
          "..\\..\\windows",
          "%00",
          "%2e%2e%2f",
          "a\u0000b",
          "line\r\nbreak: yes",
          "\u202eevil",
          "\ud83e\uded6",
          "\ud800",
          "e\u0301\u0301\u0301",
          "\ufeff",
          "Ω≈ç√∫˜µ≤≥÷",
          "true",
          "[]",
          "{}",
          "*",
          "cart_",
          "order_00000000000000000000000000-0",
          "prod_",
          "4242 4242 4242 4242",
          "2026-02-30T25:61:61Z",
          "-999999999-01-01T00:00:00Z");

  private static final List<Object> ODD_NUMBERS =
      List.of(
          0,
          -1,
          1.5,
          Integer.MAX_VALUE,
          Integer.MIN_VALUE,
          Long.MAX_VALUE,
          Long.MIN_VALUE,
          new BigDecimal("9223372036854775808"),
          new BigDecimal("1e400"),
          new BigDecimal("-0.0000000000000000000000000001"));

  private final Contract contract;
  private final Map<String, List<String>> real;
  private final Random chance;

  /**
   * @param real values that are somebody's, by the name of their field or parameter
   */
  Values(Contract contract, Map<String, List<String>> real, Random chance) {
    this.contract = contract;
    this.real = real;
    this.chance = chance;
  }

  /** One of a list. */
  <T> T oneOf(List<T> choices) {
    return choices.get(chance.nextInt(choices.size()));
  }

  /** Any number from 0 to 99. */
  int outOfHundred() {
    return chance.nextInt(100);
  }

  /** Whether something happens that happens so often in a hundred times. */
  boolean happens(int percent) {
    return outOfHundred() < percent;
  }

  /** A text for a path, a query or a header. */
  String text(String name, Map<String, Object> schema, int oddPercent) {
    var value = happens(oddPercent) ? odd() : allowed(name, schema, 0);
    if (value instanceof List<?> items) {
      return items.isEmpty() ? "" : String.valueOf(items.get(0));
    }
    return String.valueOf(value);
  }

  /** A value that the schema does not allow, or only by chance. */
  Object odd() {
    return switch (chance.nextInt(8)) {
      case 0 -> null;
      case 1 -> chance.nextBoolean();
      case 2 -> List.of(List.of(oneOf(ODD_TEXTS)));
      case 3 -> Map.of("x", oneOf(ODD_TEXTS));
      case 4 -> oneOf(ODD_NUMBERS);
      case 5 ->
          oneOf(List.of("x", "茶", "\u0000", "\ud83e\uded6")).repeat(chance.nextInt(LONG_TEXT));
      default -> oneOf(ODD_TEXTS);
    };
  }

  /** A value that the schema allows. */
  Object allowed(String name, Map<String, Object> given, int depth) {
    var schema = contract.resolved(given);
    var known = real.getOrDefault(name, List.of());
    if (!known.isEmpty() && (happens(70) || name.equals(CALLED))) {
      return oneOf(known);
    }
    if (schema.containsKey("const")) {
      return schema.get("const");
    }
    if (schema.containsKey("enum")) {
      return oneOf(list(schema.get("enum")));
    }
    var type = schema.get("type") instanceof List<?> types ? types.get(0) : schema.get("type");
    return switch (type == null ? "object" : (String) type) {
      case "boolean" -> chance.nextBoolean();
      case "integer", "number" -> number(schema);
      case "array" -> array(name, schema, depth);
      case "string" -> string(schema);
      default -> object(schema, depth);
    };
  }

  private Object number(Map<String, Object> schema) {
    long least = schema.containsKey("minimum") ? ((Number) schema.get("minimum")).longValue() : 0;
    long most =
        schema.containsKey("maximum")
            ? ((Number) schema.get("maximum")).longValue()
            : least + 1_000_000;
    return switch (chance.nextInt(5)) {
      case 0 -> least;
      case 1 -> most;
      default -> least + chance.nextLong(Math.max(1, Math.min(most - least, 1_000)));
    };
  }

  private Object string(Map<String, Object> schema) {
    if ("date-time".equals(schema.get("format"))) {
      return Instant.ofEpochSecond(1_700_000_000L + chance.nextInt(100_000_000)).toString();
    }
    if ("email".equals(schema.get("format"))) {
      return "fuzz" + chance.nextInt(1_000) + "@example.org";
    }
    if (schema.get("pattern") instanceof String pattern) {
      return PatternText.of(pattern, chance);
    }
    int least = schema.get("minLength") instanceof Number number ? number.intValue() : 0;
    int most = schema.get("maxLength") instanceof Number number ? number.intValue() : 50;
    int length = happens(20) ? most : least + chance.nextInt(Math.min(most - least, 30) + 1);
    return oneOf(List.of("a", "Z ", "é", "茶", "9-"))
        .repeat(Math.max(1, length))
        .substring(0, length);
  }

  private Object array(String name, Map<String, Object> schema, int depth) {
    int least = schema.get("minItems") instanceof Number number ? number.intValue() : 0;
    var items = new ArrayList<>();
    if (depth < DEEPEST) {
      for (int i = least + chance.nextInt(3); i > 0; i--) {
        items.add(allowed(name, map(schema.get("items")), depth + 1));
      }
    }
    return items;
  }

  private Object object(Map<String, Object> schema, int depth) {
    var made = new LinkedHashMap<String, Object>();
    var required = list(schema.get("required"));
    map(schema.get("properties"))
        .forEach(
            (name, property) -> {
              if (depth < DEEPEST && (required.contains(name) || happens(50))) {
                made.put(name, allowed(name, map(property), depth + 1));
              }
            });
    return made;
  }

  /** Makes one thing of an object odd: a value, a name, or that it is there. */
  @SuppressWarnings("unchecked")
  void spoil(Map<String, Object> object) {
    if (object.isEmpty() || happens(10)) {
      object.put(oneOf(List.of("colour", "__proto__", "", "meta", "a\u0000")), odd());
      return;
    }
    var name = oneOf(List.copyOf(object.keySet()));
    var value = object.get(name);
    if (value instanceof Map<?, ?> inner && !inner.isEmpty() && happens(60)) {
      spoil((Map<String, Object>) inner);
    } else if (happens(20)) {
      object.remove(name);
    } else {
      object.put(name, odd());
    }
  }
}
