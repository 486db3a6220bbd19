package io.ikart.tools.keys;

import io.ikart.schemas.KeyRows;
import io.ikart.schemas.notification.PersonKey;
import io.ikart.schemas.seal.Sealing;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What must be written so that every key of a person is encrypted by the newest master key. Whoever
 * is erased between the reading and the writing has a key behind its own destruction afterwards:
 * the next look finds it, and destroys it again.
 */
final class Rewrapping {

  private final Sealing sealing;
  private final Map<String, PersonKey> newest = new LinkedHashMap<>();
  private final Set<String> destroyed = new HashSet<>();

  Rewrapping(Sealing sealing) {
    this.sealing = sealing;
  }

  /** Takes in one row of the topic of keys; they come in the order of each key. */
  void accept(PersonKey row) {
    if (KeyRows.isDestroyed(row)) {
      destroyed.add(row.getKeyId());
    }
    newest.put(row.getKeyId(), row);
  }

  /** Rows to be written; none when everything is as it should be. */
  List<PersonKey> due() {
    return newest.values().stream().flatMap(row -> next(row).stream()).toList();
  }

  /** Keys that there are. */
  long count() {
    return newest.values().stream().filter(row -> !KeyRows.isDestroyed(row)).count();
  }

  private Optional<PersonKey> next(PersonKey row) {
    boolean cameBack = destroyed.contains(row.getKeyId()) && !KeyRows.isDestroyed(row);
    return cameBack ? Optional.of(KeyRows.destroyed(row)) : sealing.rewrapped(row);
  }
}
