package io.ikart.schemas.serde;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.Schema;

/**
 * A registry in memory that takes any schema, numbers them from a first id, and counts how often it
 * was asked for one.
 */
final class NumberedSchemas implements SchemaRegistry {

  /** Four different bytes, so that a wrong order shows. */
  static final int FIRST_ID = 0x0A0B0C0D;

  private final Map<Schema, Integer> ids = new ConcurrentHashMap<>();
  private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
  private final AtomicInteger asked = new AtomicInteger();

  /** Takes the schema, as some other producer would, and gives its id. */
  int add(Schema schema) {
    return ids.computeIfAbsent(
        schema,
        added -> {
          int id = FIRST_ID + schemas.size();
          schemas.put(id, added);
          return id;
        });
  }

  int timesAsked() {
    return asked.get();
  }

  @Override
  public int idOf(String subject, Schema schema) {
    return add(schema);
  }

  @Override
  public Schema byId(int id) {
    asked.incrementAndGet();
    var schema = schemas.get(id);
    if (schema == null) {
      throw new SchemaRegistryException("no schema with id " + id, false, null);
    }
    return schema;
  }
}
