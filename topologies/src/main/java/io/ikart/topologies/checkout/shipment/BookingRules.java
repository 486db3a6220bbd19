package io.ikart.topologies.checkout.shipment;

import static io.ikart.topologies.kernel.Decision.accept;
import static io.ikart.topologies.kernel.Decision.nothingNew;
import static io.ikart.topologies.kernel.Decision.refuse;

import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.shipment.BookParcelIntent;
import io.ikart.schemas.shipment.BookShipment;
import io.ikart.schemas.shipment.ParcelBooked;
import io.ikart.schemas.shipment.ParcelBookingFailed;
import io.ikart.schemas.shipment.Shipment;
import io.ikart.schemas.shipment.ShipmentBooked;
import io.ikart.schemas.shipment.ShipmentBookingFailed;
import io.ikart.schemas.shipment.ShipmentBookingRequested;
import io.ikart.schemas.shipment.ShipmentStatus;
import io.ikart.topologies.kernel.Context;
import io.ikart.topologies.kernel.Decision;
import io.ikart.topologies.kernel.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** How a carrier is booked: asked with one key until it answers, or for a day. */
final class BookingRules {

  /** Between two questions to a carrier that gave no answer. */
  static final Duration ASK_EVERY = Duration.ofMinutes(2);

  /** After this time without an answer staff may book another; the carrier may have the first. */
  static final Duration GIVE_UP_AFTER = Duration.ofHours(24);

  private BookingRules() {}

  static Decision book(Shipment shipment, BookShipment command, Context context) {
    if (shipment == null) {
      return refuse(Problem.NOT_FOUND);
    }
    if (shipment.getStatus() != ShipmentStatus.PACKED || shipment.getStopped()) {
      return ShipmentRules.refuseIn(shipment);
    }
    if (!shipment.getBookingKey().isEmpty() || !shipment.getParcelId().isEmpty()) {
      boolean isAsked = shipment.getParcelId().isEmpty();
      return refuse(
          Problem.INVALID_TRANSITION,
          Map.of(
              "status", shipment.getStatus().name(),
              "booking", isAsked ? "REQUESTED" : "BOOKED",
              "carrier", shipment.getCarrier()));
    }
    var carrier = ShipmentRules.or(command.getCarrier(), shipment.getChosenCarrier());
    var service = ShipmentRules.or(command.getService(), shipment.getChosenService());
    if (carrier.isEmpty() || service.isEmpty()) {
      return refuse(
          Problem.VALIDATION_FAILED, Map.of("carrier", "the shopper has not chosen: name one"));
    }
    int number = shipment.getBookings() + 1;
    return ask(
        shipment,
        new ShipmentBookingRequested(
            context.meta(),
            carrier,
            service,
            shipment.getShipmentId() + ":book:" + number,
            context.now(),
            context.now().plus(ASK_EVERY)),
        context);
  }

  /** The carrier's plugin finds the key that opens the address; keys stand in their topic alone. */
  private static Decision ask(
      Shipment shipment, ShipmentBookingRequested request, Context context) {
    return accept(request)
        .sending(
            new BookParcelIntent(
                context.to(shipment.getShipmentId()),
                shipment.getShipmentId(),
                request.getCarrier(),
                request.getService(),
                shipment.getWeightG(),
                shipment.getContact(),
                request.getIdempotencyKey(),
                null));
  }

  /** Also when the parcel was cancelled meanwhile: staff see what the carrier still expects. */
  static Decision booked(Shipment shipment, ParcelBooked result, Context context) {
    return shipment == null || shipment.getBookingKey().isEmpty()
        ? nothingNew()
        : accept(
            new ShipmentBooked(
                context.meta(),
                result.getCarrier(),
                result.getService(),
                result.getParcelId(),
                result.getTrackingNumber(),
                result.getCost()));
  }

  static Decision failed(Shipment shipment, ParcelBookingFailed result, Context context) {
    boolean isFinal =
        shipment != null && !shipment.getBookingKey().isEmpty() && !result.getMayRetry();
    return isFinal
        ? accept(new ShipmentBookingFailed(context.meta(), result.getCode()))
        : nothingNew(); // the deadline asks again
  }

  static Decision askAgain(Shipment shipment, DeadlinePassed passed, Context context) {
    boolean isDue =
        shipment != null
            && !shipment.getAskAt().equals(Instant.EPOCH)
            && !shipment.getAskAt().isAfter(context.now());
    if (!isDue) {
      return nothingNew();
    }
    if (shipment.getAskedAt().plus(GIVE_UP_AFTER).isBefore(context.now())) {
      return accept(new ShipmentBookingFailed(context.meta(), "no_answer"));
    }
    return ask(
        shipment,
        new ShipmentBookingRequested(
            context.meta(),
            shipment.getCarrier(),
            shipment.getService(),
            shipment.getBookingKey(),
            shipment.getAskedAt(),
            context.now().plus(ASK_EVERY)),
        context);
  }
}
