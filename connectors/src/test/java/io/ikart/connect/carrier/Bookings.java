package io.ikart.connect.carrier;

import io.ikart.connect.Envelopes;
import io.ikart.schemas.Ids;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.notification.Contact;
import io.ikart.schemas.notification.PostalAddress;
import io.ikart.schemas.seal.MasterKey;
import io.ikart.schemas.seal.SealedFields;
import io.ikart.schemas.seal.Sealing;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.LocalSchemas;
import io.ikart.schemas.shipment.BookParcelIntent;
import java.time.Instant;
import java.util.List;

/** Parcels that are to be booked, at noon. */
final class Bookings {

  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  static final String PARCEL = Ids.shipment(Ids.order(Ids.cart(Ids.ulid(3, 3)), 1), 1);
  static final Contact ADA = ada(new PostalAddress("1 Hill", "", "Bath", "", "BA1 1AA", "GB"));

  private static final AvroWire WIRE = new AvroWire(new LocalSchemas());
  private static final Sealing SEALING = new Sealing(MasterKey.of("5".repeat(64)));
  static final Envelopes ENVELOPES = new Envelopes(SEALING, () -> WIRE);

  private Bookings() {}

  static Contact ada(PostalAddress address) {
    return new Contact("ada@example.org", "Ada", "en", List.of(), address);
  }

  static BookParcelIntent to(Contact contact) {
    var key = SEALING.newKey("cust_ada", "cust_ada.1", NOON);
    return BookParcelIntent.newBuilder()
        .setMeta(meta("c1"))
        .setShipmentId(PARCEL)
        .setCarrier("post")
        .setService("standard")
        .setWeightG(900)
        .setContact(SEALING.seal(key, SealedFields.CONTACT, WIRE.encode(contact)))
        .setIdempotencyKey(PARCEL + ":book:1")
        .setWrappedKey(key.getWrapped())
        .build();
  }

  static CommandMeta meta(String commandId) {
    return new CommandMeta(PARCEL, commandId, "the-packing", "checkout", NOON, NOON, 0L, "");
  }
}
