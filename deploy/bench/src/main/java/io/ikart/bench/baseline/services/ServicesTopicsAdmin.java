package io.ikart.bench.baseline.services;

import io.ikart.bench.baseline.Brokers;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.GroupState;

/**
 * Makes the topics of the services, and takes away everything the services made on the broker.
 *
 * @param partitions of every topic
 */
record ServicesTopicsAdmin(String bootstrap, int partitions) {

  void create() throws InterruptedException, ExecutionException {
    try (var admin = admin()) {
      var topics =
          List.of(ServiceTopics.ORDERS, ServiceTopics.VALIDATIONS, ServiceTopics.INVENTORY);
      admin
          .createTopics(
              topics.stream()
                  .map(name -> new NewTopic(name, Optional.of(partitions), Optional.empty()))
                  .toList())
          .all()
          .get();
    }
  }

  /** Call it when no service runs any more. */
  void deleteAll() throws InterruptedException, ExecutionException {
    try (var admin = admin()) {
      var topics =
          admin.listTopics().names().get().stream().filter(ServicesTopicsAdmin::isOurs).toList();
      admin.deleteTopics(topics).all().get();
      var groups =
          admin.listGroups().all().get().stream().filter(group -> isOurs(group.groupId())).toList();
      for (var group : groups) {
        empty(admin, group);
      }
      admin.deleteConsumerGroups(groups.stream().map(GroupListing::groupId).toList()).all().get();
    }
  }

  /** Streams leaves its groups only after a while, so that a restart is cheap; nothing restarts. */
  private static void empty(Admin admin, GroupListing group)
      throws InterruptedException, ExecutionException {
    if (group.groupState().filter(state -> state != GroupState.EMPTY).isPresent()) {
      admin
          .removeMembersFromConsumerGroup(
              group.groupId(), new RemoveMembersFromConsumerGroupOptions())
          .all()
          .get();
    }
  }

  static boolean isOurs(String name) {
    return name.startsWith(ServiceTopics.PREFIX);
  }

  private Admin admin() {
    return Admin.create(Brokers.client(bootstrap));
  }
}
