package io.ikart.analytics.kernel;

import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.ConfluentRegistry;
import io.ikart.schemas.serde.SchemaRegistry;
import io.ikart.schemas.topic.Topic;
import java.io.Serializable;
import java.util.List;

/** Travels with a job to where it runs, and opens the schema registry there. */
@FunctionalInterface
public interface Registry extends Serializable {

  /** Opens a client. */
  SchemaRegistry open();

  /** The registry at an address. */
  static Registry at(String url) {
    return () -> new ConfluentRegistry(url);
  }

  /** The wire format for reading. */
  default AvroWire reader() {
    return new AvroWire(open(), List.of());
  }

  /** The wire format for reading, and for writing into one topic. */
  default AvroWire writer(Topic topic) {
    return new AvroWire(open(), List.of(topic));
  }
}
