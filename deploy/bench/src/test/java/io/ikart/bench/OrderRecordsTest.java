package io.ikart.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.common.EventMeta;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.LocalSchemas;
import io.ikart.schemas.stock.StockAllocated;
import io.ikart.schemas.stock.StockHeld;
import io.ikart.schemas.topic.StockTopics;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class OrderRecordsTest {

  private static final String CHANGELOG = "ikart-stock-stock-state-changelog";
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final AvroWire wire = new AvroWire(new LocalSchemas());

  @Test
  void tellsTheHoldFromTheAllocationByTransaction() {
    var meta = new EventMeta("tea", 1L, "c", "c", "test", NOON, NOON);
    var held = new StockHeld(meta, "order", 0, 1L, NOON, NOON);
    var allocated = new StockAllocated(meta, "order", List.of(), 0L);

    // The marker of the first transaction takes offset 11 and 22.
    var counted =
        OrderRecords.of(
            wire,
            List.of(
                event(10, held),
                change(20),
                change(21),
                event(12, allocated),
                change(23),
                change(24)));

    assertThat(counted.toConfirmed())
        .containsEntry(StockTopics.STOCK_EVENTS.name(), 1)
        .containsEntry(CHANGELOG, 2);
    assertThat(counted.afterwards())
        .containsEntry(StockTopics.STOCK_EVENTS.name(), 1)
        .containsEntry(CHANGELOG, 2);
  }

  private ConsumerRecord<byte[], byte[]> event(long offset, SpecificRecord event) {
    return new ConsumerRecord<>(
        StockTopics.STOCK_EVENTS.name(), 0, offset, new byte[0], wire.encode(event));
  }

  private static ConsumerRecord<byte[], byte[]> change(long offset) {
    return new ConsumerRecord<>(CHANGELOG, 0, offset, new byte[0], new byte[0]);
  }
}
