package io.ikart.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ikart.schemas.common.ParkedRecord;
import io.ikart.schemas.common.Reply;
import io.ikart.schemas.order.OrderLines;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

/**
 * A bad record harms one key at most: whatever the bytes, decoding gives a record or a
 * SerializationException; never another exception, never an error for want of memory.
 */
class DamagedBytesTest {

  private static final int HEADER_BYTES = 5;

  private final AvroWire wire = new AvroWire(new LocalSchemas());
  private final List<Schema> schemas = Subjects.all().values().stream().distinct().toList();

  @Property
  void everyTruncationIsRefused(@ForAll Random chance) {
    var whole = wire.encode(new RandomRecords(chance).record(oneOf(schemas, chance)));

    for (int length = 0; length < whole.length; length++) {
      var cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> wire.decode(cut)).isInstanceOf(SerializationException.class);
    }
  }

  @Property(tries = 2000)
  void changedBytesGiveARecordOrASerializationException(@ForAll Random chance) {
    var bytes = wire.encode(new RandomRecords(chance).record(oneOf(schemas, chance)));
    for (int i = chance.nextInt(4); i >= 0; i--) {
      bytes[HEADER_BYTES + chance.nextInt(bytes.length - HEADER_BYTES)] = (byte) chance.nextInt();
    }

    decodeOrRefuse(bytes);
  }

  @Property(tries = 2000)
  void noiseBehindAGoodHeaderGivesARecordOrASerializationException(@ForAll Random chance) {
    var bytes = new byte[HEADER_BYTES + chance.nextInt(64)];
    chance.nextBytes(bytes);
    ByteBuffer.wrap(bytes).put((byte) 0).putInt(1 + chance.nextInt(schemas.size()));

    decodeOrRefuse(bytes);
  }

  @Test
  void aLengthOfAGigabyteTakesNoMemory() {
    var gigabyte = new byte[] {(byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, 0x08};

    assertRefused(Reply.SCHEMA$, gigabyte);
    assertRefused(OrderLines.SCHEMA$, gigabyte);
    assertRefused(ParkedRecord.SCHEMA$, joined(new byte[] {0, 0, 0}, gigabyte));
  }

  @Test
  void aNegativeLengthIsRefused() {
    assertRefused(Reply.SCHEMA$, new byte[] {1});
    assertRefused(ParkedRecord.SCHEMA$, new byte[] {0, 0, 0, 1});
  }

  private void assertRefused(Schema schema, byte[] body) {
    int id = new LocalSchemas().idOf(schema.getFullName(), schema);
    var bytes =
        ByteBuffer.allocate(HEADER_BYTES + body.length).put((byte) 0).putInt(id).put(body).array();
    assertThatThrownBy(() -> wire.decode(bytes))
        .isExactlyInstanceOf(SerializationException.class)
        .hasMessageContaining("cannot decode");
  }

  private void decodeOrRefuse(byte[] bytes) {
    try {
      assertThat(wire.decode(bytes)).isNotNull();
    } catch (SerializationException refused) {
      assertThat(refused).hasMessageContaining("schema id");
    }
  }

  private static byte[] joined(byte[] first, byte[] second) {
    return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
  }

  private static <T> T oneOf(List<T> choices, Random chance) {
    return choices.get(chance.nextInt(choices.size()));
  }
}
