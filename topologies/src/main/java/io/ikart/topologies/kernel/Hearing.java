package io.ikart.topologies.kernel;

import io.ikart.schemas.Envelopes;
import io.ikart.schemas.common.CommandMeta;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * What events of other applications amount to here: a command for an aggregate of the same key. So
 * an application follows another without a topic between them. Immutable; all functions are pure.
 */
public final class Hearing {

  private static final Hearing NOTHING = new Hearing(Map.of());

  /** Makes a command of an event; empty when it means nothing here. */
  @FunctionalInterface
  public interface Meaning<E> {
    Optional<? extends SpecificRecord> of(E event, Function<String, CommandMeta> to);
  }

  private final Map<Class<?>, Meaning<SpecificRecord>> meanings;

  private Hearing(Map<Class<?>, Meaning<SpecificRecord>> meanings) {
    this.meanings = meanings;
  }

  /** Hears of nothing. */
  public static Hearing nothing() {
    return NOTHING;
  }

  /** Adds an event. */
  public <E extends SpecificRecord> Hearing on(Class<E> event, Meaning<E> meaning) {
    var more = new HashMap<>(meanings);
    more.put(event, (heard, to) -> meaning.of(event.cast(heard), to));
    return new Hearing(Map.copyOf(more));
  }

  /** Whether events of this type may mean something; others need not be read. */
  boolean listensTo(Class<?> event) {
    return meanings.containsKey(event);
  }

  /**
   * The command an event amounts to. Its id derives from the event, so the same event always gives
   * the same id.
   *
   * @param now when the event is heard: deadlines count from it
   * @throws IllegalArgumentException when events of its type mean nothing here
   */
  Optional<SpecificRecord> of(SpecificRecord event, String application, Instant now) {
    var meaning = meanings.get(event.getClass());
    if (meaning == null) {
      throw new IllegalArgumentException(application + " does not hear " + event.getClass());
    }
    var meta = Envelopes.ofEvent(event);
    var commandId = meta.getAggregateId() + "@" + meta.getVersion();
    Function<String, CommandMeta> to =
        aggregateId ->
            new CommandMeta(
                aggregateId,
                commandId,
                meta.getCausedBy(),
                application,
                now,
                meta.getOccurredAt(),
                0L,
                "");
    return meaning.of(event, to).map(SpecificRecord.class::cast);
  }
}
