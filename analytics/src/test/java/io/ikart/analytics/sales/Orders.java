package io.ikart.analytics.sales;

import io.ikart.analytics.sales.OrderFact.Kind;
import io.ikart.analytics.sales.OrderFact.Line;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Facts of orders, as a test tells them. */
final class Orders {

  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private Orders() {}

  static OrderFact placed(String order, String country, Line... lines) {
    return new OrderFact(
        order, Kind.PLACED, ms(NOON), "cust_ada", country, "GBP", Arrays.asList(lines), 0);
  }

  static OrderFact confirmed(String order, Instant at) {
    return whole(order, Kind.CONFIRMED, at);
  }

  static OrderFact ended(String order) {
    return whole(order, Kind.ENDED, NOON);
  }

  static OrderFact cancelled(String order, Instant at) {
    return whole(order, Kind.CANCELLED, at);
  }

  static OrderFact refunded(String order, Instant at, long amount, Line... lines) {
    return new OrderFact(order, Kind.REFUNDED, ms(at), "", "", "", Arrays.asList(lines), amount);
  }

  static OrderFact refundFailed(String order, Instant at, long refundedInAll) {
    return new OrderFact(order, Kind.REFUND_FAILED, ms(at), "", "", "", List.of(), refundedInAll);
  }

  static Line tea(long units) {
    return new Line("TEA:450", "prod_TEA", "Tea", "drinks", units, units * 450);
  }

  static Line cup(long units) {
    return new Line("CUP:999", "prod_CUP", "Cup", "home", units, units * 999);
  }

  private static OrderFact whole(String order, Kind kind, Instant at) {
    return new OrderFact(order, kind, ms(at), "", "", "", List.of(), 0);
  }

  private static long ms(Instant at) {
    return at.toEpochMilli();
  }
}
