package io.ikart.topologies.checkout.order;

import io.ikart.schemas.order.Order;
import io.ikart.schemas.order.OrderBackordered;
import io.ikart.schemas.order.OrderCompleted;
import io.ikart.schemas.order.OrderDelivered;
import io.ikart.schemas.order.OrderLinesCancelled;
import io.ikart.schemas.order.OrderReturnClosed;
import io.ikart.schemas.order.OrderReturnRequested;
import io.ikart.schemas.order.OrderReturned;
import io.ikart.schemas.order.OrderShipmentCancelled;
import io.ikart.schemas.order.OrderShipmentPlanned;
import io.ikart.schemas.order.OrderShipped;
import io.ikart.topologies.kernel.EditableParts;

/** What parcels, cancelled lines and returns make of an order. */
final class FulfilmentFold {

  private FulfilmentFold() {}

  static Order backordered(Order order, OrderBackordered event, EditableParts parts) {
    return OrderFold.moved(order, event.getMeta(), "OrderBackordered", event.getSummary(), "")
        .fulfilment(event.getFulfilmentStatus())
        .build();
  }

  static Order planned(Order order, OrderShipmentPlanned event, EditableParts parts) {
    keep(parts, progress(parts).after(LineStep.PLANNED, event.getLines()).countingShipment());
    return OrderFold.moved(order, event.getMeta(), "OrderShipmentPlanned", event.getSummary(), "")
        .build();
  }

  static Order shipmentCancelled(Order order, OrderShipmentCancelled event, EditableParts parts) {
    keep(parts, progress(parts).after(LineStep.UNPLANNED, event.getLines()));
    return OrderFold.moved(order, event.getMeta(), "OrderShipmentCancelled", event.getSummary(), "")
        .build();
  }

  static Order shipped(Order order, OrderShipped event, EditableParts parts) {
    keep(
        parts,
        progress(parts).after(LineStep.SHIPPED, event.getLines()).capturing(event.getToCapture()));
    return OrderFold.moved(order, event.getMeta(), "OrderShipped", event.getSummary(), "")
        .fulfilment(event.getFulfilmentStatus())
        .build();
  }

  static Order delivered(Order order, OrderDelivered event, EditableParts parts) {
    keep(parts, progress(parts).after(LineStep.DELIVERED, event.getLines()));
    return OrderFold.moved(order, event.getMeta(), "OrderDelivered", event.getSummary(), "")
        .fulfilment(event.getFulfilmentStatus())
        .build();
  }

  static Order linesCancelled(Order order, OrderLinesCancelled event, EditableParts parts) {
    keep(parts, progress(parts).after(LineStep.CANCELLED, event.getLines()).countingCancellation());
    return OrderFold.moved(order, event.getMeta(), "OrderLinesCancelled", event.getSummary(), "")
        .fulfilment(event.getFulfilmentStatus())
        .build();
  }

  static Order completed(Order order, OrderCompleted event, EditableParts parts) {
    return OrderFold.moved(order, event.getMeta(), "OrderCompleted", event.getSummary(), "")
        .build();
  }

  static Order returnRequested(Order order, OrderReturnRequested event, EditableParts parts) {
    keep(parts, progress(parts).after(LineStep.RETURNING, event.getLines()).countingReturn());
    return OrderFold.moved(order, event.getMeta(), "OrderReturnRequested", event.getSummary(), "")
        .build();
  }

  static Order returnClosed(Order order, OrderReturnClosed event, EditableParts parts) {
    keep(parts, progress(parts).after(LineStep.KEPT, event.getLines()));
    return OrderFold.moved(order, event.getMeta(), "OrderReturnClosed", event.getSummary(), "")
        .build();
  }

  static Order returned(Order order, OrderReturned event, EditableParts parts) {
    keep(parts, progress(parts).after(LineStep.RETURNED, event.getLines()));
    return OrderFold.moved(order, event.getMeta(), "OrderReturned", event.getSummary(), "").build();
  }

  /** Nothing of a cancelled order was sent: all of it is cancelled, planned parcels with it. */
  static void orderCancelled(EditableParts parts) {
    keep(parts, progress(parts).afterCancellation());
  }

  private static Progress progress(EditableParts parts) {
    return Progress.of(parts);
  }

  private static void keep(EditableParts parts, Progress progress) {
    parts.put(OrderDecider.FULFILMENT, progress.part());
  }
}
