package io.ikart.bench.micro;

import io.ikart.schemas.Ids;
import io.ikart.schemas.cart.Cart;
import io.ikart.schemas.cart.CartLine;
import io.ikart.schemas.cart.CartStatus;
import io.ikart.schemas.catalog.Offer;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.stock.HoldStock;
import io.ikart.schemas.stock.ReceiveStock;
import java.time.Duration;
import java.time.Instant;

/** What the benchmarks work on, as large as in the shop. */
final class Sample {

  static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  static final String CART = Ids.cart(Ids.ulid(1, 1));

  private Sample() {}

  static CommandMeta meta(String aggregateId, String commandId) {
    return new CommandMeta(aggregateId, commandId, commandId, "bench", NOON, NOON, 0L, "");
  }

  static String sku(int number) {
    return "bench-%06d".formatted(number);
  }

  static ReceiveStock receive(String sku) {
    return ReceiveStock.newBuilder()
        .setMeta(meta(sku, "receive"))
        .setWarehouse("main")
        .setQuantity(1_000_000_000L)
        .setReference("bench")
        .build();
  }

  static HoldStock hold(String sku, long order) {
    var orderId = Ids.order(Ids.cart(Ids.ulid(1, order)), 1);
    return HoldStock.newBuilder()
        .setMeta(meta(sku, orderId + "@1#0"))
        .setOrderId(orderId)
        .setPosition(0)
        .setQuantity(1)
        .setReviewAt(NOON.plus(Duration.ofMinutes(30)))
        .build();
  }

  static CartLine line(int number) {
    return CartLine.newBuilder()
        .setOfferId(sku(number) + ":1")
        .setProductId("prod_" + sku(number))
        .setSku(sku(number))
        .setTitle("Bench article " + number)
        .setQuantity(2L)
        .setUnitPrice(new Money(1_250L, "GBP"))
        .setPlace(number)
        .build();
  }

  static Offer offer(int number) {
    return Offer.newBuilder()
        .setOfferId(sku(number) + ":1")
        .setProductId("prod_" + sku(number))
        .setProductVersion(1)
        .setSku(sku(number))
        .setTitle("Bench article " + number)
        .setPriceList("default")
        .setUnitPrice(new Money(1_250L, "GBP"))
        .setActive(true)
        .build();
  }

  static Cart cart(int lines) {
    return Cart.newBuilder()
        .setCartId(CART)
        .setCustomerId("cus_bench")
        .setStatus(CartStatus.ACTIVE)
        .setCurrency("GBP")
        .setPriceList("default")
        .setLines(lines)
        .setSubtotal(new Money(2_500L * lines, "GBP"))
        .setAttempts(0)
        .setOrderId("")
        .setExpiresAt(NOON.plus(Duration.ofDays(30)))
        .setNextPlace(lines)
        .build();
  }
}
