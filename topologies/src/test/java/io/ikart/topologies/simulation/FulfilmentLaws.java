package io.ikart.topologies.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Ids;
import io.ikart.schemas.order.LineProgress;
import io.ikart.schemas.order.LineUnits;
import io.ikart.schemas.order.Order;
import io.ikart.schemas.order.OrderFulfilment;
import io.ikart.schemas.order.OrderPlaced;
import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.returns.Return;
import io.ikart.schemas.returns.ReturnLine;
import io.ikart.schemas.returns.ReturnStatus;
import io.ikart.schemas.shipment.Shipment;
import io.ikart.schemas.shipment.ShipmentStatus;
import io.ikart.topologies.checkout.order.OrderDecider;
import io.ikart.topologies.shop.Shop;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/** What an order counts of its units is what its parcels and returns say. */
final class FulfilmentLaws {

  private static final Set<ShipmentStatus> UNSENT =
      EnumSet.of(ShipmentStatus.PENDING, ShipmentStatus.PACKED);
  private static final Set<ShipmentStatus> SENT =
      EnumSet.of(ShipmentStatus.SHIPPED, ShipmentStatus.DELIVERED);
  private static final Set<ReturnStatus> OPEN =
      EnumSet.of(ReturnStatus.REQUESTED, ReturnStatus.APPROVED, ReturnStatus.PARTIALLY_RECEIVED);

  private FulfilmentLaws() {}

  /** Holds at any time: an order, its parcels and its returns change in one transaction. */
  static void hold(Shop shop) {
    for (var placed : shop.written(OrderPlaced.class)) {
      var id = placed.getSummary().getOrderId();
      shop.part("checkout", id, OrderDecider.FULFILMENT)
          .ifPresent(part -> agrees(shop, id, (OrderFulfilment) part));
    }
  }

  private static void agrees(Shop shop, String order, OrderFulfilment part) {
    var planned = new HashMap<String, Long>();
    var shipped = new HashMap<String, Long>();
    var delivered = new HashMap<String, Long>();
    for (int number = 1; number <= part.getShipments(); number++) {
      var parcel = shop.root("checkout", Ids.shipment(order, number), Shipment.class);
      add(planned, parcel.getLines(), UNSENT.contains(parcel.getStatus()));
      add(shipped, parcel.getLines(), SENT.contains(parcel.getStatus()));
      add(delivered, parcel.getLines(), parcel.getStatus() == ShipmentStatus.DELIVERED);
    }
    var returning = new HashMap<String, Long>();
    var returned = new HashMap<String, Long>();
    for (int number = 1; number <= part.getReturns(); number++) {
      var back = shop.root("checkout", Ids.returned(order, number), Return.class);
      for (var line : back.getLines()) {
        long awaited = OPEN.contains(back.getStatus()) ? awaited(line) : 0;
        returning.merge(line.getExpected().getOfferId(), awaited, Long::sum);
        returned.merge(line.getExpected().getOfferId(), line.getReceived(), Long::sum);
      }
    }
    isCounted(order, part, planned, LineProgress::getPlanned);
    isCounted(order, part, shipped, LineProgress::getShipped);
    isCounted(order, part, delivered, LineProgress::getDelivered);
    isCounted(order, part, returning, LineProgress::getReturning);
    isCounted(order, part, returned, LineProgress::getReturned);
    isCompletedInTime(shop, order, part);
  }

  private static long awaited(ReturnLine line) {
    return line.getExpected().getQuantity() - line.getReceived();
  }

  private static void add(Map<String, Long> units, List<LineUnits> lines, boolean counts) {
    lines.forEach(
        line -> units.merge(line.getOfferId(), counts ? line.getQuantity() : 0, Long::sum));
  }

  private static void isCounted(
      String order,
      OrderFulfilment part,
      Map<String, Long> said,
      ToLongFunction<LineProgress> counted) {
    for (var line : part.getLines()) {
      assertThat(counted.applyAsLong(line))
          .as("%s of %s", line, order)
          .isEqualTo(said.getOrDefault(line.getOfferId(), 0L));
    }
  }

  private static void isCompletedInTime(Shop shop, String id, OrderFulfilment part) {
    var status = shop.root("checkout", id, Order.class).getSummary().getStatus();
    boolean allThere =
        part.getLines().stream()
            .allMatch(line -> line.getDelivered() == line.getOrdered() - line.getCancelled());
    assertThat(allThere && status == OrderStatus.CONFIRMED).as("not completed: %s", id).isFalse();
    assertThat(status == OrderStatus.COMPLETED && !allThere).as("completed early").isFalse();
  }
}
