package io.ikart.bench.baseline.services;

import io.ikart.bench.baseline.Brokers;
import io.ikart.bench.baseline.Measured;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads how the orders of one block ended, and when, on a thread of its own. */
final class Verdicts implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final Map<String, Long> dueNanos = new ConcurrentHashMap<>();
  private final Measured measured;
  private final CountDownLatch open;
  private final KafkaConsumer<String, ShopOrder> consumer;
  private final Thread reading = new Thread(this::read, "verdicts");
  private volatile boolean ending;

  /** Starts at the end of the log. */
  Verdicts(String bootstrap, int partitions, int orders, Measured measured) {
    this.measured = measured;
    this.open = new CountDownLatch(orders);
    this.consumer =
        new KafkaConsumer<>(
            Brokers.client(bootstrap, Map.of("max.poll.records", 5_000)),
            new StringDeserializer(),
            Wire.ORDER.deserializer());
    var all =
        IntStream.range(0, partitions)
            .mapToObj(each -> new TopicPartition(ServiceTopics.ORDERS, each))
            .toList();
    consumer.assign(all);
    consumer.seekToEnd(all);
    all.forEach(consumer::position);
  }

  Verdicts start() {
    reading.start();
    return this;
  }

  /** Says when an order should be sent; call it before sending. */
  void intend(String orderId, long due) {
    dueNanos.put(orderId, due);
  }

  private void read() {
    while (!ending) {
      consumer.poll(POLL).forEach(record -> accept(record.value()));
    }
    consumer.close();
  }

  private void accept(ShopOrder order) {
    if (order.isNew()) {
      return;
    }
    var due = dueNanos.remove(order.id());
    if (due == null) {
      return;
    }
    if (order.state() == ShopOrder.State.VALIDATED) {
      measured.done(due);
    } else {
      measured.failed("the order failed");
    }
    open.countDown();
  }

  /** Waits until every order ended. */
  boolean await(Duration atMost) throws InterruptedException {
    return open.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  long missing() {
    return open.getCount();
  }

  @Override
  public void close() throws InterruptedException {
    ending = true;
    reading.join();
  }
}
