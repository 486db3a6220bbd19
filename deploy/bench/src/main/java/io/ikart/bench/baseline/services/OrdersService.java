package io.ikart.bench.baseline.services;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;

/** Keeps the orders, as they are now, where a reader can ask for one. */
final class OrdersService {

  private OrdersService() {}

  static Topology build() {
    var builder = new StreamsBuilder();
    builder.table(
        ServiceTopics.ORDERS,
        Consumed.with(Serdes.String(), Wire.ORDER),
        Materialized.as("orders-store"));
    return builder.build();
  }
}
