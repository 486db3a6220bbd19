package io.ikart.connect;

import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.SchemaRegistryException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.connect.errors.RetriableException;

/** Makes intents of records. */
final class IntentReader {

  private final AvroWire wire;
  private final Effect effect;

  IntentReader(AvroWire wire, Effect effect) {
    this.wire = wire;
    this.effect = effect;
  }

  /**
   * A record and what it was found to be.
   *
   * @param intent null when there is an objection
   * @param objection why it cannot be performed; empty when it can
   */
  record Reading(Job job, SpecificRecord intent, String objection) {

    boolean performable() {
      return objection.isEmpty();
    }
  }

  /**
   * Reads one record. What cannot be read is a reading too, with an objection.
   *
   * @throws RetriableException when the schema registry does not answer now
   */
  Reading read(Job job) {
    try {
      var intent = wire.decode(job.value());
      var objection = effect.objectionTo(intent);
      return new Reading(job, objection.isEmpty() ? intent : null, objection);
    } catch (SchemaRegistryException e) {
      if (e.isRetriable()) {
        throw new RetriableException("cannot read " + job.position() + " yet", e);
      }
      return new Reading(job, null, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      // Bytes that nobody vouches for can make a decoder throw anything.
      return new Reading(job, null, e.toString());
    }
  }
}
