package io.ikart.topologies.kernel;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Deadlines of one task by time: those that are near in memory, the others on the local disk. Most
 * near ones are of orders and payments and are over within a second; on the disk each would leave a
 * deletion behind that every look has to step over.
 */
final class DeadlineIndex {

  private static final byte[] NOTHING = new byte[0];
  private static final long NEAR_MS = Duration.ofMinutes(20).toMillis();

  /** Bounds the memory of a task, whatever waits: some 10 MB. */
  private static final int MOST_NEAR = 50_000;

  private final KeyValueStore<Bytes, byte[]> near;
  private final KeyValueStore<Bytes, byte[]> far;
  private int nearOnes;

  DeadlineIndex(KeyValueStore<Bytes, byte[]> near, KeyValueStore<Bytes, byte[]> far) {
    this.near = near;
    this.far = far;
  }

  /** Notes a deadline nobody has noted before. */
  void add(Bytes deadline, long now) {
    boolean isNear = StoreKeys.dueAt(deadline) - now <= NEAR_MS && nearOnes < MOST_NEAR;
    if (!isNear) {
      far.put(deadline, NOTHING);
    } else if (near.putIfAbsent(deadline, NOTHING) == null) {
      nearOnes++;
    }
  }

  /** Notes a deadline that is met again; it must not stand in two places. */
  void addAgain(Bytes deadline) {
    if (near.get(deadline) == null) {
      far.put(deadline, NOTHING);
    }
  }

  /** Forgets a deadline. */
  void remove(Bytes deadline) {
    if (near.delete(deadline) == null) {
      far.delete(deadline);
    } else {
      nearOnes--;
    }
  }

  /** Where to look for what has passed. */
  List<KeyValueStore<Bytes, byte[]>> places() {
    return List.of(near, far);
  }
}
