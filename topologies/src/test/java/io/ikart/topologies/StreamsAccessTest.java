package io.ikart.topologies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.ikart.schemas.access.Access;
import io.ikart.schemas.access.Acls;
import io.ikart.schemas.access.Declared;
import io.ikart.schemas.topic.CatalogTopics;
import io.ikart.schemas.topic.CustomerTopics;
import io.ikart.schemas.topic.ShipmentTopics;
import io.ikart.schemas.topic.StockTopics;
import io.ikart.schemas.topic.Topic;
import io.ikart.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;

/** Who may do what, over all applications there are. */
class StreamsAccessTest {

  private static final List<Access> STREAMS = StreamsAccess.all();
  private static final List<Access> ALL =
      Stream.concat(STREAMS.stream(), Declared.ALL.stream()).toList();

  @Test
  void everyApplicationOfTheTopologiesHasItsAccess() {
    assertThat(STREAMS).extracting(Access::principal).containsExactlyElementsOf(Settings.ALL_APPS);
    assertThat(ALL).extracting(Access::principal).doesNotHaveDuplicates();
  }

  @Test
  void topologiesDeclarationsAndCatalogueAgree() {
    assertThat(Acls.of(ALL)).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  void eventsAreWrittenByTheirOwnerAlone() {
    for (var topic : Topics.ALL) {
      if (topic.keep() == Topic.Keep.FOR_EVER) {
        assertThat(ALL.stream().filter(each -> each.mayWrite(topic)))
            .as(topic.name())
            .extracting(Access::principal)
            .hasSize(1)
            .containsExactlyElementsOf(topic.writers());
      }
    }
  }

  @Test
  void nobodyButOperatorsReadsEverything() {
    for (var access : ALL) {
      boolean all = Topics.ALL.stream().allMatch(access::mayRead);
      assertThat(all).as(access.principal()).isEqualTo(access.equals(Declared.OPERATORS));
    }
  }

  @Test
  void thePasswordsHashesAreReadByTheEdgeAndOperatorsAlone() {
    assertThat(ALL.stream().filter(each -> each.mayRead(CustomerTopics.CREDENTIALS_EVENTS)))
        .containsExactlyInAnyOrder(Declared.EDGE, Declared.OPERATORS);
  }

  @Test
  void theKeysOfPersonsAreReadByWhoOpensOrDestroysThemAlone() {
    assertThat(ALL.stream().filter(each -> each.mayRead(CustomerTopics.PERSON_KEYS)))
        .extracting(Access::principal)
        .containsExactlyInAnyOrder("customer", "notification", "connectors", "operators", "keys");
  }

  @Test
  void anApplicationHasItsInternalTopicsAndItsGroupForItself() {
    var orders = entriesOf("customer-orders");

    assertThat(orders)
        .anyMatch(acl -> isOn(acl, "ikart-customer-orders-by-customer-repartition"))
        .anyMatch(acl -> isOn(acl, "ikart-customer-orders-customer-orders-state-changelog"))
        .anyMatch(acl -> isOn(acl, "ikart-customer-orders"))
        .noneMatch(acl -> isOn(acl, "ikart-customer"));
    assertThat(entriesOf("customer"))
        .noneMatch(
            acl ->
                acl.pattern().resourceType() == ResourceType.TOPIC
                    && acl.pattern().name().startsWith("ikart-customer-orders"));
  }

  /** Transactional ids can be given by prefix only, and one name begins as another does. */
  @Test
  void whoseNameBeginsAsAnothersIsDeniedWhatIsTheOthers() {
    assertThat(entriesOf("customer"))
        .filteredOn(acl -> acl.entry().permissionType() == AclPermissionType.DENY)
        .singleElement()
        .satisfies(
            acl -> {
              assertThat(acl.pattern().name()).isEqualTo("ikart-customer-orders-");
              assertThat(acl.pattern().resourceType()).isEqualTo(ResourceType.TRANSACTIONAL_ID);
              assertThat(acl.pattern().patternType()).isEqualTo(PatternType.PREFIXED);
              assertThat(acl.entry().operation()).isEqualTo(AclOperation.ALL);
            });
  }

  @Test
  void anApplicationThatWritesWhatIsNotItsOwnIsFound() {
    var thief =
        StreamsAccess.of(
            "catalog", through(CatalogTopics.CATALOG_COMMANDS, StockTopics.STOCK_EVENTS));

    assertThatIllegalStateException()
        .isThrownBy(() -> Acls.of(withInstead(thief)))
        .withMessageContaining("stock.events is written by [catalog, stock]");
  }

  @Test
  void anApplicationNobodyDeclaredIsFound() {
    var withoutEdge = new ArrayList<>(ALL);
    withoutEdge.remove(Declared.EDGE);

    assertThatIllegalStateException()
        .isThrownBy(() -> Acls.of(withoutEdge))
        .withMessageContaining("behaviour.actions is written by [], the catalogue says by [edge]")
        .withMessageContaining("replies is read by nobody");
  }

  @Test
  void anApplicationThatIsNoWriterInTheCatalogueIsFound() {
    var audit = Access.of("audit").writes(ShipmentTopics.RETURN_EVENTS);

    assertThatIllegalStateException()
        .isThrownBy(() -> Acls.of(Stream.concat(ALL.stream(), Stream.of(audit)).toList()))
        .withMessageContaining("return.events is written by [audit, checkout]");
  }

  private static List<Access> withInstead(Access other) {
    return ALL.stream()
        .map(each -> each.principal().equals(other.principal()) ? other : each)
        .toList();
  }

  private static Topology through(Topic from, Topic to) {
    return new Topology()
        .addSource("in", new ByteArrayDeserializer(), new ByteArrayDeserializer(), from.name())
        .addSink("out", to.name(), new ByteArraySerializer(), new ByteArraySerializer(), "in");
  }

  private static List<AclBinding> entriesOf(String principal) {
    return Acls.of(ALL).stream()
        .filter(acl -> acl.entry().principal().equals("User:" + principal))
        .toList();
  }

  private static boolean isOn(AclBinding acl, String name) {
    return acl.pattern().name().equals(name);
  }
}
