package io.ikart.tools.demo;

import io.ikart.schemas.order.OrderCancelled;
import io.ikart.schemas.order.OrderConfirmed;
import io.ikart.schemas.order.OrderExpired;
import io.ikart.schemas.order.OrderPaymentDeclined;
import io.ikart.schemas.order.OrderPlaced;
import io.ikart.schemas.order.OrderRejected;
import io.ikart.tools.log.LogRecord;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Tells shoppers how their orders go on, as the order events have it. */
final class OrderNews {

  /** What a shopper can learn of an order. */
  enum News {
    CONFIRMED,
    DECLINED,
    REJECTED,
    EXPIRED,
    CANCELLED
  }

  private final Tally tally;
  private final Map<String, BlockingQueue<News>> queues = new ConcurrentHashMap<>();

  OrderNews(Tally tally) {
    this.tally = tally;
  }

  /** Takes in one record of the order events. */
  void accept(LogRecord record) {
    if (record.value() instanceof OrderPlaced event) {
      queueOf(event.getSummary().getOrderId());
      tally.count(Tally.Count.PLACED);
    } else if (record.value() instanceof OrderConfirmed event) {
      var orderId = event.getSummary().getOrderId();
      tally.confirmed(orderId);
      tell(orderId, News.CONFIRMED, Tally.Count.CONFIRMED);
    } else if (record.value() instanceof OrderPaymentDeclined event) {
      tell(event.getSummary().getOrderId(), News.DECLINED, Tally.Count.DECLINED);
    } else if (record.value() instanceof OrderRejected event) {
      tell(event.getSummary().getOrderId(), News.REJECTED, Tally.Count.REJECTED);
    } else if (record.value() instanceof OrderExpired event) {
      tell(event.getSummary().getOrderId(), News.EXPIRED, Tally.Count.EXPIRED);
    } else if (record.value() instanceof OrderCancelled event) {
      tell(event.getSummary().getOrderId(), News.CANCELLED, Tally.Count.CANCELLED);
    }
  }

  /** Waits for the next news of an order; null when none came in time. */
  News next(String orderId, long atMostMs) throws InterruptedException {
    return queueOf(orderId).poll(atMostMs, TimeUnit.MILLISECONDS);
  }

  /** The shopper has gone: nobody listens to this order any more. */
  void forget(String orderId) {
    queues.remove(orderId);
  }

  private void tell(String orderId, News news, Tally.Count count) {
    tally.count(count);
    var queue = queues.get(orderId);
    if (queue != null) {
      queue.add(news);
    }
  }

  private BlockingQueue<News> queueOf(String orderId) {
    return queues.computeIfAbsent(orderId, id -> new LinkedBlockingQueue<>());
  }
}
