package io.ikart.tools.search;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;

/** Where two sets of documents are not the same. */
final class Differences {

  private Differences() {}

  /** One line for each document that is not in both, or not the same in both. */
  static List<String> between(
      SortedMap<String, StoredDocument> expected, SortedMap<String, StoredDocument> found) {
    var differences = new ArrayList<String>();
    var ids = new TreeSet<>(expected.keySet());
    ids.addAll(found.keySet());
    for (var id : ids) {
      var right = expected.get(id);
      var is = found.get(id);
      if (right == null) {
        differences.add(id + " is not in the log");
      } else if (is == null) {
        differences.add(id + " is not in the index");
      } else if (!right.saysTheSameAs(is)) {
        differences.add(
            "%s: version %d %s, must be %d %s"
                .formatted(id, is.version(), is.json(), right.version(), right.json()));
      }
    }
    return differences;
  }

  /**
   * One line for each document that is not the same in both although it was made of the same
   * versions of the same things.
   */
  static List<String> atEqualVersions(
      SortedMap<String, StoredDocument> old, SortedMap<String, StoredDocument> made) {
    var differences = new ArrayList<String>();
    old.forEach(
        (id, before) -> {
          var after = made.get(id);
          if (after != null && before.isOfTheSameAs(after) && !before.saysTheSameAs(after)) {
            differences.add("%s: %s, and %s".formatted(id, before.json(), after.json()));
          }
        });
    return differences;
  }
}
