package io.ikart.connect.mail;

import io.ikart.connect.Envelopes;
import io.ikart.schemas.Ids;
import io.ikart.schemas.KeyRows;
import io.ikart.schemas.cart.PricedLine;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.notification.Contact;
import io.ikart.schemas.notification.Fact;
import io.ikart.schemas.notification.MailIntent;
import io.ikart.schemas.notification.Parcel;
import io.ikart.schemas.notification.PersonKey;
import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.order.OrderSummary;
import io.ikart.schemas.seal.MasterKey;
import io.ikart.schemas.seal.SealedFields;
import io.ikart.schemas.seal.Sealing;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.LocalSchemas;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Mails that are asked for, at noon. */
final class Mails {

  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  static final String MASTER = "5".repeat(64);
  static final AvroWire WIRE = new AvroWire(new LocalSchemas());
  static final Sealing SEALING = new Sealing(MasterKey.of(MASTER));
  static final PersonKey KEY = SEALING.newKey("cust_ada", "cust_ada.1", NOON);
  static final Envelopes ENVELOPES = new Envelopes(SEALING, () -> WIRE, Mails::key);

  private Mails() {}

  private static Optional<PersonKey> key(String keyId) {
    return keyId.endsWith("destroyed")
        ? Optional.of(KeyRows.destroyed(SEALING.newKey("cust_eve", keyId, NOON)))
        : Optional.of(KEY).filter(key -> key.getKeyId().equals(keyId));
  }

  static Contact ada(String locale, String... unwanted) {
    return new Contact("ada@example.org", "Ada Lovelace", locale, List.of(unwanted), null);
  }

  static String order(int number) {
    return Ids.order(Ids.cart(Ids.ulid(7, number)), 1);
  }

  static MailIntent intent(int number, String template, Contact contact) {
    var order = order(number);
    var summary =
        new OrderSummary(order, "cust_ada", OrderStatus.CONFIRMED, pounds(12_50), 2, NOON);
    var fact =
        Fact.newBuilder()
            .setFactId(order + "@7")
            .setType(template.replace("order-", "order."))
            .setAggregateId(order)
            .setSequence(7)
            .setAt(NOON)
            .setOrder(summary)
            .setParcel(new Parcel("ship_1", "Royal Mail", "RM123"))
            .setAmount(pounds(4_50))
            .build();
    var ntf = Ids.notifications(order);
    return new MailIntent(
        new CommandMeta(ntf, "c" + number, "the-checkout", "notification", NOON, NOON, 0L, ""),
        fact.getFactId(),
        1,
        template,
        SEALING.seal(KEY, SealedFields.CONTACT, WIRE.encode(contact)),
        ByteBuffer.allocate(0),
        fact,
        List.of(
            new PricedLine(
                "TEA:450", "prod_tea", "TEA", "Tea & <b>Scones</b>", 2L, pounds(4_50), ""),
            new PricedLine("MUG:350", "prod_mug", "MUG", "Mug", 1L, pounds(3_50), "")),
        null);
  }

  static Money pounds(long pence) {
    return new Money(pence, "GBP");
  }

  static Map<String, String> settings(int port) {
    return new HashMap<>(
        Map.of(
            "ikart.bootstrap.servers", "127.0.0.1:9092",
            "ikart.registry.url", "http://127.0.0.1:8081",
            "consumer.override.isolation.level", "read_committed",
            "ikart.master.key", MASTER,
            "mail.smtp.host", "127.0.0.1",
            "mail.smtp.port", Integer.toString(port),
            "mail.smtp.security", "none",
            "mail.from", "Tea Shop <orders@shop.example>",
            "mail.timeout.ms", "5000"));
  }
}
