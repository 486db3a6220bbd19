package io.ikart.topologies.kernel;

import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Tables that every instance of an application holds whole. */
public interface References {

  /** The row with this id, if there is one. */
  <T extends SpecificRecord> Optional<T> row(String id, Class<T> type);

  /** No tables at all. */
  static References none() {
    return new References() {
      @Override
      public <T extends SpecificRecord> Optional<T> row(String id, Class<T> type) {
        return Optional.empty();
      }
    };
  }
}
