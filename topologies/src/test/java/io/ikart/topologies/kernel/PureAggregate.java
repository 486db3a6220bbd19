package io.ikart.topologies.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Envelopes;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.EventMeta;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.LocalSchemas;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * One aggregate without any machinery around it: commands are decided and their events folded, in
 * memory. After every command it checks what must hold for all aggregates: old roots are left as
 * they were, and folding the events from zero, as they come off the wire, gives the same state.
 *
 * @param <R> the root
 */
public final class PureAggregate<R extends SpecificRecord> {

  private static final AvroWire WIRE = new AvroWire(new LocalSchemas());

  private final Decider<R> decider;
  private final String id;
  private final Refold state;
  private final Refold fromTheWire;
  private final List<SpecificRecord> events = new ArrayList<>();
  private final Map<String, SpecificRecord> rows = new HashMap<>();
  private Instant now = Instant.parse("2026-03-02T12:00:00Z");
  private int commands;

  /** An aggregate that does not exist yet. */
  public PureAggregate(Decider<R> decider, String id) {
    this.decider = decider;
    this.id = id;
    this.state = new Refold(decider);
    this.fromTheWire = new Refold(decider);
  }

  /** Sets a row of the tables it may read. */
  public PureAggregate<R> knowing(String rowId, SpecificRecord row) {
    rows.put(rowId, row);
    return this;
  }

  /** Lets time pass between commands. */
  public PureAggregate<R> pass(Duration time) {
    now = now.plus(time);
    return this;
  }

  /** The time of the next command. */
  public Instant now() {
    return now;
  }

  /** Decides a command made now, and folds what happened. */
  public Decision handle(Function<CommandMeta, ? extends SpecificRecord> made) {
    var commandId = "command-" + ++commands;
    var meta = new CommandMeta(id, commandId, commandId, "test", now, now, 1L, "");
    var before = state.root() == null ? null : WIRE.encode(state.root());
    var oldRoot = state.root();
    var context = new DecisionContext("test", state, meta, references(), now);
    var decision = decider.decide(state.root(), made.apply(meta), context);
    for (var event : decision.events()) {
      append(event);
    }
    if (oldRoot != null) {
      assertThat(WIRE.encode(oldRoot)).as("a fold changed the root before it").isEqualTo(before);
    }
    assertThat(fromTheWire.root()).isEqualTo(state.root());
    assertThat(fromTheWire.allParts()).isEqualTo(state.allParts());
    return decision;
  }

  private void append(SpecificRecord event) {
    long version = state.version() + 1;
    var meta = EventMeta.newBuilder(Envelopes.ofEvent(event)).setVersion(version).build();
    Envelopes.stamp(event, meta);
    var bytes = WIRE.encode(event);
    events.add(event);
    state.apply(event, version);
    fromTheWire.apply(WIRE.decode(bytes), version);
  }

  private References references() {
    return new References() {
      @Override
      public <T extends SpecificRecord> Optional<T> row(String rowId, Class<T> type) {
        return Optional.ofNullable(rows.get(rowId)).map(type::cast);
      }

      @Override
      public <T extends SpecificRecord> List<T> rows(String prefix, Class<T> type, int limit) {
        return rows.entrySet().stream()
            .filter(row -> row.getKey().startsWith(prefix))
            .sorted(Map.Entry.comparingByKey())
            .limit(limit)
            .map(row -> type.cast(row.getValue()))
            .toList();
      }
    };
  }

  /** The root; null before the first event. */
  public R root() {
    return decider.type().cast(state.root());
  }

  /** All parts, by id. */
  public NavigableMap<String, SpecificRecord> parts() {
    return state.allParts();
  }

  /** Everything that happened, oldest first. */
  public List<SpecificRecord> events() {
    return events;
  }

  /** Everything of one type that happened. */
  public <E extends SpecificRecord> List<E> events(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
