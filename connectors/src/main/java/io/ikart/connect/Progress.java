package io.ikart.connect;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/**
 * Which records of which partition are begun and not finished. Records may finish in any order; the
 * first unfinished one is how far offsets may move. Thread safe.
 */
final class Progress {

  private final Map<TopicPartition, Partition> partitions = new HashMap<>();

  /** One assignment of one partition. */
  private static final class Partition {
    /** How often each unfinished offset was begun: a consumer that is set back reads it again. */
    private final TreeMap<Long, Integer> unfinished = new TreeMap<>();

    private boolean abandoned;
  }

  /** One record that was begun. */
  final class Mark {
    private final Partition partition;
    private final long offset;

    private Mark(Partition partition, long offset) {
      this.partition = partition;
      this.offset = offset;
    }

    /** Says that nothing is left to do for this record; to be called once. */
    void finish() {
      synchronized (Progress.this) {
        partition.unfinished.computeIfPresent(
            offset, (same, times) -> times == 1 ? null : times - 1);
      }
    }

    /** Whether the partition was given up since: somebody else begins this record again. */
    boolean abandoned() {
      synchronized (Progress.this) {
        return partition.abandoned;
      }
    }
  }

  /** Notes that a record is begun. */
  synchronized Mark begin(TopicPartition partition, long offset) {
    var entry = partitions.computeIfAbsent(partition, key -> new Partition());
    entry.unfinished.merge(offset, 1, Integer::sum);
    return new Mark(entry, offset);
  }

  /** Offset of the first record begun and not finished; empty when all are finished. */
  synchronized OptionalLong firstUnfinished(TopicPartition partition) {
    var entry = partitions.get(partition);
    return entry == null || entry.unfinished.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(entry.unfinished.firstKey());
  }

  /** How many records are begun and not finished. */
  synchronized int unfinished() {
    return partitions.values().stream().mapToInt(entry -> entry.unfinished.size()).sum();
  }

  /** Forgets partitions that are given up. Marks made before count for nothing afterwards. */
  synchronized void abandon(Collection<TopicPartition> given) {
    for (var partition : given) {
      var entry = partitions.remove(partition);
      if (entry != null) {
        entry.abandoned = true;
      }
    }
  }
}
