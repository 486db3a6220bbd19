package io.ikart.topologies.kernel;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * One aggregate as a table: which commands it decides, which events it folds, what it waits for and
 * what must always be true of it. Immutable; all functions in it are pure.
 *
 * @param <R> the root
 */
public final class Decider<R extends SpecificRecord> {

  /** Decides a command. The root is null while the aggregate does not exist. */
  @FunctionalInterface
  public interface Rule<R, C> {
    Decision decide(R root, C command, Context context);
  }

  /** Folds an event. Total: an event is a fact and cannot be refused. */
  @FunctionalInterface
  public interface Fold<R, E> {
    R evolve(R root, E event, EditableParts parts);
  }

  private final String name;
  private final Class<R> type;
  private final String idPrefix;
  private final Map<Class<?>, Rule<R, SpecificRecord>> rules;
  private final Map<Class<?>, Fold<R, SpecificRecord>> folds;
  private final Set<Class<?>> forEver;
  private final Function<R, Instant> deadline;
  private final Function<R, String> flaw;
  private final Function<R, String> review;

  private Decider(
      String name,
      Class<R> type,
      String idPrefix,
      Map<Class<?>, Rule<R, SpecificRecord>> rules,
      Map<Class<?>, Fold<R, SpecificRecord>> folds,
      Set<Class<?>> forEver,
      Function<R, Instant> deadline,
      Function<R, String> flaw,
      Function<R, String> review) {
    this.name = name;
    this.type = type;
    this.idPrefix = idPrefix;
    this.rules = rules;
    this.folds = folds;
    this.forEver = forEver;
    this.deadline = deadline;
    this.flaw = flaw;
    this.review = review;
  }

  /**
   * An empty table.
   *
   * @param name of the aggregate
   * @param idPrefix what all its ids start with; empty when ids of the application are all its own
   */
  public static <R extends SpecificRecord> Decider<R> of(
      String name, Class<R> type, String idPrefix) {
    return new Decider<>(
        name,
        type,
        idPrefix,
        Map.of(),
        Map.of(),
        Set.of(),
        root -> Instant.EPOCH,
        root -> "",
        root -> "");
  }

  /** Adds a command. */
  public <C extends SpecificRecord> Decider<R> on(Class<C> command, Rule<R, C> rule) {
    var more = new HashMap<>(rules);
    more.put(
        command, (root, message, context) -> rule.decide(root, command.cast(message), context));
    return new Decider<>(
        name, type, idPrefix, Map.copyOf(more), folds, forEver, deadline, flaw, review);
  }

  /** Adds a command whose ids are never forgotten, because it must never happen twice. */
  public <C extends SpecificRecord> Decider<R> onceForEver(Class<C> command, Rule<R, C> rule) {
    var more = new HashSet<>(forEver);
    more.add(command);
    return new Decider<>(
            name, type, idPrefix, rules, folds, Set.copyOf(more), deadline, flaw, review)
        .on(command, rule);
  }

  /** Adds an event. */
  public <E extends SpecificRecord> Decider<R> when(Class<E> event, Fold<R, E> fold) {
    var more = new HashMap<>(folds);
    more.put(event, (root, fact, parts) -> fold.evolve(root, event.cast(fact), parts));
    return new Decider<>(
        name, type, idPrefix, rules, Map.copyOf(more), forEver, deadline, flaw, review);
  }

  /** What the aggregate waits for must have come by then; the epoch when it waits for nothing. */
  public Decider<R> waitingUntil(Function<R, Instant> until) {
    return new Decider<>(name, type, idPrefix, rules, folds, forEver, until, flaw, review);
  }

  /** What is wrong with a root, in words; empty when nothing is. */
  public Decider<R> flawless(Function<R, String> check) {
    return new Decider<>(name, type, idPrefix, rules, folds, forEver, deadline, check, review);
  }

  /** Why a person must look at a root; empty when nobody must. Those who must are listed. */
  public Decider<R> needingReview(Function<R, String> why) {
    return new Decider<>(name, type, idPrefix, rules, folds, forEver, deadline, flaw, why);
  }

  /** Name of the aggregate. */
  public String name() {
    return name;
  }

  /** Type of the root. */
  public Class<R> type() {
    return type;
  }

  /** Whether an aggregate with this id is of this kind. */
  public boolean owns(String aggregateId) {
    return aggregateId.startsWith(idPrefix);
  }

  /** Commands this table decides. */
  public Set<Class<?>> commands() {
    return rules.keySet();
  }

  /** Events this table folds. */
  public Set<Class<?>> events() {
    return folds.keySet();
  }

  /** Whether ids of this command are never forgotten. */
  public boolean remembersForEver(SpecificRecord command) {
    return forEver.contains(command.getClass());
  }

  /**
   * Decides a command.
   *
   * @throws IllegalArgumentException when the table has no such command
   */
  public Decision decide(SpecificRecord root, SpecificRecord command, Context context) {
    var rule = rules.get(command.getClass());
    if (rule == null) {
      throw new IllegalArgumentException(name + " does not decide " + command.getClass());
    }
    return rule.decide(type.cast(root), command, context);
  }

  /**
   * Folds an event.
   *
   * @throws IllegalArgumentException when the table has no such event
   * @throws BrokenInvariantException when the new root is flawed
   */
  public R evolve(SpecificRecord root, SpecificRecord event, EditableParts parts) {
    var fold = folds.get(event.getClass());
    if (fold == null) {
      throw new IllegalArgumentException(name + " does not fold " + event.getClass());
    }
    var next = fold.evolve(type.cast(root), event, parts);
    var found = flaw.apply(next);
    if (!found.isEmpty()) {
      throw new BrokenInvariantException(name + ": " + found);
    }
    return next;
  }

  /** Why a person must look at this root; empty when nobody must. */
  public String reviewOf(SpecificRecord root) {
    return review.apply(type.cast(root));
  }

  /** Milliseconds since the epoch of what the aggregate waits for; 0 when it waits for nothing. */
  public long deadlineOf(SpecificRecord root) {
    return deadline.apply(type.cast(root)).toEpochMilli();
  }
}
