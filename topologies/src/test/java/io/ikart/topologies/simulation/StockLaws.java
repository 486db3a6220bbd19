package io.ikart.topologies.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.order.Order;
import io.ikart.schemas.order.OrderPlaced;
import io.ikart.schemas.order.OrderSku;
import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.stock.Hold;
import io.ikart.schemas.stock.HoldStatus;
import io.ikart.schemas.stock.StockAdjusted;
import io.ikart.schemas.stock.StockItem;
import io.ikart.schemas.stock.StockReceived;
import io.ikart.topologies.shop.Shop;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Invariant 1 of the domain. */
final class StockLaws {

  private static final Set<OrderStatus> KEEPS_STOCK =
      Set.of(OrderStatus.CONFIRMED, OrderStatus.ON_HOLD);

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
    var sold = unitsSold(shop);
    for (var sku : Crowd.SKUS) {
      var item = shop.root("stock", sku, StockItem.class);
      assertThat(shelves(item)).as(sku).isEqualTo(moved(shop, sku));
      assertThat(item.getHeld()).as("held of %s", sku).isZero();
      long allocated = 0;
      var taken = new HashMap<String, Long>();
      for (var part : shop.parts("stock", sku).values()) {
        var hold = (Hold) part;
        assertThat(hold.getStatus()).as("%s", hold).isEqualTo(HoldStatus.ALLOCATED);
        assertThat(hold.getQuantity())
            .as("%s of %s", sku, hold.getOrderId())
            .isEqualTo(sold.remove(hold.getOrderId() + "/" + sku));
        allocated += hold.getQuantity();
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
    return sum;
  }

  private static Map<String, Long> unitsSold(Shop shop) {
    var sold = new HashMap<String, Long>();
    for (var placed : shop.written(OrderPlaced.class)) {
      var id = placed.getSummary().getOrderId();
      var status = shop.root("checkout", id, Order.class).getSummary().getStatus();
      if (KEEPS_STOCK.contains(status)) {
        for (OrderSku sku : placed.getSkus()) {
          sold.put(id + "/" + sku.getSku(), sku.getQuantity());
        }
      }
    }
    return sold;
  }
}
