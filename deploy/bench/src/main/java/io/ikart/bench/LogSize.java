package io.ikart.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * How much the log holds.
 *
 * @param offsets sum of all log ends: records and transaction markers ever appended
 * @param bytes on disk, one copy of each partition
 */
record LogSize(long offsets, long bytes) {

  /** What there is now in every topic but Kafka's own. */
  static LogSize now(Admin admin) throws InterruptedException, ExecutionException {
    return of(admin, topic -> !topic.startsWith("__"));
  }

  /** What there is now in the topics from which stores are restored. */
  static LogSize ofChangelogs(Admin admin) throws InterruptedException, ExecutionException {
    return of(admin, topic -> topic.endsWith("-changelog"));
  }

  private static LogSize of(Admin admin, Predicate<String> counts)
      throws InterruptedException, ExecutionException {
    var names = admin.listTopics().names().get().stream().filter(counts).toList();
    var wanted = new HashMap<TopicPartition, OffsetSpec>();
    for (var topic : admin.describeTopics(names).allTopicNames().get().values()) {
      topic
          .partitions()
          .forEach(
              each ->
                  wanted.put(
                      new TopicPartition(topic.name(), each.partition()), OffsetSpec.latest()));
    }
    long offsets =
        admin.listOffsets(wanted).all().get().values().stream()
            .mapToLong(end -> end.offset())
            .sum();
    return new LogSize(offsets, bytes(admin, counts));
  }

  private static long bytes(Admin admin, Predicate<String> counts)
      throws InterruptedException, ExecutionException {
    var nodes = admin.describeCluster().nodes().get().stream().map(node -> node.id()).toList();
    Map<TopicPartition, Long> largest = new HashMap<>();
    for (var folders : admin.describeLogDirs(nodes).allDescriptions().get().values()) {
      for (var folder : folders.values()) {
        folder
            .replicaInfos()
            .forEach((partition, replica) -> largest.merge(partition, replica.size(), Math::max));
      }
    }
    return largest.entrySet().stream()
        .filter(each -> counts.test(each.getKey().topic()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  LogSize minus(LogSize before) {
    return new LogSize(offsets - before.offsets, bytes - before.bytes);
  }
}
