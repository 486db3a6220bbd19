package io.ikart.analytics.sales;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Finds what an order sold and what of it was given back. Remembers the lines of an order until it
 * ends unsold, is cancelled whole, or nothing has happened to it for {@link #REMEMBERED}.
 */
public final class OrderSales extends KeyedProcessFunction<String, OrderFact, Sale> {

  /** How long after its last event an order may still be refunded. Clock of the machine. */
  static final Duration REMEMBERED = Duration.ofDays(400);

  private static final long serialVersionUID = 1L;

  private transient ValueState<OpenOrder> order;

  /** Minor units refunded in all, chargebacks left out. */
  private transient ValueState<Long> refunded;

  /**
   * An order that may still change what was sold.
   *
   * @param customerId the shopper
   * @param country destination
   * @param currency of its amounts
   * @param confirmed whether it is sold
   * @param lines what of it is neither cancelled nor refunded
   */
  public record OpenOrder(
      String customerId,
      String country,
      String currency,
      boolean confirmed,
      List<OrderFact.Line> lines) {

    OpenOrder nowConfirmed() {
      return new OpenOrder(customerId, country, currency, true, lines);
    }

    OpenOrder less(List<OrderFact.Line> gone) {
      return new OpenOrder(customerId, country, currency, confirmed, without(lines, gone));
    }
  }

  @Override
  public void open(OpenContext context) {
    var descriptor = new ValueStateDescriptor<>("order", TypeInformation.of(OpenOrder.class));
    var forgetting = StateTtlConfig.newBuilder(REMEMBERED).build();
    descriptor.enableTimeToLive(forgetting);
    order = getRuntimeContext().getState(descriptor);
    var amount = new ValueStateDescriptor<>("refunded", Types.LONG);
    amount.enableTimeToLive(forgetting);
    refunded = getRuntimeContext().getState(amount);
  }

  @Override
  public void processElement(OrderFact fact, Context context, Collector<Sale> sales)
      throws Exception {
    var open = order.value();
    if (fact.kind() == OrderFact.Kind.PLACED) {
      order.update(
          new OpenOrder(fact.customerId(), fact.country(), fact.currency(), false, fact.lines()));
    } else if (open != null) {
      next(open, fact, sales);
    }
  }

  private void next(OpenOrder open, OrderFact fact, Collector<Sale> sales) throws Exception {
    switch (fact.kind()) {
      case CONFIRMED -> {
        order.update(open.nowConfirmed());
        sales.collect(sale(open, fact, sold(open)));
      }
      case LINES_CANCELLED, REFUNDED, CHARGED_BACK -> {
        order.update(open.less(fact.lines()));
        if (fact.kind() == OrderFact.Kind.REFUNDED) {
          refunded.update(refundedSoFar() + fact.amount());
        }
        sales.collect(sale(open, fact, givenBack(open, fact)));
      }
      case REFUND_FAILED -> cameBack(open, fact, sales);
      case CANCELLED -> {
        forget();
        if (open.confirmed()) {
          sales.collect(sale(open, fact, cancelled(open)));
        }
      }
      case ENDED -> forget();
      case PLACED -> throw new IllegalStateException("placed twice: " + fact.orderId());
    }
  }

  /** A refund that was booked and came back; one that was never made changes nothing. */
  private void cameBack(OpenOrder open, OrderFact fact, Collector<Sale> sales) throws Exception {
    long less = refundedSoFar() - fact.amount();
    if (less > 0) {
      refunded.update(fact.amount());
      sales.collect(sale(open, fact, List.of(new Sale.Line("", "", "", Counts.back(0, -less)))));
    }
  }

  private long refundedSoFar() throws Exception {
    var amount = refunded.value();
    return amount == null ? 0 : amount;
  }

  private void forget() {
    order.clear();
    refunded.clear();
  }

  private static Sale sale(OpenOrder open, OrderFact fact, List<Sale.Line> lines) {
    return new Sale(
        fact.orderId(), fact.atMs(), open.customerId(), open.country(), open.currency(), lines);
  }

  private static List<Sale.Line> sold(OpenOrder open) {
    return open.lines().stream()
        .map(
            line ->
                new Sale.Line(
                    line.productId(),
                    line.title(),
                    line.category(),
                    Counts.sold(line.units(), line.amount())))
        .toList();
  }

  private static List<Sale.Line> cancelled(OpenOrder open) {
    return open.lines().stream().map(line -> back(open, line)).toList();
  }

  /** By product as far as the fact names lines; the rest of the money belongs to no product. */
  private static List<Sale.Line> givenBack(OpenOrder open, OrderFact fact) {
    var back = new ArrayList<Sale.Line>();
    fact.lines().forEach(line -> back.add(back(open, line)));
    long rest = fact.amount() - fact.lines().stream().mapToLong(OrderFact.Line::amount).sum();
    if (rest != 0) {
      back.add(new Sale.Line("", "", "", Counts.back(0, rest)));
    }
    return back;
  }

  private static Sale.Line back(OpenOrder open, OrderFact.Line line) {
    var bought =
        open.lines().stream()
            .filter(one -> one.offerId().equals(line.offerId()))
            .findFirst()
            .orElse(line);
    return new Sale.Line(
        line.productId(),
        bought.title(),
        bought.category(),
        Counts.back(line.units(), line.amount()));
  }

  /** What is left of the lines; a line keeps its place at zero, for its category. */
  private static List<OrderFact.Line> without(
      List<OrderFact.Line> lines, List<OrderFact.Line> gone) {
    return lines.stream()
        .map(
            line ->
                gone.stream()
                    .filter(less -> less.offerId().equals(line.offerId()))
                    .reduce(line, OrderSales::minus, (one, other) -> other))
        .toList();
  }

  private static OrderFact.Line minus(OrderFact.Line line, OrderFact.Line less) {
    return new OrderFact.Line(
        line.offerId(),
        line.productId(),
        line.title(),
        line.category(),
        line.units() - less.units(),
        line.amount() - less.amount());
  }
}
