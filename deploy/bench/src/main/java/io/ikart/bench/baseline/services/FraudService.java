package io.ikart.bench.baseline.services;

import java.time.Duration;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.SessionWindows;

/**
 * Adds up what a customer orders in one session. Each order must be answered, so nothing may be
 * cached away between two of them.
 */
final class FraudService {

  /** So high that nobody fails it: what is measured is the way, not the verdict. */
  private static final long LIMIT_MINOR = 1_000_000_000_000L;

  private static final Duration SESSION = Duration.ofHours(1);

  private FraudService() {}

  static Topology build() {
    var builder = new StreamsBuilder();
    builder.stream(ServiceTopics.ORDERS, Consumed.with(Serdes.String(), Wire.ORDER))
        .filter((id, order) -> order.isNew())
        .groupBy(
            (id, order) -> order.customer(),
            Grouped.with("orders-by-customer", Serdes.Long(), Wire.ORDER))
        .windowedBy(SessionWindows.ofInactivityGapWithNoGrace(SESSION))
        .aggregate(
            () -> Spending.NOTHING,
            (customer, order, spent) -> spent.plus(order),
            (customer, one, other) -> one.plus(other),
            Materialized.with(Serdes.Long(), Wire.SPENDING))
        .toStream()
        .filter((session, spent) -> spent != null)
        .map((session, spent) -> KeyValue.pair(spent.lastOrderId(), verdict(spent)))
        .to(ServiceTopics.VALIDATIONS, Produced.with(Serdes.String(), Wire.VALIDATION));
    return builder.build();
  }

  static Validation verdict(Spending spent) {
    return new Validation(
        spent.lastOrderId(), Validation.Check.FRAUD, spent.totalMinor() <= LIMIT_MINOR);
  }
}
