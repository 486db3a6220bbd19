package io.ikart.topologies.simulation;

import static io.ikart.schemas.order.OrderStatus.AWAITING_PAYMENT;
import static io.ikart.schemas.order.OrderStatus.CANCELLED;
import static io.ikart.schemas.order.OrderStatus.COMPLETED;
import static io.ikart.schemas.order.OrderStatus.CONFIRMED;
import static io.ikart.schemas.order.OrderStatus.EXPIRED;
import static io.ikart.schemas.order.OrderStatus.ON_HOLD;
import static io.ikart.schemas.order.OrderStatus.PLACED;
import static io.ikart.schemas.order.OrderStatus.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.cart.Cart;
import io.ikart.schemas.cart.CartCreated;
import io.ikart.schemas.cart.CartStatus;
import io.ikart.schemas.order.Order;
import io.ikart.schemas.order.OrderPlaced;
import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.order.OrderSummary;
import io.ikart.topologies.shop.Shop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/** Invariants 3 and 5 of the domain. */
public final class OrderLaws {

  private static final int SUMMARY = 1;

  /** The table of the domain: where an order may go from where it stands. */
  private static final Map<OrderStatus, Set<OrderStatus>> MOVES =
      Map.of(
          PLACED, EnumSet.of(AWAITING_PAYMENT, REJECTED, EXPIRED),
          AWAITING_PAYMENT, EnumSet.of(AWAITING_PAYMENT, CONFIRMED, REJECTED, EXPIRED),
          CONFIRMED, EnumSet.of(CONFIRMED, ON_HOLD, CANCELLED, COMPLETED),
          ON_HOLD, EnumSet.of(ON_HOLD, CONFIRMED, CANCELLED),
          COMPLETED, EnumSet.of(COMPLETED),
          REJECTED, EnumSet.of(REJECTED),
          EXPIRED, EnumSet.of(EXPIRED),
          CANCELLED, EnumSet.of(CANCELLED));

  private OrderLaws() {}

  /** Whether the events of one order, oldest first, only move along the table. */
  public static void followTheTable(List<? extends SpecificRecord> events) {
    OrderStatus before = null;
    for (var event : events) {
      var now = statusAfter(event);
      if (now == null) {
        continue;
      }
      boolean may = before == null ? now == PLACED : MOVES.get(before).contains(now);
      assertThat(may).as("%s -> %s by %s", before, now, event).isTrue();
      before = now;
    }
  }

  private static OrderStatus statusAfter(SpecificRecord event) {
    return event.getSchema().getFields().size() > SUMMARY
            && event.get(SUMMARY) instanceof OrderSummary summary
        ? summary.getStatus()
        : null;
  }

  private static List<Order> orders(Shop shop) {
    return shop.written(OrderPlaced.class).stream()
        .map(placed -> shop.root("checkout", placed.getSummary().getOrderId(), Order.class))
        .toList();
  }

  /** Holds whenever deadlines have just been looked at. */
  static void nobodyWaitsPastADeadline(Shop shop) {
    for (var order : orders(shop)) {
      assertThat(
              order.getDeadline().equals(Instant.EPOCH) || order.getDeadline().isAfter(shop.now()))
          .as("waits past its deadline: %s", order)
          .isTrue();
    }
  }

  /** Holds once nothing is on the way and nobody waits. */
  static void hold(Shop shop) {
    var events = new HashMap<String, ArrayList<SpecificRecord>>();
    for (var event : shop.events()) {
      if (statusAfter(event) != null) {
        var id = ((OrderSummary) event.get(SUMMARY)).getOrderId();
        events.computeIfAbsent(id, order -> new ArrayList<>()).add(event);
      }
    }
    events.values().forEach(OrderLaws::followTheTable);
    var sold = new HashSet<String>();
    for (var order : orders(shop)) {
      var status = order.getSummary().getStatus();
      assertThat(status).as("%s", order).isNotIn(PLACED, AWAITING_PAYMENT);
      if (status != REJECTED && status != EXPIRED) {
        assertThat(sold.add(order.getCartId())).as("sold twice: %s", order).isTrue();
      }
    }
  }

  /** Holds once nothing is on the way: a cart is ordered when one of its orders was confirmed. */
  static void cartsFollowTheirOrders(Shop shop) {
    var sold = new HashSet<String>();
    for (var order : orders(shop)) {
      var status = order.getSummary().getStatus();
      if (status != REJECTED && status != EXPIRED) {
        sold.add(order.getCartId());
      }
    }
    for (var created : shop.written(CartCreated.class)) {
      var cart = shop.root("checkout", created.getMeta().getAggregateId(), Cart.class);
      assertThat(cart.getStatus())
          .as("%s", cart)
          .isEqualTo(sold.contains(cart.getCartId()) ? CartStatus.ORDERED : CartStatus.EXPIRED);
    }
  }

  /** How many orders ended how. */
  static Map<String, Integer> outcomes(Shop shop) {
    var found = new TreeMap<String, Integer>();
    orders(shop)
        .forEach(order -> found.merge(order.getSummary().getStatus().name(), 1, Integer::sum));
    return found;
  }
}
