package io.ikart.topologies.view;

import static io.ikart.topologies.shop.Shop.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Ids;
import io.ikart.schemas.common.EventMeta;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.order.CustomerOrder;
import io.ikart.schemas.order.OrderHoldCleared;
import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.order.OrderStockHeld;
import io.ikart.schemas.order.OrderSummary;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.LocalSchemas;
import io.ikart.schemas.serde.SchemaRegistry;
import io.ikart.schemas.topic.CheckoutTopics;
import io.ikart.topologies.kernel.AggregateStore;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A customer's orders, newest first, fed only from order events. */
class CustomerOrdersTest {

  private static final int NEWER_TYPE = 4_242;
  private static final Schema TELEPORTED =
      SchemaBuilder.record("io.ikart.schemas.order.OrderTeleported").fields().endRecord();

  /** Knows a type that this version has no class for. */
  private static final class Registry implements SchemaRegistry {
    private final LocalSchemas schemas = new LocalSchemas();

    @Override
    public int idOf(String subject, Schema schema) {
      return schemas.idOf(subject, schema);
    }

    @Override
    public Schema byId(int id) {
      return id == NEWER_TYPE ? TELEPORTED : schemas.byId(id);
    }
  }

  private final AvroWire wire = new AvroWire(new Registry());
  @TempDir Path stateDir;
  private TopologyTestDriver driver;
  private TestInputTopic<String, byte[]> events;

  @BeforeEach
  void start() {
    var config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "test-customer-orders");
    config.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    driver = new TopologyTestDriver(CustomerOrdersTopology.build(wire), config, NOON);
    events =
        driver.createInputTopic(
            CheckoutTopics.ORDER_EVENTS.name(), new StringSerializer(), new ByteArraySerializer());
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  private static EventMeta meta(String order, long version) {
    return new EventMeta(order, version, "c", "c", "test", NOON, NOON);
  }

  private void happens(SpecificRecord event) {
    events.pipeInput(CheckoutTopics.ORDER_EVENTS.keyOf(event), wire.encode(event));
  }

  private void milestone(
      String customer, String order, long version, OrderStatus status, Instant placedAt) {
    var summary = new OrderSummary(order, customer, status, new Money(450L, "GBP"), 1, placedAt);
    happens(new OrderHoldCleared(meta(order, version), summary));
  }

  private static String order(int number) {
    return Ids.order(Ids.cart(Ids.ulid(0, number)), 1);
  }

  private List<CustomerOrder> ordersOf(String customer) {
    var store = driver.<Bytes, byte[]>getKeyValueStore(CustomerOrdersTopology.STORE);
    return new AggregateStore(store, wire)
        .rawParts(customer, "", 100).stream()
            .map(row -> (CustomerOrder) wire.decode(row.value()))
            .toList();
  }

  @Test
  void ordersStandNewestFirst() {
    milestone("cust_ada", order(1), 1, OrderStatus.PLACED, NOON);
    milestone("cust_ada", order(3), 1, OrderStatus.PLACED, NOON.plus(Duration.ofDays(2)));
    milestone("cust_ada", order(2), 1, OrderStatus.PLACED, NOON.plus(Duration.ofDays(1)));

    assertThat(ordersOf("cust_ada"))
        .extracting(row -> row.getSummary().getOrderId())
        .containsExactly(order(3), order(2), order(1));
  }

  @Test
  void ordersOfOneInstantBothStand() {
    milestone("cust_ada", order(1), 1, OrderStatus.PLACED, NOON);
    milestone("cust_ada", order(2), 1, OrderStatus.PLACED, NOON);

    assertThat(ordersOf("cust_ada")).hasSize(2);
  }

  @Test
  void aRowIsTheLastMilestoneAndAnOlderOneChangesNothing() {
    milestone("cust_ada", order(1), 1, OrderStatus.PLACED, NOON);
    milestone("cust_ada", order(1), 4, OrderStatus.CONFIRMED, NOON);
    milestone("cust_ada", order(1), 3, OrderStatus.AWAITING_PAYMENT, NOON);

    assertThat(ordersOf("cust_ada"))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.getSummary().getStatus()).isEqualTo(OrderStatus.CONFIRMED);
              assertThat(row.getVersion()).isEqualTo(4);
            });
  }

  @Test
  void customersSeeTheirOwnOrders() {
    milestone("cust_ada", order(1), 1, OrderStatus.PLACED, NOON);
    milestone("cust_adam", order(2), 1, OrderStatus.PLACED, NOON);

    assertThat(ordersOf("cust_ada")).hasSize(1);
    assertThat(ordersOf("cust_eve")).isEmpty();
  }

  @Test
  void eventsWithoutASummaryGoBy() {
    happens(new OrderStockHeld(meta(order(1), 2), "TEA", 0));

    assertThat(ordersOf("cust_ada")).isEmpty();
  }

  @Test
  void aTypeThisVersionDoesNotKnowAndGarbageGoBy() {
    events.pipeInput("k", ByteBuffer.allocate(5).put((byte) 0).putInt(NEWER_TYPE).array());
    events.pipeInput("k", "not avro".getBytes(StandardCharsets.UTF_8));
    milestone("cust_ada", order(1), 1, OrderStatus.PLACED, NOON);

    assertThat(ordersOf("cust_ada")).hasSize(1);
  }
}
