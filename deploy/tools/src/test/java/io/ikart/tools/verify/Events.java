package io.ikart.tools.verify;

import io.ikart.schemas.Envelopes;
import io.ikart.schemas.Ids;
import io.ikart.schemas.cart.PricedLine;
import io.ikart.schemas.common.EventMeta;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.order.FulfilmentStatus;
import io.ikart.schemas.order.LineUnits;
import io.ikart.schemas.order.OrderConfirmed;
import io.ikart.schemas.order.OrderPlaced;
import io.ikart.schemas.order.OrderRejected;
import io.ikart.schemas.order.OrderShipped;
import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.order.OrderStockSecured;
import io.ikart.schemas.order.OrderSummary;
import io.ikart.schemas.order.RejectReason;
import io.ikart.schemas.payment.PaymentAuthorized;
import io.ikart.schemas.payment.PaymentCaptured;
import io.ikart.schemas.payment.PaymentRefundRequested;
import io.ikart.schemas.payment.PaymentRefunded;
import io.ikart.schemas.payment.PaymentRequested;
import io.ikart.schemas.shipping.ChosenShipping;
import io.ikart.schemas.stock.StockAllocated;
import io.ikart.schemas.stock.StockHeld;
import io.ikart.schemas.stock.StockReceived;
import io.ikart.schemas.stock.StockReleased;
import io.ikart.schemas.stock.StockReturned;
import io.ikart.schemas.stock.StockShipped;
import io.ikart.schemas.stock.WarehouseShare;
import io.ikart.tools.log.LogRecord;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Events as they stand in the log, for tests. */
final class Events {

  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  static final String CART = Ids.cart("0".repeat(26));
  static final String ORDER = Ids.order(CART, 1);
  static final String SECOND_ORDER = Ids.order(CART, 2);

  private Events() {}

  static LogRecord placed(String orderId) {
    return placed(orderId, 999, null);
  }

  /** One thing, and how it is sent; the summary says 9.99. */
  static LogRecord placed(String orderId, long price, ChosenShipping shipping) {
    var line = new PricedLine("tea:1", "prod_tea", "tea", "Tea", 1L, gbp(price), "");
    return record(
        new OrderPlaced(
            meta(orderId, 1),
            summary(orderId, OrderStatus.PLACED),
            CART,
            1,
            List.of(line),
            List.of(),
            "tok_approve",
            null,
            NOON.plusSeconds(60),
            "",
            shipping));
  }

  static LogRecord secured(String orderId) {
    return record(
        new OrderStockSecured(
            meta(orderId, 2),
            summary(orderId, OrderStatus.AWAITING_PAYMENT),
            "tea",
            0,
            NOON.plusSeconds(120)));
  }

  static LogRecord confirmed(String orderId) {
    return record(
        new OrderConfirmed(
            meta(orderId, 3), summary(orderId, OrderStatus.CONFIRMED), Ids.payment(orderId)));
  }

  static LogRecord rejected(String orderId) {
    return record(
        new OrderRejected(
            meta(orderId, 2),
            summary(orderId, OrderStatus.REJECTED),
            RejectReason.OUT_OF_STOCK,
            "tea",
            2L,
            1L,
            ""));
  }

  static LogRecord requested(String orderId, String key) {
    return record(
        new PaymentRequested(
            meta(Ids.payment(orderId), 1), orderId, 1, gbp(999), "tok_approve", key, NOON));
  }

  static LogRecord authorized(String orderId, String intentId, long amount) {
    return record(
        new PaymentAuthorized(meta(Ids.payment(orderId), 2), orderId, 1, intentId, gbp(amount)));
  }

  static LogRecord captured(String orderId, long amount, long inAll) {
    return record(
        new PaymentCaptured(
            meta(Ids.payment(orderId), 3),
            orderId,
            1,
            "ship-" + inAll,
            gbp(amount),
            gbp(inAll),
            false));
  }

  static LogRecord refundRequested(String orderId, String name, long amount) {
    return record(
        new PaymentRefundRequested(
            meta(Ids.payment(orderId), 4),
            1,
            "pi_1",
            name,
            gbp(amount),
            "damaged",
            List.of(),
            "key-" + name,
            NOON));
  }

  static LogRecord refunded(String orderId, String name, long amount, long inAll) {
    return record(
        new PaymentRefunded(
            meta(Ids.payment(orderId), 5),
            orderId,
            1,
            name,
            "re_1",
            gbp(amount),
            gbp(inAll),
            List.of()));
  }

  static LogRecord received(long version, long units) {
    return record(
        new StockReceived(meta("tea", version), "main", units, "delivery", false, version == 1));
  }

  static LogRecord held(long version, String orderId, long units) {
    return record(
        new StockHeld(meta("tea", version), orderId, 0, units, NOON.plusSeconds(60), NOON));
  }

  static LogRecord allocated(long version, String orderId, long units) {
    return record(
        new StockAllocated(
            meta("tea", version), orderId, List.of(new WarehouseShare("main", units)), 0L));
  }

  static LogRecord released(long version, String orderId, long units) {
    return record(new StockReleased(meta("tea", version), orderId, units, NOON, NOON));
  }

  static LogRecord left(long version, String orderId, long units) {
    return record(
        new StockShipped(
            meta("tea", version),
            orderId,
            "ship_1",
            units,
            List.of(new WarehouseShare("main", units)),
            NOON,
            NOON));
  }

  static LogRecord cameBack(long version, String orderId, long units) {
    return record(
        new StockReturned(
            meta("tea", version), orderId, "ret_1@1", "main", units, 0L, false, NOON, NOON));
  }

  static LogRecord sent(String orderId, long units) {
    return record(
        new OrderShipped(
            meta(orderId, 5),
            summary(orderId, OrderStatus.CONFIRMED),
            "ship_1",
            List.of(new LineUnits("tea:1", "prod_tea", "tea", units, gbp(999))),
            "post",
            "T1",
            FulfilmentStatus.SHIPPED,
            gbp(999),
            true));
  }

  private static Money gbp(long amount) {
    return new Money(amount, "GBP");
  }

  static OrderSummary summary(String orderId, OrderStatus status) {
    return new OrderSummary(orderId, "cust_1", status, gbp(999), 1, NOON);
  }

  static EventMeta meta(String aggregateId, long version) {
    return meta(aggregateId, version, NOON);
  }

  static EventMeta meta(String aggregateId, long version, Instant at) {
    return new EventMeta(aggregateId, version, "c" + version, "c1", "test", at, at);
  }

  static LogRecord record(SpecificRecord event) {
    var key = Ids.partitionKey(Envelopes.ofEvent(event).getAggregateId());
    return new LogRecord("events", 0, 0, key, event, NOON.toEpochMilli(), false);
  }
}
