package io.ikart.topologies.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.order.CustomerOrder;
import io.ikart.schemas.order.Order;
import io.ikart.schemas.order.OrderPlaced;
import io.ikart.schemas.order.OrderSummary;
import io.ikart.schemas.topic.CheckoutTopics;
import io.ikart.topologies.kernel.AggregateStore;
import io.ikart.topologies.shop.Shop;
import io.ikart.topologies.view.CustomerOrdersTopology;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;

/** Invariant 7 of the domain, for the views there are: each equals a fresh fold of the log. */
final class ViewLaws {

  private ViewLaws() {}

  /** Holds once nothing is on the way: the view of the log is what the orders say. */
  static void hold(Shop shop, Path stateDir) {
    var config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "simulated-customer-orders");
    config.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    var topology = CustomerOrdersTopology.build(shop.wire());
    try (var driver = new TopologyTestDriver(topology, config, Shop.NOON)) {
      var events =
          driver.createInputTopic(
              CheckoutTopics.ORDER_EVENTS.name(),
              new StringSerializer(),
              new ByteArraySerializer());
      for (var sent : shop.written()) {
        if (sent.topic() == CheckoutTopics.ORDER_EVENTS) {
          events.pipeInput(sent.key(), shop.wire().encode(sent.value()));
        }
      }
      var store = driver.<Bytes, byte[]>getKeyValueStore(CustomerOrdersTopology.STORE);
      var rows = new HashMap<String, OrderSummary>();
      new AggregateStore(store, shop.wire())
          .rawParts(Shop.SHOPPER, "", Integer.MAX_VALUE)
          .forEach(row -> keep(rows, (CustomerOrder) shop.wire().decode(row.value())));
      assertThat(rows).isEqualTo(orders(shop));
    }
  }

  private static void keep(HashMap<String, OrderSummary> rows, CustomerOrder row) {
    rows.put(row.getSummary().getOrderId(), row.getSummary());
  }

  private static HashMap<String, OrderSummary> orders(Shop shop) {
    var orders = new HashMap<String, OrderSummary>();
    for (var placed : shop.written(OrderPlaced.class)) {
      var id = placed.getSummary().getOrderId();
      orders.put(id, shop.root("checkout", id, Order.class).getSummary());
    }
    return orders;
  }
}
