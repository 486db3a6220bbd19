package io.ikart.analytics.kernel;

import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.ConfluentRegistry;
import io.ikart.schemas.serde.SchemaRegistry;
import java.io.Serializable;

/** Travels with a job to where it runs, and opens the schema registry there. */
@FunctionalInterface
public interface Registry extends Serializable {

  /** Opens a client. */
  SchemaRegistry open();

  /** The registry at an address. */
  static Registry at(String url) {
    return () -> new ConfluentRegistry(url);
  }

  /** The wire format over this registry. */
  default AvroWire wire() {
    return new AvroWire(open());
  }
}
