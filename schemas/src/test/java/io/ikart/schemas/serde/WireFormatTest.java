package io.ikart.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ikart.schemas.common.DeadLetter;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.common.Reply;
import io.ikart.schemas.common.Sealed;
import io.ikart.schemas.topic.OperationsTopics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

/** The bytes are those of the Confluent wire format, and only those are read. */
class WireFormatTest {

  private static final int HEADER_BYTES = 5;
  private static final Random CHANCE = new Random(1);

  private final NumberedSchemas registry = new NumberedSchemas();
  private final AvroWire wire = new AvroWire(registry);

  @Property
  void aRecordIsAZeroTheIdBigEndianAndPlainAvro(@ForAll Random chance) throws IOException {
    for (var schema : Subjects.all().values()) {
      var sent = new RandomRecords(chance).record(schema);

      var bytes = wire.encode(sent);

      int id = registry.add(schema);
      assertThat(Arrays.copyOf(bytes, HEADER_BYTES))
          .containsExactly(0, id >>> 24, id >>> 16, id >>> 8, id);
      assertThat(Arrays.copyOfRange(bytes, HEADER_BYTES, bytes.length)).isEqualTo(plain(sent));
    }
  }

  @Test
  void whoWritesOneTopicWritesNothingElseAndReadsEverything() {
    var letters = new AvroWire(registry, List.of(OperationsTopics.DEAD_LETTERS));
    var reply = new RandomRecords(CHANCE).record(Reply.SCHEMA$);
    var letter = new RandomRecords(CHANCE).record(DeadLetter.SCHEMA$);

    assertThat(letters.encode(letter)).isEqualTo(wire.encode(letter));
    assertThat(letters.decode(wire.encode(reply))).isEqualTo(reply);
    assertThatThrownBy(() -> letters.encode(reply)).isInstanceOf(SerializationException.class);
  }

  @Test
  void anIdIsAskedForOnce() {
    var reply = wire.encode(new RandomRecords(CHANCE).record(Reply.SCHEMA$));

    wire.decode(reply);
    wire.decode(reply);

    assertThat(registry.timesAsked()).isEqualTo(1);
  }

  @Test
  void aTypeThisVersionDoesNotHaveIsNamedAndAskedForOnce() {
    var tomorrow =
        SchemaBuilder.record("io.ikart.schemas.order.OrderGiftWrapped").fields().endRecord();
    var bytes = headed(registry.add(tomorrow));

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> wire.decode(bytes))
          .isInstanceOf(UnknownTypeException.class)
          .hasMessageContaining("io.ikart.schemas.order.OrderGiftWrapped");
    }
    assertThat(registry.timesAsked()).isEqualTo(1);
  }

  @Test
  void aSchemaThatIsNoRecordIsAnUnknownType() {
    var bytes = headed(registry.add(Schema.create(Schema.Type.STRING)), (byte) 0);

    assertThatThrownBy(() -> wire.decode(bytes)).isInstanceOf(UnknownTypeException.class);
  }

  @Test
  void anIdTheRegistryDoesNotHaveIsAnErrorOfTheRegistry() {
    assertThatThrownBy(() -> wire.decode(headed(7)))
        .isInstanceOf(SchemaRegistryException.class)
        .hasMessageContaining("7");
  }

  @Test
  void bytesWithoutMagicOrIdAreRefused() {
    for (var bytes :
        new byte[][] {null, {}, {0}, {0, 0, 0, 1}, {1, 0, 0, 0, 1, 0}, {'{', 0, 0, 0, 1}}) {
      assertThatThrownBy(() -> wire.decode(bytes))
          .isExactlyInstanceOf(SerializationException.class)
          .hasMessageContaining("wire format");
    }
  }

  @Test
  void aTypeOutsideTheCatalogueIsRefused() {
    assertThatThrownBy(() -> wire.encode(new Money(1L, "GBP")))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("not in the topic catalogue");
  }

  @Test
  void aMissingFieldIsRefusedAndTheNextRecordIsWhole() {
    var whole = new RandomRecords(CHANCE).record(DeadLetter.SCHEMA$);
    var torn = new RandomRecords(CHANCE).record(DeadLetter.SCHEMA$);
    torn.put(DeadLetter.SCHEMA$.getField("reason").pos(), null);

    assertThatThrownBy(() -> wire.encode(torn)).isInstanceOf(SerializationException.class);
    assertThat(wire.decode(wire.encode(whole))).isEqualTo(whole);
  }

  @Test
  void aTypeThatIsNotRegisteredStopsTheStart() {
    SchemaRegistry empty =
        new SchemaRegistry() {
          @Override
          public int idOf(String subject, Schema schema) {
            throw new SchemaRegistryException("not there: " + subject, false, null);
          }

          @Override
          public Schema byId(int id) {
            return Sealed.SCHEMA$;
          }
        };

    assertThatThrownBy(() -> new AvroWire(empty)).isInstanceOf(SchemaRegistryException.class);
  }

  private static byte[] headed(int id, byte... body) {
    return ByteBuffer.allocate(HEADER_BYTES + body.length)
        .put((byte) 0)
        .putInt(id)
        .put(body)
        .array();
  }

  private static byte[] plain(SpecificRecord message) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    new SpecificDatumWriter<SpecificRecord>(message.getSchema()).write(message, encoder);
    return bytes.toByteArray();
  }
}
