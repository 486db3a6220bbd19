package io.ikart.topologies.kernel;

import org.apache.avro.specific.SpecificRecord;

/** The parts of one aggregate while an event is folded into it. */
public interface EditableParts extends Parts {

  /** Adds or replaces a part. */
  void put(String id, SpecificRecord value);

  /** Drops a part; nothing happens when there is none. */
  void drop(String id);
}
