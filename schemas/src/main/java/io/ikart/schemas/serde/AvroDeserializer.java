package io.ikart.schemas.serde;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads any record of the catalogue from the wire format; null stays null (a tombstone). */
public final class AvroDeserializer implements Deserializer<SpecificRecord> {

  private final AvroWire wire;

  public AvroDeserializer(AvroWire wire) {
    this.wire = wire;
  }

  @Override
  public SpecificRecord deserialize(String topic, byte[] bytes) {
    return bytes == null ? null : wire.decode(bytes);
  }
}
