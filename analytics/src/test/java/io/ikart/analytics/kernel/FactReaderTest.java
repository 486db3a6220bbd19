package io.ikart.analytics.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ikart.schemas.catalog.Offer;
import io.ikart.schemas.common.DeadLetter;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.LocalSchemas;
import io.ikart.schemas.serde.SchemaRegistryException;
import io.ikart.schemas.topic.CatalogTopics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.types.Either;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Facts come out of records of several types; what cannot be read leaves by the side door. */
class FactReaderTest {

  private static final Facts<String> OFFER_IDS =
      new Facts<>(
          "offers",
          List.of(CatalogTopics.OFFERS_TABLE),
          (event, facts) -> {
            if (event instanceof Offer offer) {
              facts.accept(offer.getOfferId());
            }
          },
          fact -> 0L,
          Types.STRING);

  private static final AvroWire WIRE = new AvroWire(new LocalSchemas());

  @Test
  void takesTheFactOutOfAnEvent() throws Exception {
    var read = read(WIRE.encode(offer("TEA:450")), LocalSchemas::new);

    assertThat(read).containsExactly(Either.Right("TEA:450"));
  }

  @Test
  void skipsEventsThatSayNothingOfItAndTombstones() throws Exception {
    var money = DeadLetter.newBuilder(letter()).build();

    assertThat(read(WIRE.encode(money), LocalSchemas::new)).isEmpty();
    assertThat(read(null, LocalSchemas::new)).isEmpty();
  }

  @Test
  void skipsATypeOfALaterVersion() throws Exception {
    var read = read(WIRE.encode(offer("TEA:450")), FactReaderTest::ofTheFuture);

    assertThat(read).isEmpty();
  }

  @Test
  void keepsWhatCannotBeReadByteForByte() throws Exception {
    var garbage = "not avro".getBytes(StandardCharsets.UTF_8);

    var read = read(garbage, LocalSchemas::new);

    assertThat(read).hasSize(1);
    var letter = read.get(0).left();
    assertThat(letter.getValue().array()).isEqualTo(garbage);
    assertThat(letter.getOffset()).isEqualTo(7);
    assertThat(letter.getKey()).isEqualTo("key");
    assertThat(letter.getApplication()).isEqualTo("job");
  }

  @Test
  void aRegistryThatIsAwayIsNotTheRecordsFault() {
    assertThatThrownBy(() -> read(WIRE.encode(offer("TEA:450")), FactReaderTest::away))
        .isInstanceOf(SchemaRegistryException.class);
  }

  private static List<Either<DeadLetter, String>> read(byte[] value, Registry registry)
      throws Exception {
    var reader = new FactReader<>("job", registry, OFFER_IDS);
    reader.open(null);
    var facts = new ArrayList<Either<DeadLetter, String>>();
    var key = "key".getBytes(StandardCharsets.UTF_8);
    reader.deserialize(
        new ConsumerRecord<>("catalog.offers", 1, 7, key, value), new ListCollector<>(facts));
    return facts;
  }

  private static Offer offer(String id) {
    return Offer.newBuilder()
        .setOfferId(id)
        .setProductId("prod_TEA")
        .setProductVersion(1)
        .setSku("TEA")
        .setTitle("Tea")
        .setPriceList("default")
        .setUnitPrice(new Money(450L, "GBP"))
        .setActive(true)
        .build();
  }

  private static DeadLetter letter() {
    return DeadLetter.newBuilder()
        .setApplication("stock")
        .setTopic("stock.commands")
        .setPartition(0)
        .setOffset(0)
        .setKey("TEA")
        .setValue(java.nio.ByteBuffer.allocate(0))
        .setReason("why")
        .setFailedAt(java.time.Instant.EPOCH)
        .build();
  }

  /** Knows how to write, and says of every id that it is a type nobody has yet. */
  private static final class OfTheFuture implements io.ikart.schemas.serde.SchemaRegistry {

    private final LocalSchemas known = new LocalSchemas();

    @Override
    public int idOf(String subject, Schema schema) {
      return known.idOf(subject, schema);
    }

    @Override
    public Schema byId(int id) {
      return SchemaBuilder.record("io.ikart.schemas.later.Novelty").fields().endRecord();
    }
  }

  private static OfTheFuture ofTheFuture() {
    return new OfTheFuture();
  }

  private static final class Away implements io.ikart.schemas.serde.SchemaRegistry {

    private final LocalSchemas known = new LocalSchemas();

    @Override
    public int idOf(String subject, Schema schema) {
      return known.idOf(subject, schema);
    }

    @Override
    public Schema byId(int id) {
      throw new SchemaRegistryException("does not answer", true, null);
    }
  }

  private static Away away() {
    return new Away();
  }
}
