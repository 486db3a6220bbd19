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

  /**
   * Nothing on the disk is due before, milliseconds since the epoch; 0 as long as nobody looked.
   */
  private long farDue;

  DeadlineIndex(KeyValueStore<Bytes, byte[]> near, KeyValueStore<Bytes, byte[]> far) {
    this.near = near;
    this.far = far;
  }

  /** Notes a deadline nobody has noted before. */
  void add(Bytes deadline, long now) {
    boolean isNear = StoreKeys.dueAt(deadline) - now <= NEAR_MS && nearOnes < MOST_NEAR;
    if (!isNear) {
      addFar(deadline);
    } else if (near.putIfAbsent(deadline, NOTHING) == null) {
      nearOnes++;
    }
  }

  /** Notes a deadline that is met again; it must not stand in two places. */
  void addAgain(Bytes deadline) {
    if (near.get(deadline) == null) {
      addFar(deadline);
    }
  }

  private void addFar(Bytes deadline) {
    far.put(deadline, NOTHING);
    lookAgainFrom(StoreKeys.dueAt(deadline));
  }

  /** Notes that a deadline at this time is to be met by the next look, wherever it stands. */
  void lookAgainFrom(long due) {
    farDue = Math.min(farDue, due);
  }

  /** Forgets a deadline. */
  void remove(Bytes deadline) {
    if (near.delete(deadline) == null) {
      far.delete(deadline);
    } else {
      nearOnes--;
    }
  }

  /**
   * Where to look for what has passed. The disk is left out while nothing on it can be due: a look
   * there steps over whatever was deleted of the time to come.
   */
  List<KeyValueStore<Bytes, byte[]>> placesDue(long now) {
    return farDue <= now ? List.of(near, far) : List.of(near);
  }

  /** Notes that all places that were due were looked through. */
  void lookedUntil(long now) {
    if (farDue <= now) {
      farDue = firstFarAfter(now);
    }
  }

  private long firstFarAfter(long now) {
    var first = StoreKeys.deadline(now + 1, "");
    var last = StoreKeys.deadline(Long.MAX_VALUE, "");
    try (var later = far.range(first, last)) {
      return later.hasNext() ? StoreKeys.dueAt(later.next().key) : Long.MAX_VALUE;
    }
  }
}
