package io.ikart.topologies;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far the restoring of stores from their changelogs is, for operators and for the benchmark of
 * it. Times are milliseconds since the epoch, 0 when nothing of the kind has happened yet.
 */
final class RestoreMeters implements StateRestoreListener {

  private static final Logger LOG = LoggerFactory.getLogger(RestoreMeters.class);

  private final MeterRegistry registry;
  private final AtomicLong open = new AtomicLong();
  private final AtomicLong firstBegan = new AtomicLong();
  private final AtomicLong lastEnded = new AtomicLong();

  RestoreMeters(MeterRegistry registry) {
    this.registry = registry;
    gauge("ikart.restore.open", "Partitions of stores being restored", open);
    gauge("ikart.restore.began", "When the first began", firstBegan);
    gauge("ikart.restore.ended", "When the last ended", lastEnded);
  }

  private void gauge(String name, String description, AtomicLong value) {
    Gauge.builder(name, value, AtomicLong::get).description(description).register(registry);
  }

  @Override
  public void onRestoreStart(TopicPartition changelog, String store, long from, long to) {
    firstBegan.compareAndSet(0, System.currentTimeMillis());
    open.incrementAndGet();
  }

  @Override
  public void onBatchRestored(TopicPartition changelog, String store, long end, long records) {
    records(store).increment(records);
  }

  @Override
  public void onRestoreEnd(TopicPartition changelog, String store, long records) {
    lastEnded.set(System.currentTimeMillis());
    open.decrementAndGet();
    LOG.info("{} is restored from {}: {} records", store, changelog, records);
  }

  @Override
  public void onRestoreSuspended(TopicPartition changelog, String store, long records) {
    open.decrementAndGet();
    LOG.info("restoring {} from {} ended early after {} records", store, changelog, records);
  }

  private Counter records(String store) {
    return Counter.builder("ikart.restored.records")
        .description("Records read from changelogs to restore a store")
        .tag("store", store)
        .register(registry);
  }
}
