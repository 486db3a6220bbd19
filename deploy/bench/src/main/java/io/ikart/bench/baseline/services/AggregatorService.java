package io.ikart.bench.baseline.services;

import java.time.Duration;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.JoinWindows;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.SessionWindows;
import org.apache.kafka.streams.kstream.StreamJoined;

/** Counts what the services found, and says of the order itself how it ended. */
final class AggregatorService {

  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final long ALL = Validation.Check.values().length;

  private AggregatorService() {}

  static Topology build() {
    var builder = new StreamsBuilder();
    var found =
        builder.stream(ServiceTopics.VALIDATIONS, Consumed.with(Serdes.String(), Wire.VALIDATION));
    var orders =
        builder.stream(ServiceTopics.ORDERS, Consumed.with(Serdes.String(), Wire.ORDER))
            .filter((id, order) -> order.isNew());
    passed(found, orders)
        .merge(failed(found, orders))
        .to(ServiceTopics.ORDERS, Produced.with(Serdes.String(), Wire.ORDER));
    return builder.build();
  }

  /** Orders that every service let pass. */
  private static KStream<String, ShopOrder> passed(
      KStream<String, Validation> found, KStream<String, ShopOrder> orders) {
    return found
        .groupByKey(Grouped.with(Serdes.String(), Wire.VALIDATION))
        .windowedBy(SessionWindows.ofInactivityGapWithNoGrace(WINDOW))
        .aggregate(
            () -> 0L,
            (id, each, passes) -> each.passed() ? passes + 1 : passes,
            (id, one, other) -> one + other,
            Materialized.with(Serdes.String(), Serdes.Long()))
        .toStream((session, passes) -> session.key())
        .filter((id, passes) -> passes != null && passes >= ALL)
        .join(
            orders,
            (passes, order) -> order.in(ShopOrder.State.VALIDATED),
            JoinWindows.ofTimeDifferenceWithNoGrace(WINDOW),
            StreamJoined.with(Serdes.String(), Serdes.Long(), Wire.ORDER).withName("all-passed"));
  }

  /** Orders that a service refused; only the first refusal counts. */
  private static KStream<String, ShopOrder> failed(
      KStream<String, Validation> found, KStream<String, ShopOrder> orders) {
    return found
        .filter((id, each) -> !each.passed())
        .join(
            orders,
            (each, order) -> order.in(ShopOrder.State.FAILED),
            JoinWindows.ofTimeDifferenceWithNoGrace(WINDOW),
            StreamJoined.with(Serdes.String(), Wire.VALIDATION, Wire.ORDER).withName("one-failed"))
        .groupByKey(Grouped.with(Serdes.String(), Wire.ORDER))
        .reduce((first, again) -> first, Materialized.with(Serdes.String(), Wire.ORDER))
        .toStream();
  }
}
