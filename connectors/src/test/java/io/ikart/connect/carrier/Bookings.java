package io.ikart.connect.carrier;

import io.ikart.connect.Envelopes;
import io.ikart.schemas.Ids;
import io.ikart.schemas.KeyRows;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.notification.Contact;
import io.ikart.schemas.notification.PersonKey;
import io.ikart.schemas.notification.PostalAddress;
import io.ikart.schemas.seal.MasterKey;
import io.ikart.schemas.seal.SealedFields;
import io.ikart.schemas.seal.Sealing;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.LocalSchemas;
import io.ikart.schemas.shipment.BookParcelIntent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Parcels that are to be booked, at noon. */
final class Bookings {

  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  static final String PARCEL = Ids.shipment(Ids.order(Ids.cart(Ids.ulid(3, 3)), 1), 1);
  static final Contact ADA = ada(new PostalAddress("1 Hill", "", "Bath", "", "BA1 1AA", "GB"));

  private static final AvroWire WIRE = new AvroWire(new LocalSchemas());
  private static final Sealing SEALING = new Sealing(MasterKey.of("5".repeat(64)));
  private static final PersonKey KEY = SEALING.newKey("cust_ada", "cust_ada.1", NOON);
  static final Envelopes ENVELOPES = new Envelopes(SEALING, () -> WIRE, Bookings::key);

  private Bookings() {}

  private static Optional<PersonKey> key(String keyId) {
    return keyId.endsWith("destroyed")
        ? Optional.of(KeyRows.destroyed(SEALING.newKey("cust_eve", keyId, NOON)))
        : Optional.of(KEY).filter(key -> key.getKeyId().equals(keyId));
  }

  static Contact ada(PostalAddress address) {
    return new Contact("ada@example.org", "Ada", "en", List.of(), address);
  }

  static BookParcelIntent to(Contact contact) {
    return BookParcelIntent.newBuilder()
        .setMeta(meta("c1"))
        .setShipmentId(PARCEL)
        .setCarrier("post")
        .setService("standard")
        .setWeightG(900)
        .setContact(SEALING.seal(KEY, SealedFields.CONTACT, WIRE.encode(contact)))
        .setIdempotencyKey(PARCEL + ":book:1")
        .build();
  }

  static CommandMeta meta(String commandId) {
    return new CommandMeta(PARCEL, commandId, "the-packing", "checkout", NOON, NOON, 0L, "");
  }
}
