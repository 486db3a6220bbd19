package io.ikart.analytics.sales.customers;

import io.ikart.analytics.kernel.AvroType;
import io.ikart.analytics.sales.Sale;
import io.ikart.schemas.sales.CustomerSegment;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Follows one customer: a row with every sale, and one whenever the time since the last order takes
 * them a step down. A customer is kept for as long as the shop keeps orders.
 */
public final class Segments extends KeyedProcessFunction<String, Sale, CustomerSegment> {

  private static final long serialVersionUID = 1L;
  private static final int STEPS = Rfm.STEPS.size() + 1;

  private transient ValueState<CustomerSegment> customer;

  @Override
  public void open(OpenContext context) {
    customer =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("customer", AvroType.records(CustomerSegment.class)));
  }

  @Override
  public void processElement(Sale sale, Context context, Collector<CustomerSegment> rows)
      throws Exception {
    var at = Instant.ofEpochMilli(sale.atMs());
    var row = add(customer.value(), sale, at);
    customer.update(row);
    rows.collect(row);
    for (var step : Rfm.STEPS) {
      context.timerService().registerEventTimeTimer(row.getLastOrderAt().plus(step).toEpochMilli());
    }
  }

  @Override
  public void onTimer(long atMs, OnTimerContext context, Collector<CustomerSegment> rows)
      throws Exception {
    var known = customer.value();
    var now = Instant.ofEpochMilli(atMs);
    boolean due =
        Rfm.STEPS.stream().anyMatch(step -> known.getLastOrderAt().plus(step).equals(now));
    if (due) {
      var row = row(known, facts(known), now);
      customer.update(row);
      rows.collect(row);
    }
  }

  private static CustomerSegment add(CustomerSegment known, Sale sale, Instant at) {
    long orders = sale.lines().stream().mapToLong(line -> line.counts().orders()).max().orElse(0);
    long net = sale.lines().stream().mapToLong(line -> line.counts().net()).sum();
    var before = known == null ? nobody(sale, at) : known;
    boolean isLast = orders > 0 && at.isAfter(before.getLastOrderAt());
    boolean isFirst = orders > 0 && at.isBefore(before.getFirstOrderAt());
    var sum =
        CustomerSegment.newBuilder(before)
            .setOrders(before.getOrders() + orders)
            .setNet(before.getNet() + net)
            .setLastOrderAt(isLast ? at : before.getLastOrderAt())
            .setFirstOrderAt(isFirst ? at : before.getFirstOrderAt())
            .build();
    return row(
        sum, facts(before) + 1, at.isAfter(sum.getLastOrderAt()) ? at : sum.getLastOrderAt());
  }

  private static CustomerSegment nobody(Sale sale, Instant at) {
    return new CustomerSegment(
        sale.customerId(), 0L, 0L, sale.currency(), at, at, 0, 1, 1, 1, "NEW", 0L);
  }

  private static CustomerSegment row(CustomerSegment sum, long facts, Instant now) {
    var since = Duration.between(sum.getLastOrderAt(), now);
    int recency = Rfm.recency(since);
    int frequency = Rfm.frequency(sum.getOrders());
    int monetary = Rfm.monetary(sum.getNet());
    return CustomerSegment.newBuilder(sum)
        .setRecencyDays((int) since.toDays())
        .setRecency(recency)
        .setFrequency(frequency)
        .setMonetary(monetary)
        .setSegment(Rfm.segment(recency, frequency, monetary))
        .setRevision(facts * STEPS + STEPS - recency)
        .build();
  }

  /** Facts counted: a row's revision counts the steps down as well. */
  private static long facts(CustomerSegment row) {
    return row.getRevision() / STEPS;
  }
}
