package io.ikart.topologies.kernel;

import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.common.StoredAggregate;
import io.ikart.schemas.serde.AvroWire;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** The aggregates of one application, found by command. */
public final class Aggregates {

  private final List<Hosted<?>> hosted;
  private final Map<Class<?>, Hosted<?>> byCommand = new HashMap<>();

  /**
   * @throws IllegalArgumentException when two aggregates decide the same command
   */
  public Aggregates(List<Hosted<?>> hosted) {
    this.hosted = List.copyOf(hosted);
    for (var one : hosted) {
      for (var command : one.decider().commands()) {
        if (command != DeadlinePassed.class && byCommand.put(command, one) != null) {
          throw new IllegalArgumentException("two aggregates decide " + command);
        }
      }
    }
  }

  /** The aggregate that decides this command, if it is one of this application. */
  Optional<Hosted<?>> deciding(SpecificRecord command, String aggregateId) {
    return command instanceof DeadlinePassed
        ? owning(aggregateId)
        : Optional.ofNullable(byCommand.get(command.getClass()));
  }

  /** What a stored aggregate waits for, milliseconds since the epoch; 0 for nothing. */
  long dueAt(String aggregateId, StoredAggregate stored, AvroWire wire) {
    return owning(aggregateId)
        .map(one -> one.decider().deadlineOf(wire.decode(stored.getRoot())))
        .orElse(0L);
  }

  private Optional<Hosted<?>> owning(String aggregateId) {
    for (var one : hosted) {
      if (one.decider().owns(aggregateId)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }
}
