package io.ikart.topologies.checkout.shipment;

import static io.ikart.topologies.kernel.Decision.accept;
import static io.ikart.topologies.kernel.Decision.nothingNew;
import static io.ikart.topologies.kernel.Decision.refuse;

import io.ikart.schemas.shipment.CancelShipment;
import io.ikart.schemas.shipment.CreateShipment;
import io.ikart.schemas.shipment.DeliverShipment;
import io.ikart.schemas.shipment.LetShipmentGo;
import io.ikart.schemas.shipment.PackShipment;
import io.ikart.schemas.shipment.ShipShipment;
import io.ikart.schemas.shipment.Shipment;
import io.ikart.schemas.shipment.ShipmentCancelled;
import io.ikart.schemas.shipment.ShipmentCreated;
import io.ikart.schemas.shipment.ShipmentDelivered;
import io.ikart.schemas.shipment.ShipmentLetGo;
import io.ikart.schemas.shipment.ShipmentPacked;
import io.ikart.schemas.shipment.ShipmentShipped;
import io.ikart.schemas.shipment.ShipmentStatus;
import io.ikart.schemas.shipment.ShipmentStopped;
import io.ikart.schemas.shipment.ShipmentTracked;
import io.ikart.schemas.shipment.StopShipment;
import io.ikart.schemas.shipment.TrackingReceived;
import io.ikart.schemas.shipment.TrackingStatus;
import io.ikart.topologies.kernel.Context;
import io.ikart.topologies.kernel.Decision;
import io.ikart.topologies.kernel.Problem;
import java.time.Instant;
import java.util.Map;

/** What may happen to a parcel. Carrier tracking is data beside it, but for the delivery. */
final class ShipmentRules {

  private ShipmentRules() {}

  static Decision create(Shipment shipment, CreateShipment command, Context context) {
    return shipment != null
        ? nothingNew()
        : accept(
            new ShipmentCreated(
                context.meta(),
                command.getOrderId(),
                command.getCustomerId(),
                command.getLines(),
                command.getContact(),
                command.getChosenCarrier(),
                command.getChosenService()));
  }

  static Decision stop(Shipment shipment, StopShipment command, Context context) {
    return isUnsent(shipment) && !shipment.getStopped()
        ? accept(new ShipmentStopped(context.meta(), command.getReason()))
        : nothingNew();
  }

  static Decision letGo(Shipment shipment, LetShipmentGo command, Context context) {
    return isUnsent(shipment) && shipment.getStopped()
        ? accept(new ShipmentLetGo(context.meta()))
        : nothingNew();
  }

  static Decision pack(Shipment shipment, PackShipment command, Context context) {
    if (shipment == null) {
      return refuse(Problem.NOT_FOUND);
    }
    if (command.getWeightG() < 1) {
      return refuse(Problem.VALIDATION_FAILED, Map.of("weightG", "must be 1 or more"));
    }
    return switch (shipment.getStatus()) {
      case PENDING -> accept(new ShipmentPacked(context.meta(), command.getWeightG()));
      case PACKED ->
          shipment.getWeightG() == command.getWeightG() ? nothingNew() : refuseIn(shipment);
      default -> refuseIn(shipment);
    };
  }

  static Decision ship(Shipment shipment, ShipShipment command, Context context) {
    if (shipment == null) {
      return refuse(Problem.NOT_FOUND);
    }
    var carrier = or(command.getCarrier(), shipment.getCarrier());
    var number = or(command.getTrackingNumber(), shipment.getTrackingNumber());
    if (shipment.getStatus() == ShipmentStatus.SHIPPED
        && carrier.equals(shipment.getCarrier())
        && number.equals(shipment.getTrackingNumber())) {
      return nothingNew();
    }
    if (shipment.getStatus() != ShipmentStatus.PACKED || shipment.getStopped()) {
      return refuseIn(shipment);
    }
    var shipped =
        new ShipmentShipped(
            context.meta(), shipment.getOrderId(), carrier, number, shipment.getLines());
    return hasArrived(shipment) ? accept(shipped, arrival(shipment, context)) : accept(shipped);
  }

  /** What was given, else what was known before. */
  static String or(String given, String known) {
    return given.isEmpty() ? known : given;
  }

  /** The carrier was quicker than the person who says that the parcel has left. */
  private static boolean hasArrived(Shipment shipment) {
    return shipment.getTracking().stream()
        .anyMatch(entry -> entry.getStatus() == TrackingStatus.DELIVERED);
  }

  static Decision tracked(Shipment shipment, TrackingReceived news, Context context) {
    boolean isKnown =
        shipment == null
            || shipment.getTracking().stream()
                .anyMatch(entry -> entry.getEventId().equals(news.getEventId()));
    if (isKnown) {
      return nothingNew();
    }
    var tracked =
        new ShipmentTracked(
            context.meta(),
            news.getEventId(),
            news.getStatus(),
            news.getMessage(),
            news.getHappenedAt());
    boolean arrives =
        shipment.getStatus() == ShipmentStatus.SHIPPED
            && news.getStatus() == TrackingStatus.DELIVERED;
    return arrives ? accept(tracked, arrival(shipment, context)) : accept(tracked);
  }

  static Decision deliver(Shipment shipment, DeliverShipment command, Context context) {
    if (shipment == null) {
      return refuse(Problem.NOT_FOUND);
    }
    return switch (shipment.getStatus()) {
      case SHIPPED -> accept(arrival(shipment, context));
      case DELIVERED -> nothingNew();
      default -> refuseIn(shipment);
    };
  }

  private static ShipmentDelivered arrival(Shipment shipment, Context context) {
    return new ShipmentDelivered(context.meta(), shipment.getOrderId(), shipment.getLines());
  }

  static Decision cancel(Shipment shipment, CancelShipment command, Context context) {
    if (shipment == null) {
      return refuse(Problem.NOT_FOUND);
    }
    return switch (shipment.getStatus()) {
      case PENDING, PACKED ->
          accept(
              new ShipmentCancelled(
                  context.meta(), shipment.getOrderId(), shipment.getLines(), command.getReason()));
      case CANCELLED -> nothingNew();
      default -> refuseIn(shipment);
    };
  }

  static Decision refuseIn(Shipment shipment) {
    var status = shipment.getStatus().name();
    return refuse(
        Problem.INVALID_TRANSITION,
        shipment.getStopped()
            ? Map.of("status", status, "orderStatus", "ON_HOLD")
            : Map.of("status", status));
  }

  private static boolean isUnsent(Shipment shipment) {
    return shipment != null
        && (shipment.getStatus() == ShipmentStatus.PENDING
            || shipment.getStatus() == ShipmentStatus.PACKED);
  }

  static String flaw(Shipment shipment) {
    if (shipment.getLines().isEmpty()) {
      return "an empty parcel: " + shipment.getShipmentId();
    }
    if (shipment.getBookingKey().isEmpty() != shipment.getAskAt().equals(Instant.EPOCH)) {
      return "a parcel waits for its carrier exactly while it is being booked: " + shipment;
    }
    boolean isWeighed =
        switch (shipment.getStatus()) {
          case PACKED, SHIPPED, DELIVERED -> true;
          default -> false;
        };
    return isWeighed && shipment.getWeightG() < 1 ? "sent without being packed: " + shipment : "";
  }
}
