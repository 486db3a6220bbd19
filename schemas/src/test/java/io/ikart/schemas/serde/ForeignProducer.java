package io.ikart.schemas.serde;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;

/** Writes the Confluent wire format with plain Avro and a schema of its own. */
record ForeignProducer(NumberedSchemas registry) {

  private static final SpecificData MODEL = new SpecificData();

  static {
    MODEL.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
  }

  /** A record of the given version with the values of the current one, field by name. */
  GenericRecord copy(Schema version, IndexedRecord values) {
    var copy = new GenericData.Record(version);
    for (var field : version.getFields()) {
      var known = values.getSchema().getField(field.name());
      var value =
          known == null ? GenericData.get().getDefaultValue(field) : values.get(known.pos());
      boolean otherVersion =
          field.schema().getType() == Schema.Type.RECORD
              && !((IndexedRecord) value).getSchema().equals(field.schema());
      copy.put(field.pos(), otherVersion ? copy(field.schema(), (IndexedRecord) value) : value);
    }
    return copy;
  }

  byte[] write(Schema version, IndexedRecord values) {
    return write(copy(version, values));
  }

  byte[] write(IndexedRecord message) {
    var bytes = new ByteArrayOutputStream();
    try (var header = new DataOutputStream(bytes)) {
      header.writeByte(0);
      header.writeInt(registry.add(message.getSchema()));
      var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
      new GenericDatumWriter<IndexedRecord>(message.getSchema(), MODEL).write(message, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
