package io.ikart.topologies;

import io.ikart.schemas.topic.Topic;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What must be true of the cluster before an application may start. */
final class Preflight {

  private Preflight() {}

  /**
   * Checks that an application's topics exist and are partitioned alike.
   *
   * @return how many partitions they have
   * @throws IllegalStateException that says what is wrong and what to do
   */
  static int partitionsOf(Applications.Deployable application, Admin admin)
      throws InterruptedException {
    var names = application.read().stream().map(Topic::name).toList();
    try {
      var found = admin.describeTopics(names).allTopicNames().get();
      var counts =
          names.stream().map(name -> found.get(name).partitions().size()).distinct().toList();
      if (counts.size() > 1) {
        throw new IllegalStateException(
            "%s reads topics that must have the same number of partitions: %s have %s"
                .formatted(application.name(), names, describe(names, found)));
      }
      return counts.get(0);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        throw new IllegalStateException(
            "a topic of %s is missing: %s; run 'provision' first"
                .formatted(application.name(), names),
            e);
      }
      if (e.getCause() instanceof AuthenticationException
          || e.getCause() instanceof AuthorizationException) {
        throw new IllegalStateException(
            "the broker refuses %s: %s (IKART_KAFKA_CONFIG)"
                .formatted(application.name(), e.getCause().getMessage()),
            e);
      }
      throw new IllegalStateException("the broker does not answer", e);
    }
  }

  private static List<Integer> describe(List<String> names, Map<String, TopicDescription> found) {
    return names.stream().map(name -> found.get(name).partitions().size()).toList();
  }
}
