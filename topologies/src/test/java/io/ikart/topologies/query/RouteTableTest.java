package io.ikart.topologies.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.query.PartitionRoute;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.Test;

/** Which instance has which partition, and who stands by. */
class RouteTableTest {

  private static final String TOPIC = "stock.commands";

  /** An instance as Kafka Streams describes it. */
  private record Instance(
      HostInfo hostInfo,
      Set<String> stateStoreNames,
      Set<TopicPartition> topicPartitions,
      Set<TopicPartition> standbyTopicPartitions,
      Set<String> standbyStateStoreNames)
      implements StreamsMetadata {

    static Instance at(int port, Set<TopicPartition> owned, Set<TopicPartition> standby) {
      return new Instance(new HostInfo("127.0.0.1", port), Set.of(), owned, standby, Set.of());
    }

    @Override
    public String host() {
      return hostInfo.host();
    }

    @Override
    public int port() {
      return hostInfo.port();
    }
  }

  private static Set<TopicPartition> partitions(Integer... numbers) {
    return Arrays.stream(numbers)
        .map(number -> new TopicPartition(TOPIC, number))
        .collect(Collectors.toSet());
  }

  private static List<PartitionRoute> routes(int partitions, Instance... instances) {
    var routes = RouteTable.routes("stock", TOPIC, partitions, List.of(instances));
    assertThat(routes.getApplication()).isEqualTo("stock");
    return routes.getPartitions();
  }

  @Test
  void everyPartitionHasAnOwnerAndItsStandbys() {
    var first = Instance.at(7070, partitions(0, 1), partitions(2));
    var second = Instance.at(7071, partitions(2), partitions(0, 1));

    assertThat(routes(3, first, second))
        .containsExactly(
            new PartitionRoute(0, "127.0.0.1:7070", List.of("127.0.0.1:7071")),
            new PartitionRoute(1, "127.0.0.1:7070", List.of("127.0.0.1:7071")),
            new PartitionRoute(2, "127.0.0.1:7071", List.of("127.0.0.1:7070")));
  }

  @Test
  void aPartitionNobodyHasIsListedWithoutAnOwner() {
    var only = Instance.at(7070, partitions(0), Set.of());

    assertThat(routes(2, only).get(1)).isEqualTo(new PartitionRoute(1, "", List.of()));
  }

  @Test
  void partitionsOfOtherTopicsDoNotCount() {
    var only = Instance.at(7070, Set.of(new TopicPartition("stock.changelog", 0)), Set.of());

    assertThat(routes(1, only).get(0).getOwner()).isEmpty();
  }
}
