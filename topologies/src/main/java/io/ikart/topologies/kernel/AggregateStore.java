package io.ikart.topologies.kernel;

import io.ikart.schemas.common.StoredAggregate;
import io.ikart.schemas.serde.AvroWire;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Reads aggregates and parts from an application's store: the kernel from its own, the query server
 * from whichever it may read.
 */
public final class AggregateStore {

  private final ReadOnlyKeyValueStore<Bytes, byte[]> store;
  private final AvroWire wire;

  public AggregateStore(ReadOnlyKeyValueStore<Bytes, byte[]> store, AvroWire wire) {
    this.store = store;
    this.wire = wire;
  }

  /** The aggregate with this id, if it exists. */
  public Optional<StoredAggregate> aggregate(String id) {
    return Optional.ofNullable(store.get(StoreKeys.aggregate(id)))
        .map(bytes -> (StoredAggregate) wire.decode(bytes));
  }

  /** Aggregates in the order of their ids: those greater than {@code after}. */
  List<Stored> roots(String after, int limit) {
    var found = new ArrayList<Stored>();
    try (var range = store.range(StoreKeys.afterAggregate(after), StoreKeys.endOfAggregates())) {
      while (range.hasNext() && found.size() < limit) {
        var entry = range.next();
        var root = (StoredAggregate) wire.decode(entry.value);
        found.add(new Stored(StoreKeys.aggregateId(entry.key), root));
      }
    }
    return found;
  }

  /** One part, if it is there. */
  public Optional<SpecificRecord> part(String aggregateId, String partId) {
    return Optional.ofNullable(store.get(StoreKeys.part(aggregateId, partId))).map(wire::decode);
  }

  /** Parts in the order of their ids, undecoded: ids greater than {@code after}. */
  public List<RawPart> rawParts(String aggregateId, String after, int limit) {
    var found = new ArrayList<RawPart>();
    var from = StoreKeys.afterPart(aggregateId, after);
    try (var range = store.range(from, StoreKeys.endOfParts(aggregateId))) {
      while (range.hasNext() && found.size() < limit) {
        var entry = range.next();
        found.add(new RawPart(StoreKeys.partId(aggregateId, entry.key), entry.value));
      }
    }
    return found;
  }

  /** An aggregate as it stands in the store, with its id. */
  record Stored(String id, StoredAggregate aggregate) {}

  /** A part as it stands in the store: its id and its value in the wire format. */
  @SuppressWarnings("ArrayRecordComponent") // handed on at once, never compared
  public record RawPart(String id, byte[] value) {}
}
