package io.ikart.topologies.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.order.LineProgress;
import io.ikart.schemas.order.Order;
import io.ikart.schemas.order.OrderFulfilment;
import io.ikart.schemas.order.OrderPlaced;
import io.ikart.schemas.order.OrderSku;
import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.stock.Hold;
import io.ikart.schemas.stock.HoldStatus;
import io.ikart.schemas.stock.StockAdjusted;
import io.ikart.schemas.stock.StockItem;
import io.ikart.schemas.stock.StockReceived;
import io.ikart.schemas.stock.StockReturned;
import io.ikart.schemas.stock.StockShipped;
import io.ikart.topologies.checkout.order.OrderDecider;
import io.ikart.topologies.shop.Shop;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/** Invariant 1 of the domain. */
final class StockLaws {

  private static final Set<OrderStatus> KEEPS_STOCK =
      Set.of(OrderStatus.CONFIRMED, OrderStatus.ON_HOLD, OrderStatus.COMPLETED);

  private StockLaws() {}

  /** Holds after every step. */
  static void nothingIsOversold(Shop shop) {
    for (var sku : Crowd.SKUS) {
      var item = shop.root("stock", sku, StockItem.class);
      long available = item.getOnHand() - item.getAllocated() - item.getHeld();
      assertThat(available >= 0 || item.getBackorder()).as("oversold: %s", item).isTrue();
    }
  }

  /** Holds once nothing is on the way and nobody waits. */
  static void hold(Shop shop) {
    var sold = unitsToSend(shop);
    leftAndCameBackAsTheOrdersSay(shop);
    for (var sku : Crowd.SKUS) {
      var item = shop.root("stock", sku, StockItem.class);
      assertThat(shelves(item)).as(sku).isEqualTo(moved(shop, sku));
      assertThat(item.getHeld()).as("held of %s", sku).isZero();
      long allocated = 0;
      var taken = new HashMap<String, Long>();
      for (var part : shop.parts("stock", sku).values()) {
        var hold = (Hold) part;
        assertThat(hold.getStatus()).as("%s", hold).isEqualTo(HoldStatus.ALLOCATED);
        long open = hold.getQuantity() - hold.getShipped() - hold.getCancelled();
        assertThat(open)
            .as("%s of %s", sku, hold.getOrderId())
            .isEqualTo(sold.remove(hold.getOrderId() + "/" + sku));
        allocated += open;
        hold.getShares()
            .forEach(share -> taken.merge(share.getWarehouse(), share.getQuantity(), Long::sum));
      }
      for (var level : item.getLevels()) {
        assertThat(level.getAllocated())
            .as("%s of %s", level, sku)
            .isEqualTo(taken.getOrDefault(level.getWarehouse(), 0L));
      }
      assertThat(item.getAllocated()).isEqualTo(allocated);
    }
    assertThat(sold).as("confirmed, but not allocated").isEmpty();
  }

  private static Map<String, Long> shelves(StockItem item) {
    var found = new HashMap<String, Long>();
    item.getLevels().forEach(level -> found.put(level.getWarehouse(), level.getOnHand()));
    return found;
  }

  private static Map<String, Long> moved(Shop shop, String sku) {
    var sum = new HashMap<String, Long>();
    for (var event : shop.written(StockReceived.class)) {
      if (event.getMeta().getAggregateId().equals(sku)) {
        sum.merge(event.getWarehouse(), event.getQuantity(), Long::sum);
      }
    }
    for (var event : shop.written(StockAdjusted.class)) {
      if (event.getMeta().getAggregateId().equals(sku)) {
        sum.merge(event.getWarehouse(), event.getDelta(), Long::sum);
      }
    }
    for (var event : shop.written(StockShipped.class)) {
      if (event.getMeta().getAggregateId().equals(sku)) {
        event
            .getShares()
            .forEach(share -> sum.merge(share.getWarehouse(), -share.getQuantity(), Long::sum));
      }
    }
    for (var event : shop.written(StockReturned.class)) {
      if (event.getMeta().getAggregateId().equals(sku)) {
        sum.merge(event.getWarehouse(), event.getRestocked(), Long::sum);
      }
    }
    return sum;
  }

  private static void leftAndCameBackAsTheOrdersSay(Shop shop) {
    var left = new HashMap<String, Long>();
    for (var event : shop.written(StockShipped.class)) {
      left.merge(
          event.getOrderId() + "/" + event.getMeta().getAggregateId(),
          event.getQuantity(),
          Long::sum);
    }
    var back = new HashMap<String, Long>();
    for (var event : shop.written(StockReturned.class)) {
      back.merge(
          event.getOrderId() + "/" + event.getMeta().getAggregateId(),
          event.getRestocked() + event.getWrittenOff(),
          Long::sum);
    }
    assertThat(left).as("sent").isEqualTo(counted(shop, LineProgress::getShipped));
    assertThat(back).as("come back").isEqualTo(counted(shop, LineProgress::getReturned));
  }

  private static Map<String, Long> counted(Shop shop, ToLongFunction<LineProgress> units) {
    var counted = new HashMap<String, Long>();
    for (var placed : shop.written(OrderPlaced.class)) {
      var id = placed.getSummary().getOrderId();
      for (var line : progress(shop, id)) {
        var sku = line.getOfferId().substring(0, line.getOfferId().indexOf(':'));
        counted.merge(id + "/" + sku, units.applyAsLong(line), Long::sum);
      }
    }
    counted.values().removeIf(sum -> sum == 0);
    return counted;
  }

  private static List<LineProgress> progress(Shop shop, String order) {
    return shop.part("checkout", order, OrderDecider.FULFILMENT)
        .map(part -> ((OrderFulfilment) part).getLines())
        .orElse(List.of());
  }

  /** Units of live orders that have neither left nor been cancelled. */
  private static Map<String, Long> unitsToSend(Shop shop) {
    var gone = counted(shop, line -> line.getShipped() + line.getCancelled());
    var sold = new HashMap<String, Long>();
    for (var placed : shop.written(OrderPlaced.class)) {
      var id = placed.getSummary().getOrderId();
      var status = shop.root("checkout", id, Order.class).getSummary().getStatus();
      if (KEEPS_STOCK.contains(status)) {
        for (OrderSku sku : placed.getSkus()) {
          var key = id + "/" + sku.getSku();
          sold.put(key, sku.getQuantity() - gone.getOrDefault(key, 0L));
        }
      }
    }
    sold.values().removeIf(units -> units == 0);
    return sold;
  }
}
