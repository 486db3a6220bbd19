package io.ikart.bench.baseline.postgres;

import io.ikart.bench.baseline.Resources;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** SQL statements of one resource, each below a line {@code -- name: ...}, in their order. */
public final class NamedStatements {

  private static final String MARK = "-- name: ";

  private final Map<String, String> byName;

  private NamedStatements(Map<String, String> byName) {
    this.byName = byName;
  }

  /** Those of a resource. */
  public static NamedStatements of(String resource) {
    return parse(Resources.text(resource));
  }

  /**
   * Those of a text.
   *
   * @throws IllegalArgumentException when a name stands twice or has no statement
   */
  static NamedStatements parse(String text) {
    var found = new LinkedHashMap<String, String>();
    for (var part : text.split("(?m)^" + MARK, -1)) {
      int end = part.indexOf('\n');
      if (part.isBlank() || end < 0) {
        continue;
      }
      var name = part.substring(0, end).strip();
      var sql = part.substring(end).strip();
      if (sql.isEmpty() || found.put(name, sql) != null) {
        throw new IllegalArgumentException("not one statement with the name " + name);
      }
    }
    return new NamedStatements(found);
  }

  /**
   * The statement with a name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public String get(String name) {
    var sql = byName.get(name);
    if (sql == null) {
      throw new IllegalArgumentException("no statement has the name " + name);
    }
    return sql;
  }

  /** All of them, in their order. */
  public Map<String, String> all() {
    return Collections.unmodifiableMap(byName);
  }
}
