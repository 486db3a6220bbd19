package io.ikart.topologies.kernel;

import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.common.StoredAggregate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongBiFunction;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the aggregates of one task wait for, sorted by time. What an aggregate waits for stands in
 * its root; this is an index of it, kept on the local disk alone. It costs no record in any topic,
 * and after a move of the task it is made anew from the roots, a bounded number a run, while the
 * task works: until that is done a deadline may be asked about late, never forgotten.
 */
final class Deadlines {

  private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);

  private final DeadlineIndex index;
  private final AggregateStore aggregates;
  private final String application;
  private final ToLongBiFunction<String, StoredAggregate> dueAt;
  private final Set<Bytes> asked = new HashSet<>();
  private long lookFrom;
  private String recoveredTo = "";
  private long recovered;

  /**
   * @param dueAt what the stored aggregate with this id waits for, milliseconds since the epoch; 0
   *     for nothing
   */
  Deadlines(
      DeadlineIndex index,
      AggregateStore aggregates,
      String application,
      ToLongBiFunction<String, StoredAggregate> dueAt) {
    this.index = index;
    this.aggregates = aggregates;
    this.application = application;
    this.dueAt = dueAt;
  }

  /**
   * Brings the index in line with what the aggregate waits for now.
   *
   * @param now when the record that was handled was made, milliseconds since the epoch
   */
  void update(LoadedAggregate aggregate, long now, Prepared prepared) {
    long before = aggregate.dueAtBefore();
    long after = aggregate.dueAt();
    if (before == after) {
      askAgain(aggregate.id(), after, now);
      return;
    }
    if (before != 0) {
      var old = StoreKeys.deadline(before, aggregate.id());
      prepared.awaitNoMore(old);
      asked.remove(old);
    }
    if (after != 0) {
      prepared.await(StoreKeys.deadline(after, aggregate.id()));
      lookFrom = Math.min(lookFrom, after);
    }
  }

  /** It was asked, perhaps, and still waits for the same instant: there is more to do. */
  private void askAgain(String id, long due, long now) {
    if (due != 0 && due <= now && asked.remove(StoreKeys.deadline(due, id))) {
      lookFrom = Math.min(lookFrom, due);
      index.lookAgainFrom(due);
    }
  }

  /**
   * Goes on to look through the roots for what they wait for, until all were seen once.
   *
   * @param limit roots to look at now
   * @return whether all were seen
   */
  boolean recovered(int limit) {
    var roots = aggregates.roots(recoveredTo, limit);
    for (var root : roots) {
      long due = dueAt.applyAsLong(root.id(), root.aggregate());
      if (due != 0) {
        index.addAgain(StoreKeys.deadline(due, root.id()));
        lookFrom = Math.min(lookFrom, due);
        recovered++;
      }
      recoveredTo = root.id();
    }
    boolean complete = roots.size() < limit;
    if (complete && recovered > 0) {
      LOG.info("{} knows again what {} aggregates wait for", application, recovered);
    }
    return complete;
  }

  /**
   * Commands for the deadlines that have passed and were not asked about yet. Entries nobody waits
   * for any more are dropped.
   */
  List<DeadlinePassed> passed(long now, int limit) {
    var found = new ArrayList<DeadlinePassed>();
    var over = new ArrayList<Bytes>();
    boolean seenAll = true;
    for (var place : index.placesDue(now)) {
      seenAll &= look(place, now, limit, found, over);
    }
    if (seenAll) {
      lookFrom = now;
      index.lookedUntil(now);
    }
    over.forEach(index::remove);
    return found;
  }

  /** Whether all of the place was seen. */
  private boolean look(
      KeyValueStore<Bytes, byte[]> place,
      long now,
      int limit,
      List<DeadlinePassed> found,
      List<Bytes> over) {
    try (var range =
        place.range(StoreKeys.deadline(lookFrom, ""), StoreKeys.deadline(now + 1, ""))) {
      while (range.hasNext() && found.size() + over.size() < limit) {
        var key = range.next().key;
        if (asked.contains(key)) {
          continue;
        }
        if (dueAtNow(StoreKeys.awaited(key)) == StoreKeys.dueAt(key)) {
          asked.add(key);
          found.add(command(key, now));
        } else {
          over.add(key);
        }
      }
      return !range.hasNext();
    }
  }

  private long dueAtNow(String id) {
    return aggregates.aggregate(id).map(root -> dueAt.applyAsLong(id, root)).orElse(0L);
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
