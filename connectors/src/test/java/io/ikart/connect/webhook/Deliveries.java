package io.ikart.connect.webhook;

import io.ikart.schemas.Ids;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.common.Sealed;
import io.ikart.schemas.notification.Fact;
import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.order.OrderSummary;
import io.ikart.schemas.seal.MasterKey;
import io.ikart.schemas.seal.SealedFields;
import io.ikart.schemas.seal.Sealing;
import io.ikart.schemas.webhook.DeliveryIntent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/** Deliveries that are asked for, at noon. */
final class Deliveries {

  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  static final String HOOK = Ids.webhook(Ids.ulid(1, 1));
  static final String ORDER = Ids.order(Ids.cart(Ids.ulid(2, 2)), 1);
  static final Sealing SEALING = new Sealing(MasterKey.of("6".repeat(64)));

  private Deliveries() {}

  static String secret(int number) {
    var key = new byte[32];
    Arrays.fill(key, (byte) number);
    return "whsec_" + Base64.getEncoder().encodeToString(key);
  }

  static Fact confirmed() {
    var total = new Money(12_50L, "GBP");
    return Fact.newBuilder()
        .setFactId(ORDER + "@7")
        .setType("order.confirmed")
        .setAggregateId(ORDER)
        .setSequence(7)
        .setAt(NOON)
        .setOrder(new OrderSummary(ORDER, "cust_ada", OrderStatus.CONFIRMED, total, 2, NOON))
        .build();
  }

  static DeliveryIntent to(String url, String... secrets) {
    return new DeliveryIntent(
        new CommandMeta(HOOK, "c1", "the-checkout", "webhook", NOON, NOON, 0L, ""),
        "d1",
        "msg_1",
        1,
        url,
        Arrays.stream(secrets).map(Deliveries::sealed).toList(),
        confirmed());
  }

  private static Sealed sealed(String secret) {
    return SEALING.sealForShop(
        HOOK, SealedFields.WEBHOOK_SECRET, secret.getBytes(StandardCharsets.UTF_8));
  }
}
