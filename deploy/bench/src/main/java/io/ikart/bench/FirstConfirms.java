package io.ikart.bench;

import io.ikart.schemas.Ids;
import io.ikart.schemas.order.OrderConfirmed;
import io.ikart.tools.log.LogRecord;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;

/**
 * By partition of the orders: how long after a kill the first order placed after it is confirmed.
 */
final class FirstConfirms {

  private static final double NANOS_A_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  private final Set<String> open = ConcurrentHashMap.newKeySet();
  private final Set<String> placedAfter = ConcurrentHashMap.newKeySet();
  private final Map<Integer, Long> firstNanos = new ConcurrentSkipListMap<>();
  private volatile long killedNanos;

  /** Says that an order is placed now. */
  void place(String cartId) {
    var orderId = Ids.order(cartId, 1);
    open.add(orderId);
    if (killedNanos != 0) {
      placedAfter.add(orderId);
    }
  }

  /** Says that the instance was killed now. */
  void killed() {
    killedNanos = System.nanoTime();
  }

  /** Takes in one record of the order events. */
  void accept(LogRecord record) {
    if (record.value() instanceof OrderConfirmed event) {
      var orderId = event.getSummary().getOrderId();
      open.remove(orderId);
      if (placedAfter.contains(orderId)) {
        firstNanos.putIfAbsent(record.partition(), System.nanoTime() - killedNanos);
      }
    }
  }

  /** Whether every order placed is confirmed. */
  boolean allConfirmed() {
    return open.isEmpty();
  }

  /** Orders that are not. */
  int missing() {
    return open.size();
  }

  /** Milliseconds by partition. */
  Map<Integer, Double> gapsMs() {
    var gaps = new TreeMap<Integer, Double>();
    firstNanos.forEach((partition, nanos) -> gaps.put(partition, nanos / NANOS_A_MILLI));
    return gaps;
  }
}
