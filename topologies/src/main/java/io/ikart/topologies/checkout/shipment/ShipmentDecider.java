package io.ikart.topologies.checkout.shipment;

import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.shipment.BookShipment;
import io.ikart.schemas.shipment.CancelShipment;
import io.ikart.schemas.shipment.CreateShipment;
import io.ikart.schemas.shipment.DeliverShipment;
import io.ikart.schemas.shipment.LetShipmentGo;
import io.ikart.schemas.shipment.PackShipment;
import io.ikart.schemas.shipment.ParcelBooked;
import io.ikart.schemas.shipment.ParcelBookingFailed;
import io.ikart.schemas.shipment.ShipShipment;
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
import io.ikart.schemas.shipment.ShipmentStopped;
import io.ikart.schemas.shipment.ShipmentTracked;
import io.ikart.schemas.shipment.StopShipment;
import io.ikart.schemas.shipment.TrackingReceived;
import io.ikart.topologies.kernel.Decider;

/** The shipment: one parcel of an order. */
public final class ShipmentDecider {

  public static final Decider<Shipment> SHIPMENT =
      Decider.of("shipment", Shipment.class, "ship_")
          .on(CreateShipment.class, ShipmentRules::create)
          .on(StopShipment.class, ShipmentRules::stop)
          .on(LetShipmentGo.class, ShipmentRules::letGo)
          .on(PackShipment.class, ShipmentRules::pack)
          .on(BookShipment.class, BookingRules::book)
          .on(ParcelBooked.class, BookingRules::booked)
          .on(ParcelBookingFailed.class, BookingRules::failed)
          .on(DeadlinePassed.class, BookingRules::askAgain)
          .on(ShipShipment.class, ShipmentRules::ship)
          .on(TrackingReceived.class, ShipmentRules::tracked)
          .on(DeliverShipment.class, ShipmentRules::deliver)
          .on(CancelShipment.class, ShipmentRules::cancel)
          .when(ShipmentCreated.class, ShipmentFold::created)
          .when(ShipmentStopped.class, ShipmentFold::stopped)
          .when(ShipmentLetGo.class, ShipmentFold::letGo)
          .when(ShipmentPacked.class, ShipmentFold::packed)
          .when(ShipmentBookingRequested.class, ShipmentFold::bookingRequested)
          .when(ShipmentBooked.class, ShipmentFold::booked)
          .when(ShipmentBookingFailed.class, ShipmentFold::bookingFailed)
          .when(ShipmentShipped.class, ShipmentFold::shipped)
          .when(ShipmentTracked.class, ShipmentFold::tracked)
          .when(ShipmentDelivered.class, ShipmentFold::delivered)
          .when(ShipmentCancelled.class, ShipmentFold::cancelled)
          .waitingUntil(Shipment::getAskAt)
          .flawless(ShipmentRules::flaw);

  private ShipmentDecider() {}
}
