package io.ikart.bench.baseline.services;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.NewTopic;

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
      var groups =
          admin.listGroups().all().get().stream()
              .map(GroupListing::groupId)
              .filter(ServicesTopicsAdmin::isOurs)
              .toList();
      if (!groups.isEmpty()) {
        admin.deleteConsumerGroups(groups).all().get();
      }
      var topics =
          admin.listTopics().names().get().stream().filter(ServicesTopicsAdmin::isOurs).toList();
      admin.deleteTopics(topics).all().get();
    }
  }

  static boolean isOurs(String name) {
    return name.startsWith(ServiceTopics.PREFIX);
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", (Object) bootstrap));
  }
}
