package io.ikart.topologies.checkout.shipment;

import io.ikart.schemas.shipment.Shipment;
import io.ikart.schemas.shipment.ShipmentBooked;
import io.ikart.schemas.shipment.ShipmentBookingFailed;
import io.ikart.schemas.shipment.ShipmentBookingRequested;
import io.ikart.schemas.shipment.ShipmentCancelled;
import io.ikart.schemas.shipment.ShipmentCreated;
import io.ikart.schemas.shipment.ShipmentDelivered;
import io.ikart.schemas.shipment.ShipmentLetGo;
import io.ikart.schemas.shipment.ShipmentPacked;
import io.ikart.schemas.shipment.ShipmentShipped;
import io.ikart.schemas.shipment.ShipmentStatus;
import io.ikart.schemas.shipment.ShipmentStopped;
import io.ikart.schemas.shipment.ShipmentTracked;
import io.ikart.schemas.shipment.TrackingEntry;
import io.ikart.topologies.kernel.EditableParts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the facts make of a parcel. */
final class ShipmentFold {

  /** Messages of the carrier kept on the root; the log has them all. */
  static final int MAX_TRACKING = 50;

  private ShipmentFold() {}

  static Shipment created(Shipment shipment, ShipmentCreated event, EditableParts parts) {
    return Shipment.newBuilder()
        .setShipmentId(event.getMeta().getAggregateId())
        .setOrderId(event.getOrderId())
        .setCustomerId(event.getCustomerId())
        .setStatus(ShipmentStatus.PENDING)
        .setLines(event.getLines())
        .setWeightG(0)
        .setCarrier("")
        .setService("")
        .setParcelId("")
        .setTrackingNumber("")
        .setBookingKey("")
        .setBookings(0)
        .setAskedAt(Instant.EPOCH)
        .setAskAt(Instant.EPOCH)
        .setStopped(false)
        .setContact(event.getContact())
        .setTracking(List.of())
        .setChosenCarrier(event.getChosenCarrier())
        .setChosenService(event.getChosenService())
        .build();
  }

  static Shipment stopped(Shipment shipment, ShipmentStopped event, EditableParts parts) {
    return Shipment.newBuilder(shipment).setStopped(true).build();
  }

  static Shipment letGo(Shipment shipment, ShipmentLetGo event, EditableParts parts) {
    return Shipment.newBuilder(shipment).setStopped(false).build();
  }

  static Shipment packed(Shipment shipment, ShipmentPacked event, EditableParts parts) {
    return Shipment.newBuilder(shipment)
        .setStatus(ShipmentStatus.PACKED)
        .setWeightG(event.getWeightG())
        .build();
  }

  static Shipment bookingRequested(
      Shipment shipment, ShipmentBookingRequested event, EditableParts parts) {
    boolean isNew = !event.getIdempotencyKey().equals(shipment.getBookingKey());
    return Shipment.newBuilder(shipment)
        .setCarrier(event.getCarrier())
        .setService(event.getService())
        .setBookingKey(event.getIdempotencyKey())
        .setBookings(shipment.getBookings() + (isNew ? 1 : 0))
        .setAskedAt(event.getAskedAt())
        .setAskAt(event.getAskAt())
        .build();
  }

  static Shipment booked(Shipment shipment, ShipmentBooked event, EditableParts parts) {
    var next = notAsking(shipment).setService(event.getService()).setParcelId(event.getParcelId());
    boolean leftBefore = !shipment.getTrackingNumber().isEmpty(); // with what staff wrote on it
    return leftBefore
        ? next.build()
        : next.setCarrier(event.getCarrier()).setTrackingNumber(event.getTrackingNumber()).build();
  }

  static Shipment bookingFailed(
      Shipment shipment, ShipmentBookingFailed event, EditableParts parts) {
    return notAsking(shipment).setCarrier("").setService("").build();
  }

  private static Shipment.Builder notAsking(Shipment shipment) {
    return Shipment.newBuilder(shipment)
        .setBookingKey("")
        .setAskedAt(Instant.EPOCH)
        .setAskAt(Instant.EPOCH);
  }

  static Shipment shipped(Shipment shipment, ShipmentShipped event, EditableParts parts) {
    return Shipment.newBuilder(shipment)
        .setStatus(ShipmentStatus.SHIPPED)
        .setCarrier(event.getCarrier())
        .setTrackingNumber(event.getTrackingNumber())
        .build();
  }

  static Shipment tracked(Shipment shipment, ShipmentTracked event, EditableParts parts) {
    var tracking = new ArrayList<>(shipment.getTracking());
    if (tracking.size() == MAX_TRACKING) {
      tracking.remove(0);
    }
    tracking.add(
        new TrackingEntry(
            event.getEventId(), event.getStatus(), event.getMessage(), event.getHappenedAt()));
    return Shipment.newBuilder(shipment).setTracking(tracking).build();
  }

  static Shipment delivered(Shipment shipment, ShipmentDelivered event, EditableParts parts) {
    return Shipment.newBuilder(shipment).setStatus(ShipmentStatus.DELIVERED).build();
  }

  static Shipment cancelled(Shipment shipment, ShipmentCancelled event, EditableParts parts) {
    return Shipment.newBuilder(shipment).setStatus(ShipmentStatus.CANCELLED).build();
  }
}
