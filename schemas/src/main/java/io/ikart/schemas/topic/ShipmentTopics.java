package io.ikart.schemas.topic;

import static io.ikart.schemas.topic.Topic.Group.CHECKOUT;
import static io.ikart.schemas.topic.Topic.Keep.A_WEEK;
import static io.ikart.schemas.topic.Topic.Keep.FOR_EVER;

import io.ikart.schemas.returns.ReturnApproved;
import io.ikart.schemas.returns.ReturnCancelled;
import io.ikart.schemas.returns.ReturnDenied;
import io.ikart.schemas.returns.ReturnReceived;
import io.ikart.schemas.returns.ReturnRefundFailed;
import io.ikart.schemas.returns.ReturnRefundRequested;
import io.ikart.schemas.returns.ReturnRefunded;
import io.ikart.schemas.returns.ReturnRequested;
import io.ikart.schemas.shipment.BookParcelIntent;
import io.ikart.schemas.shipment.LocateTrackingIntent;
import io.ikart.schemas.shipment.ParcelBooked;
import io.ikart.schemas.shipment.ParcelBookingFailed;
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
import io.ikart.schemas.shipment.TrackingReceived;
import java.util.List;

/** Shipments and returns, by the ULID of their cart, and what carriers are asked and answer. */
public final class ShipmentTopics {

  public static final Topic SHIPMENT_EVENTS =
      new Topic(
          "shipment.events",
          CHECKOUT,
          FOR_EVER,
          "checkout",
          List.of(
              ShipmentCreated.class,
              ShipmentPacked.class,
              ShipmentBookingRequested.class,
              ShipmentBooked.class,
              ShipmentBookingFailed.class,
              ShipmentStopped.class,
              ShipmentLetGo.class,
              ShipmentShipped.class,
              ShipmentTracked.class,
              ShipmentDelivered.class,
              ShipmentCancelled.class),
          Keys::ofEvent);

  /** What a carrier connector is to do. */
  public static final Topic SHIPMENT_INTENTS =
      new Topic(
          "shipment.intents",
          CHECKOUT,
          A_WEEK,
          "checkout, edge",
          List.of(BookParcelIntent.class, LocateTrackingIntent.class),
          Keys::ofCommand);

  /** What a carrier connector found, and what carriers say by themselves. */
  public static final Topic SHIPMENT_RESULTS =
      new Topic(
          "shipment.results",
          CHECKOUT,
          A_WEEK,
          "connectors",
          List.of(ParcelBooked.class, ParcelBookingFailed.class, TrackingReceived.class),
          Keys::ofCommand);

  public static final Topic RETURN_EVENTS =
      new Topic(
          "return.events",
          CHECKOUT,
          FOR_EVER,
          "checkout",
          List.of(
              ReturnRequested.class,
              ReturnApproved.class,
              ReturnDenied.class,
              ReturnCancelled.class,
              ReturnReceived.class,
              ReturnRefundRequested.class,
              ReturnRefunded.class,
              ReturnRefundFailed.class),
          Keys::ofEvent);

  private ShipmentTopics() {}
}
