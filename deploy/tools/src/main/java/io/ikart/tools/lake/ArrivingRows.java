package io.ikart.tools.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Records of one topic on their way into the lake. A partition is written as soon as a file is
 * full: no more than that of it is ever in memory, however long the lake was left behind.
 */
final class ArrivingRows {

  private final String topic;
  private final Lake lake;
  private final Map<Integer, Long> from;
  private final Map<Integer, List<LakeRow>> waiting = new TreeMap<>();
  private int written;

  /**
   * @param from where each partition goes on in the lake
   */
  ArrivingRows(String topic, Lake lake, Map<Integer, Long> from) {
    this.topic = topic;
    this.lake = lake;
    this.from = new HashMap<>(from);
  }

  /** Where each partition goes on. */
  Map<Integer, Long> from() {
    return Map.copyOf(from);
  }

  /** Files written so far. */
  int written() {
    return written;
  }

  /** Takes the next record of a partition. */
  void take(int partition, LakeRow row) {
    var rows = waiting.computeIfAbsent(partition, same -> new ArrayList<>());
    rows.add(row);
    if (rows.size() >= Lake.MOST_ROWS) {
      write(partition, rows);
    }
  }

  /** Writes what is left. */
  void writeAll() {
    waiting.forEach(this::write);
  }

  private void write(int partition, List<LakeRow> rows) {
    if (rows.isEmpty()) {
      return;
    }
    long to = rows.get(rows.size() - 1).offset() + 1;
    try {
      written += lake.append(topic, partition, from.getOrDefault(partition, 0L), rows, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot write " + topic + ", partition " + partition, e);
    }
    from.put(partition, to);
    rows.clear();
  }
}
