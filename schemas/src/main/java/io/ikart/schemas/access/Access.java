package io.ikart.schemas.access;

import io.ikart.schemas.topic.Topic;
import io.ikart.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * An application as the brokers know it: its name there, and all it may do.
 *
 * @param principal its name
 * @param grants what it may do; everything else it may not
 */
public record Access(String principal, List<Grant> grants) {

  /** What Kafka Streams and Connect do with topics of their own, which they make themselves. */
  private static final List<AclOperation> OWNER =
      List.of(
          AclOperation.CREATE,
          AclOperation.READ,
          AclOperation.WRITE,
          AclOperation.DELETE,
          AclOperation.DESCRIBE_CONFIGS);

  public Access {
    grants = List.copyOf(grants);
  }

  /** An application that may do nothing. */
  public static Access of(String principal) {
    return new Access(principal, List.of());
  }

  /** It may also read these topics. */
  public Access reads(Topic... topics) {
    return reads(Arrays.asList(topics));
  }

  /** It may also read these topics. */
  public Access reads(Collection<Topic> topics) {
    return and(topics.stream().map(topic -> Grant.topic(topic.name(), AclOperation.READ)));
  }

  /** It may also write these topics. */
  public Access writes(Topic... topics) {
    return writes(Arrays.asList(topics));
  }

  /** It may also write these topics. */
  public Access writes(Collection<Topic> topics) {
    return and(topics.stream().map(topic -> Grant.topic(topic.name(), AclOperation.WRITE)));
  }

  /** It may also write every topic of which the catalogue says so by this name. */
  public Access writesItsOwn() {
    return writes(
        Topics.ALL.stream().filter(topic -> topic.writers().contains(principal)).toList());
  }

  /** It may also make this topic, read, write and empty it: one that is nobody else's. */
  public Access owns(String topic) {
    return and(OWNER.stream().map(operation -> Grant.topic(topic, operation)));
  }

  /** It may also be a member of this group. */
  public Access joins(String group) {
    return and(Stream.of(Grant.exactly(ResourceType.GROUP, group, AclOperation.READ)));
  }

  /** It may also be a member of any group whose name begins so. */
  public Access joinsAny(String prefix) {
    return and(Stream.of(Grant.beginning(ResourceType.GROUP, prefix, AclOperation.READ)));
  }

  /** It may also use transactional ids that begin so. */
  public Access transacts(String prefix) {
    return and(
        Stream.of(
            Grant.beginning(ResourceType.TRANSACTIONAL_ID, prefix, AclOperation.WRITE),
            Grant.beginning(ResourceType.TRANSACTIONAL_ID, prefix, AclOperation.DESCRIBE)));
  }

  /** It may also see which topics and groups there are, and how far everybody is. */
  public Access surveys() {
    return and(
        Stream.of(
            Grant.exactly(
                ResourceType.TOPIC, ResourcePattern.WILDCARD_RESOURCE, AclOperation.DESCRIBE),
            Grant.exactly(
                ResourceType.GROUP, ResourcePattern.WILDCARD_RESOURCE, AclOperation.DESCRIBE),
            Grant.cluster(AclOperation.DESCRIBE)));
  }

  /** Whether it may read a topic of the catalogue. */
  public boolean mayRead(Topic topic) {
    return grants.stream().anyMatch(grant -> grant.isOnTopic(topic.name(), AclOperation.READ));
  }

  /** Whether it may write a topic of the catalogue. */
  public boolean mayWrite(Topic topic) {
    return grants.stream().anyMatch(grant -> grant.isOnTopic(topic.name(), AclOperation.WRITE));
  }

  private Access and(Stream<Grant> more) {
    var all = new ArrayList<>(grants);
    more.filter(grant -> !all.contains(grant)).forEach(all::add);
    return new Access(principal, all);
  }
}
