package io.ikart.tools.access;

import io.ikart.schemas.access.Access;
import io.ikart.schemas.access.Acls;
import io.ikart.schemas.access.Declared;
import io.ikart.topologies.StreamsAccess;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.utils.SecurityUtils;

/**
 * The access control lists of the whole shop.
 *
 * @param applications every application there is
 * @param wanted the lists they need
 */
public record AccessLists(List<Access> applications, List<AclBinding> wanted) {

  /**
   * Made from the topologies, the declarations and the catalogue.
   *
   * @throws IllegalStateException when those do not agree
   */
  public static AccessLists ofTheShop() {
    var applications = Stream.concat(StreamsAccess.all().stream(), Declared.ALL.stream()).toList();
    return new AccessLists(applications, Acls.of(applications));
  }

  /** Commands that make the lists on any cluster, one a line. */
  public List<String> asCommands() {
    return wanted.stream().map(AccessLists::command).toList();
  }

  private static String command(AclBinding acl) {
    var entry = acl.entry();
    return "kafka-acls.sh --bootstrap-server \"$BOOTSTRAP\" --command-config \"$ADMIN_CONFIG\" --add"
        + (entry.permissionType() == AclPermissionType.DENY ? " --deny" : " --allow")
        + "-principal '"
        + entry.principal()
        + "' --operation "
        + SecurityUtils.operationName(entry.operation())
        + resource(acl.pattern());
  }

  private static String resource(ResourcePattern on) {
    var named =
        switch (on.resourceType()) {
          case TOPIC -> " --topic '" + on.name() + "'";
          case GROUP -> " --group '" + on.name() + "'";
          case TRANSACTIONAL_ID -> " --transactional-id '" + on.name() + "'";
          case CLUSTER -> " --cluster";
          default -> throw new IllegalStateException("no command for " + on);
        };
    return on.patternType() == PatternType.PREFIXED
        ? named + " --resource-pattern-type prefixed"
        : named;
  }

  /**
   * Makes the lists of a broker these: adds what is missing, and takes from the shop's applications
   * what they should not have. Entries of others stay.
   *
   * @return what was done, in words
   */
  public String applyTo(Admin admin) throws ExecutionException, InterruptedException {
    Collection<AclBinding> found;
    try {
      found = admin.describeAcls(AclBindingFilter.ANY).values().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SecurityDisabledException) {
        return "the broker has no authorizer: everybody may do everything";
      }
      throw e;
    }
    var missing = without(wanted, found);
    var surplus = without(found.stream().filter(this::isOurs).toList(), wanted);
    admin.createAcls(missing).all().get();
    admin.deleteAcls(surplus.stream().map(AclBinding::toFilter).toList()).all().get();
    return "%d entries in place for %d applications (%d added, %d taken away)"
        .formatted(wanted.size(), applications.size(), missing.size(), surplus.size());
  }

  private boolean isOurs(AclBinding acl) {
    return users().contains(acl.entry().principal());
  }

  private Set<String> users() {
    return applications.stream().map(Acls::userOf).collect(Collectors.toSet());
  }

  private static List<AclBinding> without(
      Collection<AclBinding> all, Collection<AclBinding> others) {
    var left = new ArrayList<>(new HashSet<>(all));
    left.removeAll(new HashSet<>(others));
    return left;
  }
}
