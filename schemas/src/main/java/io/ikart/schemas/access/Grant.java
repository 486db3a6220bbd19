package io.ikart.schemas.access;

import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * One thing that an application may do.
 *
 * @param on what it may do it to
 * @param operation what it may do; reading and writing include looking
 */
public record Grant(ResourcePattern on, AclOperation operation) {

  static Grant topic(String name, AclOperation operation) {
    return exactly(ResourceType.TOPIC, name, operation);
  }

  static Grant exactly(ResourceType type, String name, AclOperation operation) {
    return new Grant(new ResourcePattern(type, name, PatternType.LITERAL), operation);
  }

  static Grant beginning(ResourceType type, String prefix, AclOperation operation) {
    return new Grant(new ResourcePattern(type, prefix, PatternType.PREFIXED), operation);
  }

  static Grant cluster(AclOperation operation) {
    return exactly(ResourceType.CLUSTER, Resource.CLUSTER_NAME, operation);
  }

  boolean isOnTopic(String name, AclOperation wanted) {
    return operation == wanted
        && on.resourceType() == ResourceType.TOPIC
        && on.patternType() == PatternType.LITERAL
        && on.name().equals(name);
  }
}
