package io.ikart.tools.connect;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** How far connectors are behind what they read. */
final class ConnectorLag {

  private final Admin admin;

  ConnectorLag(Admin admin) {
    this.admin = admin;
  }

  /** Offsets of its topics that the connector's group has not committed, markers included. */
  long of(ConnectorState connector) throws ExecutionException, InterruptedException {
    var partitions =
        admin.describeTopics(connector.topics()).allTopicNames().get().values().stream()
            .flatMap(
                topic ->
                    topic.partitions().stream()
                        .map(part -> new TopicPartition(topic.name(), part.partition())))
            .toList();
    var ends = offsets(partitions, OffsetSpec.latest());
    var begins = offsets(partitions, OffsetSpec.earliest());
    var committed =
        admin
            .listConsumerGroupOffsets("connect-" + connector.name())
            .partitionsToOffsetAndMetadata()
            .get();
    return partitions.stream()
        .mapToLong(
            part -> {
              var position = committed.get(part);
              long from = position == null ? begins.get(part) : position.offset();
              return Math.max(0, ends.get(part) - from);
            })
        .sum();
  }

  private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec at)
      throws ExecutionException, InterruptedException {
    var wanted = partitions.stream().collect(Collectors.toMap(Function.identity(), part -> at));
    return admin.listOffsets(wanted).all().get().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }
}
