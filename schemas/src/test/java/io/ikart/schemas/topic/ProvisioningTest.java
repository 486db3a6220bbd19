package io.ikart.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ikart.schemas.serde.ConfluentRegistry;
import io.ikart.schemas.serde.LittleRegistry;
import io.ikart.schemas.serde.SchemaRegistryException;
import io.ikart.schemas.serde.Subjects;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many partitions a topic has, and in which order a registry is filled. */
class ProvisioningTest {

  private final Provisioning provisioning = new Provisioning(12, (short) 3);
  private LittleRegistry server;

  @BeforeEach
  void start() throws IOException {
    server = new LittleRegistry();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void topicsOfOneGroupAreCoPartitioned() {
    for (var group : Topic.Group.values()) {
      var counts =
          Topics.ALL.stream()
              .filter(topic -> topic.group() == group)
              .map(provisioning::partitionsOf)
              .distinct();
      assertThat(counts).as(group.name()).hasSize(1);
    }
  }

  @Test
  void keyedTopicsHaveTheChosenNumberAndDeadLettersOne() {
    assertThat(provisioning.partitionsOf(CheckoutTopics.ORDER_EVENTS)).isEqualTo(12);
    assertThat(provisioning.partitionsOf(CatalogTopics.OFFERS_TABLE)).isEqualTo(12);
    assertThat(provisioning.partitionsOf(OperationsTopics.DEAD_LETTERS)).isEqualTo(1);
  }

  @Test
  void compatibilityIsRequiredBeforeTheFirstSchemaIsRegistered() throws InterruptedException {
    var ids = Provisioning.registerSchemas(new ConfluentRegistry(server.url()));

    assertThat(server.asked().get(0)).isEqualTo("PUT /config");
    assertThat(server.bodies().get(0)).contains("FULL_TRANSITIVE");
    assertThat(ids.keySet()).isEqualTo(Subjects.all().keySet());
    assertThat(ids.values()).containsOnly(7);
    assertThat(server.asked()).hasSize(1 + ids.size());
  }

  @Test
  void aSchemaTheRegistryRefusesStopsTheProvisioning() {
    server.say(
        "POST /subjects/order.events-io.ikart.schemas.order.OrderPlaced/versions",
        409,
        "{\"error_code\":409,\"message\":\"incompatible\"}");

    assertThatThrownBy(() -> Provisioning.registerSchemas(new ConfluentRegistry(server.url())))
        .isInstanceOf(SchemaRegistryException.class)
        .hasMessageContaining("OrderPlaced")
        .hasMessageContaining("incompatible");
  }
}
