package io.ikart.topologies.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.common.Money;
import io.ikart.schemas.common.Touched;
import io.ikart.schemas.order.CustomerOrder;
import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.order.OrderSummary;
import io.ikart.schemas.query.QueryKind;
import io.ikart.schemas.query.QueryPart;
import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryStatus;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.LocalSchemas;
import io.ikart.topologies.kernel.CountingStore;
import io.ikart.topologies.kernel.StoreKeys;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists of the customer's orders view, and waiting for an order to stand in it. */
class CustomerOrdersReaderTest {

  private final AvroWire wire = new AvroWire(new LocalSchemas());
  private final CountingStore store = new CountingStore();
  private final StoreReader reader = new StoreReader(wire);

  @BeforeEach
  void fill() {
    row("0001-order_c", "order_c", 3);
    row("0002-order_b", "order_b", 5);
    row("0003-order_a", "order_a", 9);
  }

  private void row(String id, String order, long version) {
    var summary =
        new OrderSummary(
            order, "cust_ada", OrderStatus.PLACED, new Money(1L, "GBP"), 1, Instant.EPOCH);
    store.put(StoreKeys.part("cust_ada", id), wire.encode(new CustomerOrder(summary, version)));
  }

  private static QueryRequest.Builder ask(int rows) {
    return QueryRequest.newBuilder()
        .setApplication("customer-orders")
        .setKind(QueryKind.CUSTOMER_ORDERS)
        .setKey("cust_ada")
        .setId("cust_ada")
        .setParts(rows);
  }

  @Test
  void rowsComeInPages() {
    var first = reader.customerOrders(store, ask(2).build());
    var last = reader.customerOrders(store, ask(2).setAfter("0002-order_b").build());

    assertThat(first.getParts())
        .extracting(QueryPart::getId)
        .containsExactly("0001-order_c", "0002-order_b");
    assertThat(first.getMore()).isTrue();
    assertThat(last.getParts()).extracting(QueryPart::getId).containsExactly("0003-order_a");
    assertThat(last.getMore()).isFalse();
  }

  @Test
  void aCustomerWithoutOrdersHasAnEmptyList() {
    var answer = reader.customerOrders(store, ask(2).setKey("cust_eve").setId("cust_eve").build());

    assertThat(answer.getStatus()).isEqualTo(QueryStatus.OK);
    assertThat(answer.getParts()).isEmpty();
  }

  @Test
  void aListIsBehindUntilTheOrderAskedForHasReachedItsVersion() {
    assertThat(statusFor("order_b", 5)).isEqualTo(QueryStatus.OK);
    assertThat(statusFor("order_b", 6)).isEqualTo(QueryStatus.BEHIND);
    assertThat(statusFor("order_z", 1)).isEqualTo(QueryStatus.BEHIND);
  }

  private QueryStatus statusFor(String order, long version) {
    var question = ask(2).setAtLeast(List.of(new Touched(order, version, ""))).build();
    return reader.customerOrders(store, question).getStatus();
  }
}
