package io.ikart.topologies.checkout;

import io.ikart.schemas.order.RecordOrderDelivered;
import io.ikart.schemas.order.RecordOrderShipmentCancelled;
import io.ikart.schemas.order.RecordOrderShipped;
import io.ikart.schemas.shipment.BookParcelIntent;
import io.ikart.schemas.shipment.Shipment;
import io.ikart.schemas.shipment.ShipmentBookingRequested;
import io.ikart.schemas.shipment.ShipmentCancelled;
import io.ikart.schemas.shipment.ShipmentDelivered;
import io.ikart.schemas.shipment.ShipmentShipped;
import io.ikart.topologies.kernel.Policies;
import io.ikart.topologies.kernel.Reaction;
import java.util.List;

/** What a parcel asks of carriers, and tells its order. */
final class ShipmentPolicies {

  static final Policies<Shipment> SHIPMENT =
      Policies.of(Shipment.class)
          .on(ShipmentBookingRequested.class, ShipmentPolicies::book)
          .on(ShipmentShipped.class, ShipmentPolicies::tellShipped)
          .on(ShipmentDelivered.class, ShipmentPolicies::tellDelivered)
          .on(ShipmentCancelled.class, ShipmentPolicies::tellCancelled);

  private ShipmentPolicies() {}

  private static List<BookParcelIntent> book(
      Shipment shipment, ShipmentBookingRequested event, Reaction reaction) {
    return List.of(
        new BookParcelIntent(
            reaction.to(shipment.getShipmentId()),
            shipment.getShipmentId(),
            event.getCarrier(),
            event.getService(),
            shipment.getWeightG(),
            shipment.getContact(),
            event.getIdempotencyKey()));
  }

  private static List<RecordOrderShipped> tellShipped(
      Shipment shipment, ShipmentShipped event, Reaction reaction) {
    return List.of(
        new RecordOrderShipped(
            reaction.to(event.getOrderId()),
            shipment.getShipmentId(),
            event.getLines(),
            event.getCarrier(),
            event.getTrackingNumber()));
  }

  private static List<RecordOrderDelivered> tellDelivered(
      Shipment shipment, ShipmentDelivered event, Reaction reaction) {
    return List.of(
        new RecordOrderDelivered(
            reaction.to(event.getOrderId()), shipment.getShipmentId(), event.getLines()));
  }

  private static List<RecordOrderShipmentCancelled> tellCancelled(
      Shipment shipment, ShipmentCancelled event, Reaction reaction) {
    return List.of(
        new RecordOrderShipmentCancelled(
            reaction.to(event.getOrderId()), shipment.getShipmentId(), event.getLines()));
  }
}
