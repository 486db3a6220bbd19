package io.ikart.topologies.kernel;

import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.EventMeta;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** All a decider may know besides the root and the command. */
public interface Context extends Parts {

  /** Envelope of the command that is decided. */
  CommandMeta command();

  /** The only time a decider sees: when the command was made. */
  default Instant now() {
    return command().getIssuedAt();
  }

  /**
   * Envelope for a new event; the kernel numbers it when it is appended. A decider may put another
   * business time into a copy.
   */
  EventMeta meta();

  /** Envelope for a message to another aggregate. */
  CommandMeta to(String aggregateId);

  /** A row of a table this application reads whole, for example an offer by its id. */
  <T extends SpecificRecord> Optional<T> reference(String id, Class<T> type);

  /** Rows of such a table whose ids start so, for example a person's keys; at most so many. */
  <T extends SpecificRecord> List<T> references(String prefix, Class<T> type, int limit);
}
