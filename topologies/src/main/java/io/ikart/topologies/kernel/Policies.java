package io.ikart.topologies.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * What follows from the events of one aggregate: messages for others. Immutable; all functions in
 * it are pure.
 *
 * @param <R> the root
 */
public final class Policies<R extends SpecificRecord> {

  /** Reacts to an event; the root is as the event left it. */
  @FunctionalInterface
  public interface Policy<R, E> {
    List<? extends SpecificRecord> react(R root, E event, Reaction reaction);
  }

  private final Class<R> type;
  private final Map<Class<?>, Policy<R, SpecificRecord>> policies;

  private Policies(Class<R> type, Map<Class<?>, Policy<R, SpecificRecord>> policies) {
    this.type = type;
    this.policies = policies;
  }

  /** An empty table: nothing follows. */
  public static <R extends SpecificRecord> Policies<R> of(Class<R> type) {
    return new Policies<>(type, Map.of());
  }

  /** Adds a policy; one for an event that has others already comes behind them. */
  public <E extends SpecificRecord> Policies<R> on(Class<E> event, Policy<R, E> policy) {
    var more = new HashMap<>(policies);
    more.merge(
        event,
        (root, fact, reaction) -> policy.react(root, event.cast(fact), reaction),
        Policies::inTurn);
    return new Policies<>(type, Map.copyOf(more));
  }

  private static <R> Policy<R, SpecificRecord> inTurn(
      Policy<R, SpecificRecord> first, Policy<R, SpecificRecord> second) {
    return (root, fact, reaction) -> {
      var messages = new ArrayList<SpecificRecord>(first.react(root, fact, reaction));
      messages.addAll(second.react(root, fact, reaction));
      return messages;
    };
  }

  /** The messages that follow from an event; none when no policy is there for it. */
  public List<? extends SpecificRecord> react(
      SpecificRecord root, SpecificRecord event, Reaction reaction) {
    var policy = policies.get(event.getClass());
    return policy == null ? List.of() : policy.react(type.cast(root), event, reaction);
  }
}
