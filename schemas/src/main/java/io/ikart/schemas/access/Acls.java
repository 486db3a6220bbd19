package io.ikart.schemas.access;

import io.ikart.schemas.topic.Topic;
import io.ikart.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Access control lists, made from what the applications do and what the catalogue says. Nothing is
 * asked of a broker here.
 */
public final class Acls {

  private static final String ANY_HOST = "*";

  private Acls() {}

  /**
   * The lists for these applications, on a broker that denies by default.
   *
   * @throws IllegalStateException when the applications and the catalogue do not agree; says how
   */
  public static List<AclBinding> of(List<Access> applications) {
    var problems = problems(applications);
    if (!problems.isEmpty()) {
      throw new IllegalStateException(
          "applications and catalogue do not agree:\n  " + String.join("\n  ", problems));
    }
    var lists = new ArrayList<AclBinding>();
    for (var application : applications) {
      application.grants().stream()
          .map(grant -> entry(application, grant.on(), grant.operation(), AclPermissionType.ALLOW))
          .forEach(lists::add);
      foreign(application, applications).stream()
          .map(on -> entry(application, on, AclOperation.ALL, AclPermissionType.DENY))
          .forEach(lists::add);
    }
    return lists;
  }

  /** Name of an application's principal as brokers write it. */
  public static String userOf(Access application) {
    return "User:" + application.principal();
  }

  /**
   * What belongs to others although its name begins as something of this application does: the
   * groups of "customer-orders" are none of "customer".
   */
  private static Set<ResourcePattern> foreign(Access application, List<Access> applications) {
    return applications.stream()
        .filter(other -> other != application)
        .flatMap(other -> other.grants().stream())
        .map(Grant::on)
        .filter(on -> application.grants().stream().anyMatch(grant -> covers(grant.on(), on)))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static boolean covers(ResourcePattern mine, ResourcePattern other) {
    return mine.patternType() == PatternType.PREFIXED
        && mine.resourceType() == other.resourceType()
        && other.name().startsWith(mine.name());
  }

  private static AclBinding entry(
      Access who, ResourcePattern on, AclOperation operation, AclPermissionType permission) {
    return new AclBinding(on, new AccessControlEntry(userOf(who), ANY_HOST, operation, permission));
  }

  /** Where applications and catalogue do not agree, one line each; empty when they do. */
  static List<String> problems(List<Access> applications) {
    var names = applications.stream().map(Access::principal).toList();
    var found = new ArrayList<String>();
    if (new HashSet<>(names).size() < names.size()) {
      found.add("an application is declared twice: " + names);
    }
    for (var topic : Topics.ALL) {
      writers(topic, applications).forEach(found::add);
      readers(topic, applications).forEach(found::add);
    }
    applications.stream().flatMap(Acls::writesTooMuch).forEach(found::add);
    return found;
  }

  private static Stream<String> writers(Topic topic, List<Access> applications) {
    var writing =
        applications.stream()
            .filter(application -> application.mayWrite(topic))
            .map(Access::principal)
            .collect(Collectors.toCollection(TreeSet::new));
    if (topic.writtenByAll()) {
      return writing.isEmpty() ? Stream.of(topic + " has no writer") : Stream.empty();
    }
    return writing.equals(topic.writers())
        ? Stream.empty()
        : Stream.of(
            "%s is written by %s, the catalogue says by %s"
                .formatted(topic, writing, topic.writers()));
  }

  private static Stream<String> readers(Topic topic, List<Access> applications) {
    boolean read =
        applications.stream()
            .filter(application -> !application.principal().equals(Declared.OPERATORS.principal()))
            .anyMatch(application -> application.mayRead(topic));
    boolean operatorsAlone = Declared.READ_BY_OPERATORS_ALONE.contains(topic);
    if (read == operatorsAlone) {
      return Stream.of(
          read
              ? topic + " is read by an application, though it is said that only operators read it"
              : topic + " is read by nobody");
    }
    return Stream.empty();
  }

  /** Topics are written by their whole names: a pattern might hold a topic of the catalogue. */
  private static Stream<String> writesTooMuch(Access application) {
    return application.grants().stream()
        .filter(grant -> grant.on().resourceType() == ResourceType.TOPIC)
        .filter(grant -> grant.operation() != AclOperation.DESCRIBE)
        .map(Grant::on)
        .filter(
            on ->
                on.patternType() != PatternType.LITERAL
                    || on.name().equals(ResourcePattern.WILDCARD_RESOURCE))
        .map(on -> application.principal() + " may do too much on " + on.name());
  }
}
