package io.ikart.topologies.checkout;

import io.ikart.schemas.Ids;
import io.ikart.schemas.order.LineUnits;
import io.ikart.schemas.order.Order;
import io.ikart.schemas.order.OrderCancelled;
import io.ikart.schemas.order.OrderFulfilment;
import io.ikart.schemas.order.OrderHeld;
import io.ikart.schemas.order.OrderHoldCleared;
import io.ikart.schemas.order.OrderLines;
import io.ikart.schemas.order.OrderLinesCancelled;
import io.ikart.schemas.order.OrderReturnRequested;
import io.ikart.schemas.order.OrderShipmentPlanned;
import io.ikart.schemas.order.OrderShipped;
import io.ikart.schemas.returns.OpenReturn;
import io.ikart.schemas.shipment.CancelShipment;
import io.ikart.schemas.shipment.CreateShipment;
import io.ikart.schemas.shipment.LetShipmentGo;
import io.ikart.schemas.shipment.StopShipment;
import io.ikart.schemas.shipping.ChosenShipping;
import io.ikart.schemas.stock.CancelAllocation;
import io.ikart.schemas.stock.ShipStock;
import io.ikart.topologies.checkout.order.OrderDecider;
import io.ikart.topologies.kernel.Reaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/** What an order tells its parcels, its returns and stock once it is confirmed. */
final class FulfilmentPolicies {

  private FulfilmentPolicies() {}

  static List<CreateShipment> createShipment(
      Order order, OrderShipmentPlanned event, Reaction reaction) {
    var bought = reaction.part(OrderDecider.LINES, OrderLines.class);
    var contact = bought.map(OrderLines::getContact).orElse(null);
    var shipping = bought.map(OrderLines::getShipping);
    return List.of(
        new CreateShipment(
            reaction.to(event.getShipmentId()),
            orderId(order),
            order.getSummary().getCustomerId(),
            event.getLines(),
            contact,
            shipping.map(ChosenShipping::getCarrier).orElse(""),
            shipping.map(ChosenShipping::getCarrierService).orElse("")));
  }

  static List<SpecificRecord> stopShipments(Order order, OrderHeld event, Reaction reaction) {
    return perShipment(order, reaction, id -> new StopShipment(reaction.to(id), event.getReason()));
  }

  static List<SpecificRecord> letShipmentsGo(
      Order order, OrderHoldCleared event, Reaction reaction) {
    return perShipment(order, reaction, id -> new LetShipmentGo(reaction.to(id)));
  }

  static List<SpecificRecord> cancelShipments(
      Order order, OrderCancelled event, Reaction reaction) {
    return perShipment(
        order, reaction, id -> new CancelShipment(reaction.to(id), "order cancelled"));
  }

  private static List<SpecificRecord> perShipment(
      Order order, Reaction reaction, Function<String, SpecificRecord> command) {
    int planned =
        reaction
            .part(OrderDecider.FULFILMENT, OrderFulfilment.class)
            .map(OrderFulfilment::getShipments)
            .orElse(0);
    var commands = new ArrayList<SpecificRecord>(planned);
    for (int number = 1; number <= planned; number++) {
      commands.add(command.apply(Ids.shipment(orderId(order), number)));
    }
    return commands;
  }

  /** The parcel names the units that have left, so that stock takes each parcel off once. */
  static List<ShipStock> shipStock(Order order, OrderShipped event, Reaction reaction) {
    var commands = new ArrayList<ShipStock>();
    bySku(event.getLines())
        .forEach(
            (sku, units) ->
                commands.add(
                    new ShipStock(reaction.to(sku), orderId(order), event.getShipmentId(), units)));
    return commands;
  }

  static List<CancelAllocation> cancelAllocations(
      Order order, OrderLinesCancelled event, Reaction reaction) {
    var operation = orderId(order) + "@" + event.getMeta().getVersion();
    var commands = new ArrayList<CancelAllocation>();
    bySku(event.getLines())
        .forEach(
            (sku, units) ->
                commands.add(
                    new CancelAllocation(reaction.to(sku), orderId(order), operation, units)));
    return commands;
  }

  static List<OpenReturn> openReturn(Order order, OrderReturnRequested event, Reaction reaction) {
    return List.of(
        new OpenReturn(
            reaction.to(event.getReturnId()),
            orderId(order),
            order.getSummary().getCustomerId(),
            event.getLines(),
            event.getReason()));
  }

  private static Map<String, Long> bySku(List<LineUnits> lines) {
    var units = new LinkedHashMap<String, Long>();
    lines.forEach(line -> units.merge(line.getSku(), line.getQuantity(), Math::addExact));
    return units;
  }

  private static String orderId(Order order) {
    return order.getSummary().getOrderId();
  }
}
