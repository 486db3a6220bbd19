package io.ikart.edge;

import io.ikart.schemas.cart.Cart;
import io.ikart.schemas.cart.CartLine;
import io.ikart.schemas.cart.CartStatus;
import io.ikart.schemas.cart.PricedLine;
import io.ikart.schemas.common.EventMeta;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.order.FulfilmentStatus;
import io.ikart.schemas.order.Milestone;
import io.ikart.schemas.order.Order;
import io.ikart.schemas.order.OrderConfirmed;
import io.ikart.schemas.order.OrderLines;
import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.order.OrderSummary;
import io.ikart.schemas.order.PaymentStatus;
import io.ikart.schemas.stock.StockItem;
import io.ikart.schemas.stock.StockLevel;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

/** Things in a small shop, at noon. */
public final class Shop {

  public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private Shop() {}

  public static Money pence(long amount) {
    return new Money(amount, "GBP");
  }

  public static Cart cart() {
    return new Cart(
        TestEdge.CART,
        "cust_ada",
        CartStatus.ACTIVE,
        "GBP",
        "default",
        1,
        pence(998),
        0,
        "",
        NOON,
        1,
        500L,
        null,
        "",
        List.of());
  }

  public static CartLine tea(int place) {
    return new CartLine("TEA:499", "prod_tea", "TEA", "Tea", 2L, pence(499), place, 250);
  }

  public static OrderSummary summary(OrderStatus status) {
    return new OrderSummary(TestEdge.ORDER, "cust_ada", status, pence(998), 1, NOON);
  }

  public static Order order(Milestone... timeline) {
    return new Order(
        summary(OrderStatus.PLACED),
        TestEdge.CART,
        1,
        PaymentStatus.UNPAID,
        FulfilmentStatus.UNFULFILLED,
        1,
        ByteBuffer.allocate(0),
        0,
        false,
        "tok_visa",
        NOON,
        List.of(timeline),
        0L,
        0L,
        0L,
        false,
        "");
  }

  /** An order whose shopper must answer their bank. */
  public static Order atTheBank(String url) {
    var milestone =
        new Milestone(4L, "OrderActionRequired", NOON, OrderStatus.AWAITING_PAYMENT, "", url);
    return Order.newBuilder(order(milestone)).setActionUrl(url).build();
  }

  public static OrderLines bought() {
    return new OrderLines(
        List.of(new PricedLine("TEA:499", "prod_tea", "TEA", "Tea", 2L, pence(499), "")),
        List.of(),
        null,
        null);
  }

  public static Milestone milestone(long version, String event, OrderStatus status) {
    return new Milestone(version, event, NOON, status, "", "");
  }

  public static OrderConfirmed confirmed(long version) {
    var meta = new EventMeta(TestEdge.ORDER, version, "c", "c", "guest", NOON, NOON);
    return new OrderConfirmed(meta, summary(OrderStatus.CONFIRMED), "pay_x");
  }

  public static StockItem stock() {
    return new StockItem(
        "TEA",
        10L,
        2L,
        3L,
        false,
        List.of(new StockLevel("main", 10L, 2L)),
        Instant.EPOCH,
        "",
        2L,
        Instant.EPOCH);
  }
}
