package io.ikart.topologies.kernel;

import io.ikart.schemas.common.HandledCommand;
import io.ikart.schemas.common.StoredAggregate;
import io.ikart.schemas.serde.AvroWire;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;

/**
 * A task's aggregates and parts, decoded. What was read or written last stays in memory, so that an
 * order's next answer finds it without the disk and without decoding it again. A task is the only
 * writer of its store, so what is in memory is what the store has; a task that is made anew begins
 * with nothing.
 */
final class WorkingSet {

  /** Of one task, encoded; decoded it takes some six times as much of the heap. */
  static final int USUAL_BYTES = 1024 * 1024;

  /** About what a remembered answer takes, encoded. */
  private static final int ANSWER_BYTES = 128;

  private final AggregateStore store;
  private final AvroWire wire;
  private final int mostBytes;
  private final LinkedHashMap<Bytes, Kept> kept = new LinkedHashMap<>(1024, 0.75f, true);
  private long keptBytes;

  private record Kept(Object value, int bytes) {}

  /** An aggregate as it stands in the store. */
  record Snapshot(long version, String etag, List<HandledCommand> handled, SpecificRecord root) {}

  /**
   * @param mostBytes of values kept, encoded; 0 for none
   */
  WorkingSet(AggregateStore store, AvroWire wire, int mostBytes) {
    this.store = store;
    this.wire = wire;
    this.mostBytes = mostBytes;
  }

  /** The aggregate with this id, if it exists. */
  Optional<Snapshot> aggregate(String id) {
    var key = StoreKeys.aggregate(id);
    var known = kept.get(key);
    if (known != null) {
      return Optional.of((Snapshot) known.value());
    }
    return store.aggregate(id).map(stored -> keep(key, stored));
  }

  private Snapshot keep(Bytes key, StoredAggregate stored) {
    var root = wire.decode(stored.getRoot());
    var snapshot = new Snapshot(stored.getVersion(), stored.getEtag(), stored.getHandled(), root);
    int answers = stored.getHandled().size();
    keep(key, snapshot, stored.getRoot().remaining() + answers * ANSWER_BYTES);
    return snapshot;
  }

  /** A part of an aggregate, if it is there. */
  Optional<SpecificRecord> part(String aggregateId, String partId) {
    var known = kept.get(StoreKeys.part(aggregateId, partId));
    return known != null
        ? Optional.of((SpecificRecord) known.value())
        : store.part(aggregateId, partId);
  }

  /** Parts in the order of their ids, undecoded: ids greater than {@code after}. */
  List<AggregateStore.RawPart> rawParts(String aggregateId, String after, int limit) {
    return store.rawParts(aggregateId, after, limit);
  }

  /**
   * Takes note of what was written.
   *
   * @param value decoded; null when it was deleted
   * @param bytes its length, encoded
   */
  void written(Bytes key, Object value, int bytes) {
    forget(key);
    if (value != null) {
      keep(key, value, bytes);
    }
  }

  private void forget(Bytes key) {
    var before = kept.remove(key);
    keptBytes -= before == null ? 0 : before.bytes();
  }

  private void keep(Bytes key, Object value, int bytes) {
    if (bytes > mostBytes) {
      return;
    }
    kept.put(key, new Kept(value, bytes));
    keptBytes += bytes;
    var oldest = kept.entrySet().iterator();
    while (keptBytes > mostBytes) {
      keptBytes -= oldest.next().getValue().bytes();
      oldest.remove();
    }
  }
}
