package io.ikart.bench.micro;

import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.EventMeta;
import io.ikart.topologies.kernel.Context;
import io.ikart.topologies.kernel.EditableParts;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/** All a decider may know, in memory. */
final class FixedContext implements Context, EditableParts {

  private final CommandMeta command;
  private final Map<String, ? extends SpecificRecord> references;
  private final NavigableMap<String, SpecificRecord> parts = new TreeMap<>();
  private long sent;

  FixedContext(CommandMeta command, Map<String, ? extends SpecificRecord> references) {
    this.command = command;
    this.references = references;
  }

  @Override
  public CommandMeta command() {
    return command;
  }

  @Override
  public EventMeta meta() {
    return new EventMeta(
        command.getAggregateId(),
        1L,
        command.getCommandId(),
        command.getCausedBy(),
        command.getActor(),
        command.getIssuedAt(),
        command.getOccurredAt());
  }

  @Override
  public CommandMeta to(String aggregateId) {
    return Sample.meta(aggregateId, command.getCommandId() + "#" + sent++);
  }

  @Override
  public <T extends SpecificRecord> Optional<T> reference(String id, Class<T> type) {
    return Optional.ofNullable(references.get(id)).map(type::cast);
  }

  @Override
  public <T extends SpecificRecord> List<T> references(String prefix, Class<T> type, int limit) {
    return references.entrySet().stream()
        .filter(row -> row.getKey().startsWith(prefix))
        .limit(limit)
        .map(row -> type.cast(row.getValue()))
        .toList();
  }

  @Override
  public <T extends SpecificRecord> Optional<T> part(String id, Class<T> type) {
    return Optional.ofNullable(parts.get(id)).map(type::cast);
  }

  @Override
  public List<Part> parts(String after, int limit) {
    return parts.tailMap(after, false).entrySet().stream()
        .limit(limit)
        .map(each -> new Part(each.getKey(), each.getValue()))
        .toList();
  }

  @Override
  public void put(String id, SpecificRecord value) {
    parts.put(id, value);
  }

  @Override
  public void drop(String id) {
    parts.remove(id);
  }
}
