package io.ikart.schemas.serde;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.avro.Schema;

/**
 * A registry in memory that knows the catalogue's current schemas, for tests and for tools that
 * never leave the process. Ids are places in the catalogue, from 1.
 */
public final class LocalSchemas implements SchemaRegistry {

  private final List<Schema> schemas =
      new ArrayList<>(new LinkedHashSet<>(Subjects.all().values()));

  @Override
  public int idOf(String subject, Schema schema) {
    int place = schemas.indexOf(schema);
    if (place < 0) {
      throw new SchemaRegistryException("no schema registered for " + subject, false, null);
    }
    return place + 1;
  }

  @Override
  public Schema byId(int id) {
    if (id < 1 || id > schemas.size()) {
      throw new SchemaRegistryException("no schema with id " + id, false, null);
    }
    return schemas.get(id - 1);
  }
}
