package io.ikart.bench.baseline.services;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

/** Looks at an order by itself: does it name something, in a quantity, at a price? */
final class DetailsService {

  private DetailsService() {}

  static Topology build() {
    var builder = new StreamsBuilder();
    builder.stream(ServiceTopics.ORDERS, Consumed.with(Serdes.String(), Wire.ORDER))
        .filter((id, order) -> order.isNew())
        .mapValues(DetailsService::look)
        .to(ServiceTopics.VALIDATIONS, Produced.with(Serdes.String(), Wire.VALIDATION));
    return builder.build();
  }

  static Validation look(ShopOrder order) {
    boolean passed = order.quantity() > 0 && order.priceMinor() >= 0 && !order.product().isEmpty();
    return new Validation(order.id(), Validation.Check.DETAILS, passed);
  }
}
