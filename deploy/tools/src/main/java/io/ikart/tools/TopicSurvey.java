package io.ikart.tools;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.TopicPartition;

/** One look at all topics of a broker. */
final class TopicSurvey {

  /**
   * A topic as it is now.
   *
   * @param name of the topic
   * @param partitions it has
   * @param offsets last minus first over all partitions, transaction markers included
   * @param bytes on disk over all replicas
   * @param lagByGroup offsets each group that reads it has not committed yet
   */
  record TopicState(
      String name, int partitions, long offsets, long bytes, Map<String, Long> lagByGroup) {}

  private TopicSurvey() {}

  /** Looks at every topic the broker has. */
  static List<TopicState> of(Admin admin) throws ExecutionException, InterruptedException {
    var names = admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get();
    var topics = admin.describeTopics(names).allTopicNames().get();
    var partitions = topics.values().stream().flatMap(TopicSurvey::partitionsOf).toList();
    var first = offsets(admin, partitions, OffsetSpec.earliest());
    var last = offsets(admin, partitions, OffsetSpec.latest());
    var bytes = bytesByTopic(admin);
    var lags = lags(admin, last);
    var found = new ArrayList<TopicState>();
    for (var topic : topics.values()) {
      long count = partitionsOf(topic).mapToLong(part -> last.get(part) - first.get(part)).sum();
      found.add(
          new TopicState(
              topic.name(),
              topic.partitions().size(),
              count,
              bytes.getOrDefault(topic.name(), 0L),
              lags.getOrDefault(topic.name(), Map.of())));
    }
    return found;
  }

  private static java.util.stream.Stream<TopicPartition> partitionsOf(TopicDescription topic) {
    return topic.partitions().stream()
        .map(partition -> new TopicPartition(topic.name(), partition.partition()));
  }

  private static Map<TopicPartition, Long> offsets(
      Admin admin, List<TopicPartition> partitions, OffsetSpec at)
      throws ExecutionException, InterruptedException {
    var wanted = partitions.stream().collect(Collectors.toMap(Function.identity(), p -> at));
    return admin.listOffsets(wanted).all().get().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }

  private static Map<String, Long> bytesByTopic(Admin admin)
      throws ExecutionException, InterruptedException {
    var brokers = admin.describeCluster().nodes().get().stream().map(node -> node.id()).toList();
    var bytes = new HashMap<String, Long>();
    for (var directories : admin.describeLogDirs(brokers).allDescriptions().get().values()) {
      for (var directory : directories.values()) {
        directory
            .replicaInfos()
            .forEach((part, replica) -> bytes.merge(part.topic(), replica.size(), Long::sum));
      }
    }
    return bytes;
  }

  private static Map<String, Map<String, Long>> lags(Admin admin, Map<TopicPartition, Long> last)
      throws ExecutionException, InterruptedException {
    var groups =
        admin.listGroups().all().get().stream()
            .filter(group -> group.type().map(type -> type != GroupType.SHARE).orElse(true))
            .collect(
                Collectors.toMap(
                    group -> group.groupId(), group -> new ListConsumerGroupOffsetsSpec()));
    var lags = new TreeMap<String, Map<String, Long>>();
    if (groups.isEmpty()) {
      return lags;
    }
    var committed = admin.listConsumerGroupOffsets(groups).all().get();
    committed.forEach((group, positions) -> add(lags, group, positions, last));
    return lags;
  }

  private static void add(
      Map<String, Map<String, Long>> lags,
      String group,
      Map<TopicPartition, OffsetAndMetadata> positions,
      Map<TopicPartition, Long> last) {
    positions.forEach(
        (partition, position) -> {
          if (position != null && last.containsKey(partition)) {
            long behind = Math.max(0, last.get(partition) - position.offset());
            lags.computeIfAbsent(partition.topic(), topic -> new TreeMap<>())
                .merge(group, behind, Long::sum);
          }
        });
  }
}
