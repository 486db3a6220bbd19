package io.ikart.edge.analytics;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Rows by time, the newest revision of each, as many as are allowed: when one is too many, the
 * oldest goes. Thread safe.
 */
final class NewestRows<R> {

  private final int most;
  private final Function<R, Instant> from;
  private final ToLongFunction<R> revision;
  private final NavigableMap<Instant, Map<String, R>> rows = new TreeMap<>();
  private int size;
  private Instant forgotten = Instant.MIN;

  NewestRows(int most, Function<R, Instant> from, ToLongFunction<R> revision) {
    this.most = most;
    this.from = from;
    this.revision = revision;
  }

  /** Takes a row unless it is known as new already, or is older than what was forgotten. */
  synchronized boolean put(String key, R row) {
    var at = from.apply(row);
    if (at.compareTo(forgotten) <= 0) {
      return false;
    }
    var there = rows.computeIfAbsent(at, same -> new HashMap<>());
    var known = there.get(key);
    if (known != null && revision.applyAsLong(known) >= revision.applyAsLong(row)) {
      return false;
    }
    there.put(key, row);
    size += known == null ? 1 : 0;
    forgetOldest();
    return true;
  }

  private void forgetOldest() {
    while (size > most) {
      var oldest = rows.pollFirstEntry();
      size -= oldest.getValue().size();
      forgotten = oldest.getKey();
    }
  }

  /** Rows that begin in a range, oldest first. */
  synchronized List<R> between(Instant begin, Instant end) {
    return rows.subMap(begin, true, end, false).values().stream()
        .flatMap(there -> there.values().stream())
        .toList();
  }

  /** Begin of the newest row that was forgotten; {@link Instant#MIN} when none was. */
  synchronized Instant forgotten() {
    return forgotten;
  }
}
