package io.ikart.tools.log;

import io.ikart.schemas.order.LineUnits;
import io.ikart.schemas.order.OrderCancelled;
import io.ikart.schemas.order.OrderLinesCancelled;
import io.ikart.schemas.order.OrderPlaced;
import io.ikart.schemas.order.OrderRefunded;
import io.ikart.schemas.order.OrderReturned;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What of each order will not be paid for or came back, as the order events tell it. One thread at
 * a time.
 */
public final class BackBook {

  /** What of one order is left. Amounts in minor units. */
  public static final class Back {
    private long total;
    private long cancelled;
    private long refunded;
    private final Map<String, Long> kept = new HashMap<>();

    /** Price of what was cancelled before it was sent. */
    public long cancelled() {
      return cancelled;
    }

    /** What was refunded. */
    public long refunded() {
      return refunded;
    }

    /** Units by SKU that were neither cancelled nor came back. */
    public Map<String, Long> kept() {
      return Map.copyOf(kept);
    }

    private void take(List<LineUnits> lines) {
      lines.forEach(line -> kept.merge(line.getSku(), -line.getQuantity(), Long::sum));
    }
  }

  private final Map<String, Back> orders = new HashMap<>();

  /** Takes in one record of the order events. */
  public void accept(LogRecord record) {
    if (record.value() instanceof OrderPlaced event) {
      var back = new Back();
      back.total = event.getSummary().getTotal().getAmount();
      event.getSkus().forEach(sku -> back.kept.put(sku.getSku(), sku.getQuantity()));
      orders.put(event.getSummary().getOrderId(), back);
    } else if (record.value() instanceof OrderLinesCancelled event) {
      var back = of(event.getSummary().getOrderId());
      back.cancelled +=
          event.getLines().stream().mapToLong(line -> line.getAmount().getAmount()).sum();
      back.take(event.getLines());
    } else if (record.value() instanceof OrderCancelled event) {
      var back = of(event.getSummary().getOrderId());
      back.cancelled = back.total;
      back.kept.replaceAll((sku, units) -> 0L);
    } else if (record.value() instanceof OrderReturned event) {
      of(event.getSummary().getOrderId()).take(event.getLines());
    } else if (record.value() instanceof OrderRefunded event) {
      of(event.getSummary().getOrderId()).refunded += event.getAmount().getAmount();
    }
  }

  /** What of an order is left. */
  public Back of(String orderId) {
    return orders.computeIfAbsent(orderId, id -> new Back());
  }
}
