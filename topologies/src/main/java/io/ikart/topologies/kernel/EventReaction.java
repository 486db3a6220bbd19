package io.ikart.topologies.kernel;

import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.EventMeta;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** The reaction to one event. */
final class EventReaction implements Reaction {

  private final String application;
  private final Parts parts;
  private final EventMeta event;
  private final Instant now;
  private int sent;

  EventReaction(String application, Parts parts, EventMeta event, Instant now) {
    this.application = application;
    this.parts = parts;
    this.event = event;
    this.now = now;
  }

  @Override
  public CommandMeta to(String aggregateId) {
    return new CommandMeta(
        aggregateId,
        event.getAggregateId() + "@" + event.getVersion() + "#" + sent++,
        event.getCausedBy(),
        application,
        now,
        event.getOccurredAt(),
        0L,
        "");
  }

  @Override
  public <T extends SpecificRecord> Optional<T> part(String id, Class<T> type) {
    return parts.part(id, type);
  }

  @Override
  public List<Part> parts(String after, int limit) {
    return parts.parts(after, limit);
  }
}
