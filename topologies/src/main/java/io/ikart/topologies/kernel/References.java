package io.ikart.topologies.kernel;

import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Tables that every instance of an application holds whole. */
public interface References {

  /** The row with this id, if there is one. */
  <T extends SpecificRecord> Optional<T> row(String id, Class<T> type);

  /** Rows whose ids start so, in the order of their ids, at most so many. */
  <T extends SpecificRecord> List<T> rows(String prefix, Class<T> type, int limit);

  /** No tables at all. */
  static References none() {
    return new References() {
      @Override
      public <T extends SpecificRecord> Optional<T> row(String id, Class<T> type) {
        return Optional.empty();
      }

      @Override
      public <T extends SpecificRecord> List<T> rows(String prefix, Class<T> type, int limit) {
        return List.of();
      }
    };
  }
}
