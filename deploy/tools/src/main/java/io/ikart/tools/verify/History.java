package io.ikart.tools.verify;

import io.ikart.schemas.Envelopes;
import io.ikart.tools.log.LogRecord;
import io.ikart.topologies.kernel.BrokenInvariantException;
import io.ikart.topologies.kernel.Refold;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every aggregate folded from zero by the shop's own folds. Versions must come 1, 2, 3 … without a
 * gap and never twice, and no state may ever be flawed.
 */
final class History {

  private final Check versions = new Check("4 events in version order, once each, without gaps");
  private final Check sound = new Check("1,2 every state ever reached keeps its own invariants");
  private final Map<Aggregate, Map<String, Refold>> folds = new EnumMap<>(Aggregate.class);

  History() {
    for (var kind : Aggregate.values()) {
      folds.put(kind, new HashMap<>());
    }
  }

  /** Takes in one event. */
  void accept(Aggregate kind, LogRecord record) {
    var meta = Envelopes.ofEvent(record.value());
    var fold =
        folds.get(kind).computeIfAbsent(meta.getAggregateId(), id -> new Refold(kind.decider()));
    boolean next = meta.getVersion() == fold.version() + 1;
    versions.that(
        next,
        "%s: after version %d came %d (%s-%d@%d)",
        meta.getAggregateId(),
        fold.version(),
        meta.getVersion(),
        record.topic(),
        record.partition(),
        record.offset());
    if (next) {
      fold(fold, record, meta.getAggregateId(), meta.getVersion());
    }
  }

  private void fold(Refold fold, LogRecord record, String aggregateId, long version) {
    try {
      fold.apply(record.value(), version);
      sound.that(true, "");
    } catch (BrokenInvariantException | IllegalArgumentException e) {
      sound.that(false, "%s: version %d: %s", aggregateId, version, e.getMessage());
    }
  }

  /** Aggregates of a kind by id. */
  Map<String, Refold> of(Aggregate kind) {
    return folds.get(kind);
  }

  List<Check> checks() {
    return List.of(versions, sound);
  }
}
