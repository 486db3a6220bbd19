package io.ikart.topologies.kernel;

import io.ikart.schemas.common.BlockedKey;
import io.ikart.schemas.common.ParkedRecord;
import io.ikart.schemas.serde.AvroWire;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keys whose commands wait, in order, because one of them failed. The blocks are held in memory as
 * well, so that a key that is not blocked costs nothing; there are few.
 */
final class BlockedKeys {

  private final KeyValueStore<Bytes, byte[]> store;
  private final AvroWire wire;
  private Map<String, BlockedKey> known;

  BlockedKeys(KeyValueStore<Bytes, byte[]> store, AvroWire wire) {
    this.store = store;
    this.wire = wire;
  }

  /** Read at the first use: when a task is made, its store is not restored yet. */
  private Map<String, BlockedKey> blocked() {
    if (known == null) {
      known = read();
    }
    return known;
  }

  private Map<String, BlockedKey> read() {
    var blocked = new HashMap<String, BlockedKey>();
    try (var range = store.range(StoreKeys.startOfBlocked(), StoreKeys.endOfBlocked())) {
      range.forEachRemaining(
          entry -> {
            if (entry.value != null) {
              blocked.put(StoreKeys.blockedKey(entry.key), (BlockedKey) wire.decode(entry.value));
            }
          });
    }
    return blocked;
  }

  boolean contains(String key) {
    return blocked().containsKey(key);
  }

  /** Blocks a key; the record that failed is the first that waits. */
  void block(String key, BlockedKey why, ParkedRecord failed) {
    write(key, why);
    park(key, failed);
  }

  /** Puts a record behind those that wait already. */
  void park(String key, ParkedRecord parked) {
    var why = blocked().get(key);
    store.put(StoreKeys.parked(key, why.getParked()), wire.encode(parked));
    write(key, BlockedKey.newBuilder(why).setParked(why.getParked() + 1).build());
  }

  /** Ends a block and hands over the records that waited, oldest first. */
  List<ParkedRecord> release(String key) {
    var waiting = new ArrayList<ParkedRecord>();
    var why = Optional.ofNullable(blocked().remove(key));
    for (long number = 0; number < why.map(BlockedKey::getParked).orElse(0L); number++) {
      waiting.add((ParkedRecord) wire.decode(store.delete(StoreKeys.parked(key, number))));
    }
    why.ifPresent(found -> store.delete(StoreKeys.blocked(key)));
    return waiting;
  }

  private void write(String key, BlockedKey why) {
    blocked().put(key, why);
    store.put(StoreKeys.blocked(key), wire.encode(why));
  }
}
