package io.ikart.tools.log;

import io.ikart.schemas.cart.PricedLine;
import io.ikart.schemas.order.OrderCancelled;
import io.ikart.schemas.order.OrderCompleted;
import io.ikart.schemas.order.OrderConfirmed;
import io.ikart.schemas.order.OrderExpired;
import io.ikart.schemas.order.OrderHeld;
import io.ikart.schemas.order.OrderHoldCleared;
import io.ikart.schemas.order.OrderPlaced;
import io.ikart.schemas.order.OrderRejected;
import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.order.OrderStockSecured;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;

/**
 * All orders as their events tell them. Written by the thread that reads the log, asked by any.
 * Types that say nothing about where an order stands are skipped.
 */
public final class OrderBook {

  private final Map<String, OrderFacts> orders = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<OrderFacts>> waiting = new ConcurrentHashMap<>();
  private final Map<String, String> texts = new ConcurrentHashMap<>();

  /** Takes in one record of the order events. */
  public void accept(LogRecord record) {
    SpecificRecord event = record.value();
    long nowNanos = System.nanoTime();
    if (event instanceof OrderPlaced placed) {
      place(placed, nowNanos);
    } else if (event instanceof OrderStockSecured secured) {
      move(secured.getSummary().getOrderId(), OrderStatus.AWAITING_PAYMENT, "", nowNanos);
    } else if (event instanceof OrderConfirmed confirmed) {
      move(confirmed.getSummary().getOrderId(), OrderStatus.CONFIRMED, "", nowNanos);
    } else if (event instanceof OrderRejected rejected) {
      var why = rejected.getReason().name().toLowerCase(java.util.Locale.ROOT);
      move(rejected.getSummary().getOrderId(), OrderStatus.REJECTED, why, nowNanos);
    } else if (event instanceof OrderExpired expired) {
      move(expired.getSummary().getOrderId(), OrderStatus.EXPIRED, "expired", nowNanos);
    } else if (event instanceof OrderCancelled cancelled) {
      move(cancelled.getSummary().getOrderId(), OrderStatus.CANCELLED, "cancelled", nowNanos);
    } else if (event instanceof OrderCompleted completed) {
      move(completed.getSummary().getOrderId(), OrderStatus.COMPLETED, "", nowNanos);
    } else if (event instanceof OrderHeld held) {
      move(held.getSummary().getOrderId(), OrderStatus.ON_HOLD, "", nowNanos);
    } else if (event instanceof OrderHoldCleared cleared) {
      move(cleared.getSummary().getOrderId(), OrderStatus.CONFIRMED, "", nowNanos);
    }
  }

  /** What is known of an order now. */
  public Optional<OrderFacts> find(String orderId) {
    return Optional.ofNullable(orders.get(orderId));
  }

  /** All orders there are. */
  public Collection<OrderFacts> all() {
    return orders.values();
  }

  /** Completes, on the reading thread, when the order waits for nothing any more. */
  public CompletableFuture<OrderFacts> settled(String orderId) {
    var future = waiting.computeIfAbsent(orderId, id -> new CompletableFuture<>());
    // The order may have been settled before anybody waited: look again now that we wait.
    find(orderId).filter(OrderFacts::isSettled).ifPresent(facts -> settle(orderId, facts));
    return future;
  }

  private void place(OrderPlaced placed, long nowNanos) {
    var summary = placed.getSummary();
    var lines = placed.getLines().stream().map(this::line).toList();
    orders.put(
        summary.getOrderId(),
        new OrderFacts(
            summary.getOrderId(),
            summary.getTotal().getAmount(),
            lines,
            OrderStatus.PLACED,
            "",
            nowNanos));
  }

  private OrderFacts.Line line(PricedLine line) {
    return new OrderFacts.Line(
        texts.computeIfAbsent(line.getOfferId(), same -> same),
        texts.computeIfAbsent(line.getSku(), same -> same),
        line.getQuantity(),
        line.getUnitPrice().getAmount());
  }

  private void move(String orderId, OrderStatus status, String reason, long nowNanos) {
    var moved =
        orders.computeIfPresent(orderId, (id, facts) -> facts.with(status, reason, nowNanos));
    if (moved != null && moved.isSettled()) {
      settle(orderId, moved);
    }
  }

  private void settle(String orderId, OrderFacts facts) {
    var future = waiting.remove(orderId);
    if (future != null) {
      future.complete(facts);
    }
  }
}
