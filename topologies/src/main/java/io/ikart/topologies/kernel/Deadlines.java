package io.ikart.topologies.kernel;

import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.DeadlinePassed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What the aggregates of one task wait for, sorted by time in the store. An entry is written when
 * an aggregate first waits and dropped when it waits no longer. A deadline that moves later, or one
 * far off that nobody waits for any more, is left where it is and looked at when it comes up, so
 * that an order costs two records, not six, and the expiry of its cart none.
 */
final class Deadlines {

  private static final byte[] NOTHING = new byte[0];

  /** An entry nobody waits for any more is dropped at once when it would come up within this. */
  private static final long SOON_MS = Duration.ofHours(1).toMillis();

  private final KeyValueStore<Bytes, byte[]> store;
  private final String application;
  private final Predicate<String> waiting;
  private final Set<Bytes> asked = new HashSet<>();
  private long lookFrom;

  /**
   * @param waiting whether the aggregate with this id still waits for anything
   */
  Deadlines(KeyValueStore<Bytes, byte[]> store, String application, Predicate<String> waiting) {
    this.store = store;
    this.application = application;
    this.waiting = waiting;
  }

  /**
   * Brings the store in line with what the aggregate waits for now.
   *
   * @param now when the record that was handled was made, milliseconds since the epoch
   */
  void update(LoadedAggregate aggregate, long now, Prepared prepared) {
    long dueAt = aggregate.hosted().decider().deadlineOf(aggregate.root());
    long armedAt = aggregate.armedAt();
    if (dueAt == armedAt && dueAt != 0 && dueAt <= now) {
      askAgain(StoreKeys.deadline(dueAt, aggregate.id()), dueAt);
    }
    boolean moves = dueAt != 0 && (armedAt == 0 || dueAt < armedAt || armedAt <= now);
    boolean ends = dueAt == 0 && armedAt != 0 && armedAt - now < SOON_MS;
    if (dueAt == armedAt || !(moves || ends)) {
      return;
    }
    if (armedAt != 0) {
      var old = StoreKeys.deadline(armedAt, aggregate.id());
      prepared.store(old, null);
      asked.remove(old);
    }
    if (dueAt != 0) {
      prepared.store(StoreKeys.deadline(dueAt, aggregate.id()), NOTHING);
      lookFrom = Math.min(lookFrom, dueAt);
    }
    aggregate.arm(dueAt);
  }

  /** It was asked, perhaps, and still waits for the same instant: there is more to do. */
  private void askAgain(Bytes deadline, long dueAt) {
    if (asked.remove(deadline)) {
      lookFrom = Math.min(lookFrom, dueAt);
    }
  }

  /**
   * Commands for the deadlines that have passed and were not asked about yet. Entries nobody waits
   * for any more are dropped.
   */
  List<DeadlinePassed> passed(long now, int limit) {
    var found = new ArrayList<DeadlinePassed>();
    var over = new ArrayList<Bytes>();
    try (var range =
        store.range(StoreKeys.deadline(lookFrom, ""), StoreKeys.deadline(now + 1, ""))) {
      while (range.hasNext() && found.size() + over.size() < limit) {
        var key = range.next().key;
        if (asked.contains(key)) {
          continue;
        }
        if (waiting.test(StoreKeys.awaited(key))) {
          asked.add(key);
          found.add(command(key, now));
        } else {
          over.add(key);
        }
      }
      if (!range.hasNext()) {
        lookFrom = now;
      }
    }
    over.forEach(store::delete);
    return found;
  }

  private DeadlinePassed command(Bytes key, long now) {
    var id = StoreKeys.awaited(key);
    long dueAt = StoreKeys.dueAt(key);
    var commandId = id + "!" + dueAt;
    var at = Instant.ofEpochMilli(now);
    return new DeadlinePassed(
        new CommandMeta(id, commandId, commandId, application, at, at, 0L, ""),
        Instant.ofEpochMilli(dueAt));
  }
}
