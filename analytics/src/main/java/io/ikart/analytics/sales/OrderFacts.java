package io.ikart.analytics.sales;

import io.ikart.analytics.kernel.Facts;
import io.ikart.analytics.sales.OrderFact.Kind;
import io.ikart.analytics.sales.OrderFact.Line;
import io.ikart.schemas.cart.PricedLine;
import io.ikart.schemas.common.EventMeta;
import io.ikart.schemas.order.LineUnits;
import io.ikart.schemas.order.OrderCancelled;
import io.ikart.schemas.order.OrderChargebackReversed;
import io.ikart.schemas.order.OrderChargedBack;
import io.ikart.schemas.order.OrderConfirmed;
import io.ikart.schemas.order.OrderExpired;
import io.ikart.schemas.order.OrderLinesCancelled;
import io.ikart.schemas.order.OrderPlaced;
import io.ikart.schemas.order.OrderRefundFailed;
import io.ikart.schemas.order.OrderRefunded;
import io.ikart.schemas.order.OrderRejected;
import io.ikart.schemas.topic.CheckoutTopics;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Takes out of the events of orders what sales need of them. Pure. */
public final class OrderFacts {

  /** The facts as a job reads them. */
  public static final Facts<OrderFact> OF_ORDERS =
      new Facts<>(
          "order-facts",
          List.of(CheckoutTopics.ORDER_EVENTS),
          OrderFacts::of,
          OrderFact::atMs,
          TypeInformation.of(OrderFact.class));

  private OrderFacts() {}

  /** The fact in an event, if there is one. */
  public static void of(SpecificRecord event, Consumer<OrderFact> facts) {
    if (event instanceof OrderPlaced placed) {
      facts.accept(placed(placed));
    } else if (event instanceof OrderConfirmed confirmed) {
      facts.accept(whole(Kind.CONFIRMED, confirmed.getMeta()));
    } else if (event instanceof OrderRejected rejected) {
      facts.accept(whole(Kind.ENDED, rejected.getMeta()));
    } else if (event instanceof OrderExpired expired) {
      facts.accept(whole(Kind.ENDED, expired.getMeta()));
    } else if (event instanceof OrderCancelled cancelled) {
      facts.accept(whole(Kind.CANCELLED, cancelled.getMeta()));
    } else {
      money(event, facts);
    }
  }

  private static void money(SpecificRecord event, Consumer<OrderFact> facts) {
    if (event instanceof OrderLinesCancelled cancelled) {
      var lines = units(cancelled.getLines());
      long amount = lines.stream().mapToLong(Line::amount).sum();
      facts.accept(back(Kind.LINES_CANCELLED, cancelled.getMeta(), lines, amount));
    } else if (event instanceof OrderRefunded refunded) {
      long amount = refunded.getAmount().getAmount();
      facts.accept(back(Kind.REFUNDED, refunded.getMeta(), units(refunded.getLines()), amount));
    } else if (event instanceof OrderChargedBack charged) {
      long amount = charged.getAmount().getAmount();
      facts.accept(back(Kind.CHARGED_BACK, charged.getMeta(), List.of(), amount));
    } else if (event instanceof OrderChargebackReversed reversed) {
      long amount = reversed.getAmount().getAmount();
      facts.accept(back(Kind.CHARGED_BACK, reversed.getMeta(), List.of(), -amount));
    } else if (event instanceof OrderRefundFailed failed) {
      long inAll = failed.getRefunded().getAmount();
      facts.accept(back(Kind.REFUND_FAILED, failed.getMeta(), List.of(), inAll));
    }
  }

  private static OrderFact placed(OrderPlaced placed) {
    return new OrderFact(
        placed.getMeta().getAggregateId(),
        Kind.PLACED,
        at(placed.getMeta()),
        placed.getSummary().getCustomerId(),
        placed.getCountry(),
        placed.getSummary().getTotal().getCurrency(),
        placed.getLines().stream().map(OrderFacts::line).toList(),
        0);
  }

  private static Line line(PricedLine line) {
    return new Line(
        line.getOfferId(),
        line.getProductId(),
        line.getTitle(),
        line.getCategory(),
        line.getQuantity(),
        Math.multiplyExact(line.getQuantity(), line.getUnitPrice().getAmount()));
  }

  private static List<Line> units(List<LineUnits> lines) {
    return lines.stream()
        .map(
            line ->
                new Line(
                    line.getOfferId(),
                    line.getProductId(),
                    "",
                    "",
                    line.getQuantity(),
                    line.getAmount().getAmount()))
        .toList();
  }

  private static OrderFact whole(Kind kind, EventMeta meta) {
    return back(kind, meta, List.of(), 0);
  }

  private static OrderFact back(Kind kind, EventMeta meta, List<Line> lines, long amount) {
    return new OrderFact(meta.getAggregateId(), kind, at(meta), "", "", "", lines, amount);
  }

  private static long at(EventMeta meta) {
    return meta.getOccurredAt().toEpochMilli();
  }
}
