package io.ikart.schemas.serde;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;

/** Writes any record of the catalogue in the wire format; null stays null (a tombstone). */
public final class AvroSerializer implements Serializer<SpecificRecord> {

  private final AvroWire wire;

  public AvroSerializer(AvroWire wire) {
    this.wire = wire;
  }

  @Override
  public byte[] serialize(String topic, SpecificRecord message) {
    return message == null ? null : wire.encode(message);
  }
}
