package io.ikart.schemas.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.serde.RandomRecords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.junit.jupiter.api.Test;

/** The hash says what an entry is, whoever computes it. */
class EntryHashTest {

  private static final EntryHash HASH = new EntryHash(ActionRecorded.SCHEMA$);

  @Property(tries = 300)
  void whoeverReadsAnEntryComputesTheSame(@ForAll Random chance) throws IOException {
    var entry = random(chance);

    assertThat(HASH.of(generic(entry))).isEqualTo(HASH.of(entry));
  }

  @Property(tries = 300)
  void anyOtherEntryHasAnother(@ForAll Random chance) {
    var entry = random(chance);
    var other = random(chance);
    boolean same =
        entry.getMeta().equals(other.getMeta())
            && entry.getAudited().equals(other.getAudited())
            && entry.getPrevious().equals(other.getPrevious());

    assertThat(HASH.of(entry).equals(HASH.of(other))).isEqualTo(same);
  }

  @Property(tries = 100)
  void itsOwnFieldIsNotPartOfIt(@ForAll Random chance) {
    var entry = random(chance);
    var other =
        ActionRecorded.newBuilder(entry).setHash(ByteBuffer.wrap(new byte[] {1, 2, 3})).build();

    assertThat(HASH.of(other)).isEqualTo(HASH.of(entry));
  }

  /** Another schema could read the same bytes as something else. */
  @Test
  void theSchemaIsPartOfIt() throws IOException {
    var entry = random(new Random(1));
    var renamed =
        new Schema.Parser()
            .parse(
                ActionRecorded.SCHEMA$
                    .toString()
                    .replace("\"name\":\"reason\"", "\"name\":\"because\""));
    var read = read(bytes(entry), renamed);

    assertThat(new EntryHash(renamed).of(read)).isNotEqualTo(HASH.of(entry));
  }

  /** Doc texts may be mended. */
  @Test
  void docTextsAreNot() throws IOException {
    var entry = random(new Random(2));
    var mended =
        new Schema.Parser()
            .parse(ActionRecorded.SCHEMA$.toString().replace("What was done.", "What was done!"));

    assertThat(new EntryHash(mended).of(read(bytes(entry), mended))).isEqualTo(HASH.of(entry));
  }

  private static ActionRecorded random(Random chance) {
    return (ActionRecorded) new RandomRecords(chance).record(ActionRecorded.SCHEMA$);
  }

  private static GenericRecord generic(ActionRecorded entry) throws IOException {
    return read(bytes(entry), ActionRecorded.SCHEMA$);
  }

  private static GenericRecord read(byte[] bytes, Schema schema) throws IOException {
    var decoder = DecoderFactory.get().binaryDecoder(bytes, null);
    return new GenericDatumReader<GenericRecord>(schema).read(null, decoder);
  }

  private static byte[] bytes(ActionRecorded entry) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new SpecificDatumWriter<ActionRecorded>(ActionRecorded.SCHEMA$).write(entry, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }
}
