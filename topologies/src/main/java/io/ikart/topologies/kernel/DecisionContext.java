package io.ikart.topologies.kernel;

import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.EventMeta;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** The context of one decision. */
final class DecisionContext implements Context {

  private static final long NOT_NUMBERED_YET = 0;

  private final String application;
  private final Parts parts;
  private final CommandMeta command;
  private final References references;
  private final Instant now;
  private final EventMeta meta;
  private int sent;

  DecisionContext(
      String application, Parts parts, CommandMeta command, References references, Instant now) {
    this.application = application;
    this.parts = parts;
    this.command = command;
    this.references = references;
    this.now = now;
    this.meta =
        new EventMeta(
            command.getAggregateId(),
            NOT_NUMBERED_YET,
            command.getCommandId(),
            command.getCausedBy(),
            command.getActor(),
            command.getIssuedAt(),
            command.getOccurredAt());
  }

  @Override
  public CommandMeta command() {
    return command;
  }

  @Override
  public EventMeta meta() {
    return meta;
  }

  @Override
  public CommandMeta to(String aggregateId) {
    return new CommandMeta(
        aggregateId,
        command.getCommandId() + "#" + sent++,
        command.getCausedBy(),
        application,
        now,
        command.getOccurredAt(),
        0L,
        "");
  }

  @Override
  public <T extends SpecificRecord> Optional<T> reference(String id, Class<T> type) {
    return references.row(id, type);
  }

  @Override
  public <T extends SpecificRecord> List<T> references(String prefix, Class<T> type, int limit) {
    return references.rows(prefix, type, limit);
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
