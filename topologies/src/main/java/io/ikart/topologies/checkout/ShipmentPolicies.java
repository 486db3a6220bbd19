package io.ikart.topologies.checkout;

import io.ikart.schemas.order.RecordOrderDelivered;
import io.ikart.schemas.order.RecordOrderShipmentCancelled;
import io.ikart.schemas.order.RecordOrderShipped;
import io.ikart.schemas.shipment.Shipment;
import io.ikart.schemas.shipment.ShipmentCancelled;
import io.ikart.schemas.shipment.ShipmentDelivered;
import io.ikart.schemas.shipment.ShipmentShipped;
import io.ikart.topologies.kernel.Policies;
import io.ikart.topologies.kernel.Reaction;
import java.util.List;

/** What a parcel tells its order. What it asks of carriers stands in its rules. */
final class ShipmentPolicies {

  static final Policies<Shipment> SHIPMENT =
      Policies.of(Shipment.class)
          .on(ShipmentShipped.class, ShipmentPolicies::tellShipped)
          .on(ShipmentDelivered.class, ShipmentPolicies::tellDelivered)
          .on(ShipmentCancelled.class, ShipmentPolicies::tellCancelled);

  private ShipmentPolicies() {}

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
