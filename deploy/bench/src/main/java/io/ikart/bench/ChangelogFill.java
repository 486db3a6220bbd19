package io.ikart.bench;

import io.ikart.bench.baseline.Brokers;
import io.ikart.schemas.Ids;
import io.ikart.schemas.cart.CartLine;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.serde.AvroWire;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Makes the state of the checkout larger than commands could in the time: lines of carts that do
 * not exist, written straight to the changelog while nobody works on it. No command, query or event
 * ever meets them.
 */
final class ChangelogFill {

  private static final String CHANGELOG = "ikart-checkout-checkout-state-changelog";

  private static final String PART = "P";
  private static final char SEPARATOR = 0;

  private final AvroWire wire;
  private final SplittableRandom random = new SplittableRandom();

  ChangelogFill(AvroWire wire) {
    this.wire = wire;
  }

  /** Adds so many keys. */
  void add(String bootstrap, int keys) throws InterruptedException, ExecutionException {
    Map<String, Object> config =
        Brokers.client(
            bootstrap,
            Map.of(
                "acks",
                "all",
                "compression.type",
                "lz4",
                "linger.ms",
                20,
                "batch.size",
                128 * 1024,
                "key.serializer",
                ByteArraySerializer.class,
                "value.serializer",
                ByteArraySerializer.class));
    try (var producer = new KafkaProducer<byte[], byte[]>(config)) {
      Future<RecordMetadata> last = null;
      for (int number = 0; number < keys; number++) {
        last = producer.send(line(number));
      }
      producer.flush();
      if (last != null) {
        last.get();
      }
    }
  }

  private ProducerRecord<byte[], byte[]> line(int number) {
    var cartId = Ids.cart(Ids.ulid(System.currentTimeMillis(), random.nextLong()));
    var offer = "restore-%08d".formatted(number);
    var key = (PART + cartId + SEPARATOR + offer).getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(CHANGELOG, key, wire.encode(lineOf(offer)));
  }

  private static CartLine lineOf(String offer) {
    return new CartLine(
        offer, "prod_" + offer, offer, "A line to restore", 2L, new Money(1_250L, "GBP"), 0, 0);
  }
}
