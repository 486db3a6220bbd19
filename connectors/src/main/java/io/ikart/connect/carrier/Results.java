package io.ikart.connect.carrier;

import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.shipment.BookParcelIntent;
import io.ikart.schemas.shipment.LocateTrackingIntent;
import io.ikart.schemas.shipment.ParcelBooked;
import io.ikart.schemas.shipment.ParcelBookingFailed;
import io.ikart.schemas.shipment.TrackingReceived;
import java.time.Clock;
import org.apache.avro.specific.SpecificRecord;

/** Answers of a carrier as the shop reads them. */
final class Results {

  private static final String ACTOR = "carrier";

  private final Clock clock;

  Results(Clock clock) {
    this.clock = clock;
  }

  SpecificRecord of(BookParcelIntent intent, CarrierAnswer answer) {
    var meta = meta(intent.getMeta(), intent.getShipmentId());
    return answer
        .parcel()
        .<SpecificRecord>map(
            parcel ->
                new ParcelBooked(
                    meta,
                    parcel.carrier(),
                    parcel.service(),
                    parcel.parcelId(),
                    parcel.trackingNumber(),
                    parcel.cost()))
        .orElseGet(() -> new ParcelBookingFailed(meta, answer.code(), !answer.isClear()));
  }

  /** The message, on the key of the shipment it is about. */
  SpecificRecord of(LocateTrackingIntent intent, String shipmentId) {
    return TrackingReceived.newBuilder(intent.getNews())
        .setMeta(meta(intent.getMeta(), shipmentId))
        .build();
  }

  /** The same intent gives the same command id, so that a result written twice counts once. */
  private CommandMeta meta(CommandMeta intent, String shipmentId) {
    var now = clock.instant();
    return new CommandMeta(
        shipmentId,
        intent.getCommandId() + ":result",
        intent.getCausedBy(),
        ACTOR,
        now,
        now,
        0L,
        "");
  }
}
