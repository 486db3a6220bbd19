package io.ikart.topologies.query;

import io.ikart.schemas.query.ApplicationRoutes;
import io.ikart.schemas.query.PartitionRoute;
import io.ikart.schemas.query.Routes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsMetadata;

/** Says which instance has which partition, as the last rebalance left it. */
final class RouteTable {

  private RouteTable() {}

  static Routes of(Collection<QueriedApplication> applications) {
    return new Routes(
        applications.stream()
            .map(
                application ->
                    routes(
                        application.name(),
                        application.routingTopic(),
                        application.partitions(),
                        instances(application.streams())))
            .toList());
  }

  /** None before the application has started: nobody is known to have anything. */
  private static Collection<StreamsMetadata> instances(KafkaStreams streams) {
    return streams.state().isRunningOrRebalancing()
        ? streams.metadataForAllStreamsClients()
        : List.of();
  }

  static ApplicationRoutes routes(
      String name, String topic, int partitions, Collection<StreamsMetadata> instances) {
    var routes = new ArrayList<PartitionRoute>(partitions);
    for (int number = 0; number < partitions; number++) {
      var partition = new TopicPartition(topic, number);
      var owner = "";
      List<String> standbys = new ArrayList<>();
      for (var instance : instances) {
        var address = instance.host() + ":" + instance.port();
        if (instance.topicPartitions().contains(partition)) {
          owner = address;
        } else if (instance.standbyTopicPartitions().contains(partition)) {
          standbys.add(address);
        }
      }
      routes.add(new PartitionRoute(number, owner, standbys));
    }
    return new ApplicationRoutes(name, routes);
  }
}
