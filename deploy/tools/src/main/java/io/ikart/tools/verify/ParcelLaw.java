package io.ikart.tools.verify;

import io.ikart.schemas.order.LineUnits;
import io.ikart.schemas.order.OrderReturned;
import io.ikart.schemas.order.OrderShipped;
import io.ikart.schemas.stock.StockReturned;
import io.ikart.schemas.stock.StockShipped;
import io.ikart.tools.log.LogRecord;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Units leave stock with the parcels of orders, and come back with their returns. */
final class ParcelLaw {

  private final Map<String, Long> sent = new HashMap<>();
  private final Map<String, Long> left = new HashMap<>();
  private final Map<String, Long> gotBack = new HashMap<>();
  private final Map<String, Long> cameBack = new HashMap<>();

  /** Takes in one event of an order or of a stock item; most say nothing about it. */
  void accept(LogRecord record) {
    if (record.value() instanceof OrderShipped event) {
      add(sent, event.getSummary().getOrderId(), event.getLines());
    } else if (record.value() instanceof OrderReturned event) {
      add(gotBack, event.getSummary().getOrderId(), event.getLines());
    } else if (record.value() instanceof StockShipped event) {
      add(left, event.getOrderId(), event.getMeta().getAggregateId(), event.getQuantity());
    } else if (record.value() instanceof StockReturned event) {
      add(
          cameBack,
          event.getOrderId(),
          event.getMeta().getAggregateId(),
          event.getRestocked() + event.getWrittenOff());
    }
  }

  private static void add(Map<String, Long> units, String orderId, List<LineUnits> lines) {
    lines.forEach(line -> add(units, orderId, line.getSku(), line.getQuantity()));
  }

  private static void add(Map<String, Long> units, String orderId, String sku, long quantity) {
    units.merge(orderId + " " + sku, quantity, Long::sum);
  }

  /** Where the two disagree now; a parcel under way to stock does so for a moment. */
  Set<String> unmatched() {
    var found = new HashSet<String>();
    compare("sent", sent, "left stock", left, found);
    compare("got back", gotBack, "came back to stock", cameBack, found);
    return found;
  }

  private static void compare(
      String one,
      Map<String, Long> here,
      String other,
      Map<String, Long> there,
      Set<String> found) {
    var keys = new HashSet<>(here.keySet());
    keys.addAll(there.keySet());
    for (var key : keys) {
      long said = here.getOrDefault(key, 0L);
      long done = there.getOrDefault(key, 0L);
      if (said != done) {
        found.add("%s: %d units %s, %d %s".formatted(key, said, one, done, other));
      }
    }
  }

  long count() {
    return sent.size() + gotBack.size();
  }
}
