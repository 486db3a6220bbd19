package io.ikart.bench;

import io.ikart.schemas.Ids;
import io.ikart.schemas.order.OrderCancelled;
import io.ikart.schemas.order.OrderConfirmed;
import io.ikart.schemas.order.OrderExpired;
import io.ikart.schemas.order.OrderRejected;
import io.ikart.tools.Latency;
import io.ikart.tools.log.LogRecord;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Waits for the first orders of given carts to end, and takes the time of each from its intended
 * send to the moment this observer sees it confirmed.
 */
final class Confirmations {

  private final Map<String, Long> intendedNanos = new ConcurrentHashMap<>();
  private final Latency latency = new Latency();
  private final Timeline overTime = new Timeline();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong lastNanos = new AtomicLong();
  private final CountDownLatch open;

  Confirmations(int orders) {
    this.open = new CountDownLatch(orders);
  }

  /** Says when the checkout of a cart should have been sent; call it before sending. */
  void intend(String cartId, long nanos) {
    intendedNanos.put(Ids.order(cartId, 1), nanos);
  }

  /** Takes in one record of the order events. */
  void accept(LogRecord record) {
    if (record.value() instanceof OrderConfirmed event) {
      end(event.getSummary().getOrderId(), true);
    } else if (record.value() instanceof OrderRejected event) {
      end(event.getSummary().getOrderId(), false);
    } else if (record.value() instanceof OrderExpired event) {
      end(event.getSummary().getOrderId(), false);
    } else if (record.value() instanceof OrderCancelled event) {
      end(event.getSummary().getOrderId(), false);
    }
  }

  private void end(String orderId, boolean confirmed) {
    var intended = intendedNanos.remove(orderId);
    if (intended == null) {
      return;
    }
    long nowNanos = System.nanoTime();
    if (confirmed) {
      latency.record(nowNanos - intended);
      overTime.record(nowNanos - intended);
      lastNanos.set(nowNanos);
    } else {
      refused.incrementAndGet();
    }
    open.countDown();
  }

  /** Waits until every order ended; false when the time was over first. */
  boolean await(long seconds) throws InterruptedException {
    return open.await(seconds, TimeUnit.SECONDS);
  }

  /** From the intended send to CONFIRMED seen. */
  Latency latency() {
    return latency;
  }

  /** The same by second. */
  Timeline overTime() {
    return overTime;
  }

  /** Orders that ended without being confirmed. */
  long refused() {
    return refused.get();
  }

  /** Orders that have not ended. */
  List<String> missing() {
    return List.copyOf(intendedNanos.keySet());
  }

  /** When the last confirmation was seen. */
  long lastNanos() {
    return lastNanos.get();
  }
}
