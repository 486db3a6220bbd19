package io.ikart.schemas.topic;

import io.ikart.schemas.serde.ConfluentRegistry;
import io.ikart.schemas.serde.SchemaRegistryException;
import io.ikart.schemas.serde.Subjects;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Creates the topics of the catalogue and registers its schemas. Idempotent: what is there already
 * is checked, never changed.
 */
public final class Provisioning {

  private static final String COMPATIBILITY = "FULL_TRANSITIVE";
  private static final int MAX_RECORD_BYTES = 1_048_576;

  /** A dead letter holds a whole record and says why. */
  private static final int MAX_DEAD_LETTER_BYTES = 2 * MAX_RECORD_BYTES;

  private static final int REGISTERED_AT_ONCE = 8;
  private static final int SINGLE = 1;
  private static final Set<Topic.Group> OF_ONE_PARTITION =
      Set.of(Topic.Group.OPERATIONS, Topic.Group.AUDIT);

  private final int partitions;
  private final short replication;

  /**
   * @param partitions of every keyed topic; fixed once per environment
   * @param replication copies of every partition; writes need all but one of them, at least one
   */
  public Provisioning(int partitions, short replication) {
    this.partitions = partitions;
    this.replication = replication;
  }

  /**
   * Creates the topics that are missing.
   *
   * @return names of the topics created now
   * @throws IllegalStateException when a topic stands with another number of partitions
   */
  public List<String> createTopics(Admin admin) throws ExecutionException, InterruptedException {
    var existing = admin.listTopics().names().get();
    var wanted = Topics.ALL.stream().filter(topic -> !existing.contains(topic.name())).toList();
    admin.createTopics(wanted.stream().map(this::describe).toList()).all().get();
    checkPartitions(
        admin.describeTopics(Topics.ALL.stream().map(Topic::name).toList()).allTopicNames().get());
    return wanted.stream().map(Topic::name).toList();
  }

  /**
   * Registers every schema of the catalogue, some at a time, with full transitive compatibility
   * required first. Again after a failure, it goes on where it was.
   *
   * @return subjects with their ids, sorted by name
   * @throws SchemaRegistryException the first that was met
   */
  public static Map<String, Integer> registerSchemas(ConfluentRegistry registry)
      throws InterruptedException {
    registry.requireCompatibility(COMPATIBILITY);
    var threads = Executors.newFixedThreadPool(REGISTERED_AT_ONCE);
    try {
      var ids = new TreeMap<String, Future<Integer>>();
      Subjects.all()
          .forEach(
              (subject, schema) ->
                  ids.put(subject, threads.submit(() -> registry.register(subject, schema))));
      return idsOf(ids);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Map<String, Integer> idsOf(Map<String, Future<Integer>> asked)
      throws InterruptedException {
    var ids = new TreeMap<String, Integer>();
    for (var subject : asked.entrySet()) {
      try {
        ids.put(subject.getKey(), subject.getValue().get());
      } catch (ExecutionException e) {
        throw e.getCause() instanceof SchemaRegistryException why
            ? why
            : new IllegalStateException(subject.getKey(), e.getCause());
      }
    }
    return ids;
  }

  /** Number of partitions a topic must have here. */
  public int partitionsOf(Topic topic) {
    return OF_ONE_PARTITION.contains(topic.group()) ? SINGLE : partitions;
  }

  private NewTopic describe(Topic topic) {
    return new NewTopic(topic.name(), partitionsOf(topic), replication).configs(configsOf(topic));
  }

  /** Settings of a topic on the broker. */
  Map<String, String> configsOf(Topic topic) {
    var keep = topic.keep();
    int mostBytes =
        topic.equals(OperationsTopics.DEAD_LETTERS) ? MAX_DEAD_LETTER_BYTES : MAX_RECORD_BYTES;
    var configs = new HashMap<String, String>();
    configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, keep.cleanupPolicy());
    configs.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(keep.retentionMs()));
    configs.put(
        TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(Math.max(1, replication - 1)));
    configs.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(mostBytes));
    keep.compactionLag()
        .map(lag -> Long.toString(lag.toMillis()))
        .ifPresent(
            lag -> {
              configs.put(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, lag);
              configs.put(TopicConfig.DELETE_RETENTION_MS_CONFIG, lag);
            });
    return configs;
  }

  private void checkPartitions(Map<String, TopicDescription> found) {
    var wrong = new ArrayList<String>();
    for (var topic : Topics.ALL) {
      int has = found.get(topic.name()).partitions().size();
      if (has != partitionsOf(topic)) {
        wrong.add("%s has %d, not %d".formatted(topic, has, partitionsOf(topic)));
      }
    }
    if (!wrong.isEmpty()) {
      throw new IllegalStateException(
          "partitions are chosen once per environment (IKART_PARTITIONS): " + wrong);
    }
  }
}
