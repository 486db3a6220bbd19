package io.ikart.schemas.history;

import static org.apache.avro.SchemaCompatibility.SchemaCompatibilityType.COMPATIBLE;
import static org.apache.avro.SchemaCompatibility.checkReaderWriterCompatibility;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility.SchemaPairCompatibility;

/** The level the registry keeps too: every version reads every other version, both ways. */
final class FullTransitive {

  private FullTransitive() {}

  /** What stands between a schema and the versions before it; empty when nothing does. */
  static List<String> objections(Schema current, List<Schema> versions) {
    var found = new ArrayList<String>();
    for (int i = 0; i < versions.size(); i++) {
      var frozen = versions.get(i);
      var place = "%s against version %d: ".formatted(current.getFullName(), i + 1);
      add(found, place + "it cannot read the old records", current, frozen);
      add(found, place + "old readers cannot read its records", frozen, current);
    }
    return found;
  }

  private static void add(List<String> found, String what, Schema reader, Schema writer) {
    SchemaPairCompatibility pair = checkReaderWriterCompatibility(reader, writer);
    if (pair.getType() != COMPATIBLE) {
      pair.getResult()
          .getIncompatibilities()
          .forEach(
              reason ->
                  found.add(
                      "%s: %s at %s (%s)"
                          .formatted(
                              what, reason.getType(), reason.getLocation(), reason.getMessage())));
    }
  }
}
