package io.ikart.schemas.serde;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Makes a record of any generated type out of chance: every branch of a union, every symbol of an
 * enum, empty and filled collections, numbers at the ends of their range, text beyond ASCII.
 */
public final class RandomRecords {

  private static final int MOST_ITEMS = 3;
  private static final List<Long> ENDS = List.of(0L, 1L, -1L, Long.MAX_VALUE, Long.MIN_VALUE);
  private static final List<String> WORDS =
      List.of("", "a", "Tee-Ei", "Größe", "茶", "🫖 'n' \u0000");

  private final Random chance;

  public RandomRecords(Random chance) {
    this.chance = chance;
  }

  /** A record whose every field has a value its schema allows. */
  public SpecificRecord record(Schema schema) {
    var type = SpecificData.get().getClass(schema);
    var made = (SpecificRecord) SpecificData.newInstance(type, schema);
    for (var field : schema.getFields()) {
      made.put(field.pos(), value(field.schema()));
    }
    return made;
  }

  private Object value(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> record(schema);
      case UNION -> value(oneOf(schema.getTypes()));
      case NULL -> null;
      case ARRAY -> array(schema.getElementType());
      case MAP -> map(schema.getValueType());
      case ENUM -> symbol(schema);
      case STRING -> text();
      case BYTES -> ByteBuffer.wrap(bytes());
      case BOOLEAN -> chance.nextBoolean();
      case INT -> (int) number();
      case LONG -> isInstant(schema) ? Instant.ofEpochMilli(number()) : (Object) number();
      default -> throw new IllegalArgumentException("no type of the domain language: " + schema);
    };
  }

  private static boolean isInstant(Schema schema) {
    return schema.getLogicalType() instanceof LogicalTypes.TimestampMillis;
  }

  private <T> T oneOf(List<T> choices) {
    return choices.get(chance.nextInt(choices.size()));
  }

  private long number() {
    return chance.nextBoolean() ? chance.nextLong() : oneOf(ENDS);
  }

  private String text() {
    return oneOf(WORDS) + (chance.nextBoolean() ? Long.toHexString(chance.nextLong()) : "");
  }

  private byte[] bytes() {
    var bytes = new byte[chance.nextInt(20)];
    chance.nextBytes(bytes);
    return bytes;
  }

  private List<Object> array(Schema items) {
    var made = new ArrayList<>();
    for (int i = chance.nextInt(MOST_ITEMS + 1); i > 0; i--) {
      made.add(value(items));
    }
    return made;
  }

  private Map<String, Object> map(Schema values) {
    var made = new HashMap<String, Object>();
    for (int i = chance.nextInt(MOST_ITEMS + 1); i > 0; i--) {
      made.put(text(), value(values));
    }
    return made;
  }

  private Object symbol(Schema schema) {
    return SpecificData.get().createEnum(oneOf(schema.getEnumSymbols()), schema);
  }
}
