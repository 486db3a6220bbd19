package io.ikart.topologies.kernel;

import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * The parts of one aggregate: whatever of it grows without bound, one record each. Only the parts
 * that are named are loaded, so an aggregate with many costs no more than one with few.
 */
public interface Parts {

  /** A part and its id within the aggregate. */
  record Part(String id, SpecificRecord value) {}

  /** The part with this id. */
  <T extends SpecificRecord> Optional<T> part(String id, Class<T> type);

  /**
   * Parts in the order of their ids.
   *
   * @param after ids greater than this; empty for all
   * @param limit at most so many
   */
  List<Part> parts(String after, int limit);
}
