package io.ikart.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.topic.CatalogTopics;
import java.nio.ByteBuffer;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** Whatever the catalogue can name goes onto the wire and comes back equal. */
class RoundTripTest {

  private final AvroWire wire = new AvroWire(new LocalSchemas());

  @Property
  void everyTypeComesBackEqual(@ForAll Random chance) {
    var records = new RandomRecords(chance);
    for (var schema : Subjects.all().values()) {
      var sent = records.record(schema);

      var received = wire.decode(wire.encode(sent));

      assertThat(received).as(schema.getFullName()).isEqualTo(sent).hasSameClassAs(sent);
    }
  }

  @Property
  void aRecordInsideABytesFieldComesBackWithoutMovingTheField(@ForAll Random chance) {
    for (var schema : Subjects.all().values()) {
      var sent = new RandomRecords(chance).record(schema);
      var around = new byte[] {9, 9, 9};
      var buffer = ByteBuffer.wrap(joined(around, wire.encode(sent), around));
      buffer.position(around.length).limit(buffer.capacity() - around.length);

      assertThat(wire.decode(buffer)).isEqualTo(sent);
      assertThat(buffer.position()).isEqualTo(around.length);
    }
  }

  @Test
  void aTombstoneStaysNullBothWays() {
    var topic = CatalogTopics.OFFERS_TABLE.name();

    assertThat(new AvroSerializer(wire).serialize(topic, null)).isNull();
    assertThat(new AvroDeserializer(wire).deserialize(topic, null)).isNull();
  }

  @Property
  void theKafkaSerdesWriteAndReadWhatTheWireDoes(@ForAll Random chance) {
    SpecificRecord sent = new RandomRecords(chance).record(io.ikart.schemas.common.Reply.SCHEMA$);

    var bytes = new AvroSerializer(wire).serialize("replies", sent);

    assertThat(bytes).isEqualTo(wire.encode(sent));
    assertThat(new AvroDeserializer(wire).deserialize("replies", bytes)).isEqualTo(sent);
  }

  private static byte[] joined(byte[]... pieces) {
    var all = new java.io.ByteArrayOutputStream();
    for (var piece : pieces) {
      all.writeBytes(piece);
    }
    return all.toByteArray();
  }
}
