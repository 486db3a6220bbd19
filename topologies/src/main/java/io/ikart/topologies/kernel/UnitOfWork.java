package io.ikart.topologies.kernel;

import io.ikart.schemas.Envelopes;
import io.ikart.schemas.Ids;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.EventMeta;
import io.ikart.schemas.common.HandledCommand;
import io.ikart.schemas.serde.AvroWire;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * Everything that follows from one incoming record, worked out in memory: the command is decided,
 * its events folded, the policies asked, and the commands they send to co-keyed aggregates decided
 * in turn until none is left. A throw anywhere leaves nothing behind.
 */
final class UnitOfWork {

  private final String application;
  private final Aggregates aggregates;
  private final WorkingSet store;
  private final AvroWire wire;
  private final References references;
  private final Instant now;
  private final String origin;
  private final Map<String, LoadedAggregate> loaded = new LinkedHashMap<>();
  private final Deque<SpecificRecord> mailbox = new ArrayDeque<>();
  private final List<SpecificRecord> events = new ArrayList<>();
  private final List<SpecificRecord> messages = new ArrayList<>();
  private AuditTrail trail;

  /**
   * @param now stamped on the commands policies send
   * @param origin keyed hash of the network address the record came from; empty when unknown
   */
  UnitOfWork(
      String application,
      Aggregates aggregates,
      WorkingSet store,
      AvroWire wire,
      References references,
      Instant now,
      String origin) {
    this.application = application;
    this.aggregates = aggregates;
    this.store = store;
    this.wire = wire;
    this.references = references;
    this.now = now;
    this.origin = origin;
  }

  /** Events appended, in order. */
  List<SpecificRecord> events() {
    return events;
  }

  /** Messages for other applications, in order. */
  List<SpecificRecord> messages() {
    return messages;
  }

  /** Aggregates that were looked at. */
  Collection<LoadedAggregate> loaded() {
    return loaded.values();
  }

  /** Decides a command and everything that follows from it within this application. */
  Answer handle(SpecificRecord command, boolean external) {
    var meta = Envelopes.ofCommand(command);
    var target = load(command, meta);
    var known = external ? target.handled(meta.getCommandId()) : Optional.<HandledCommand>empty();
    if (known.isPresent()) {
      return Answer.again(known.get(), meta, target);
    }
    if (!meta.getIfMatch().isEmpty() && !meta.getIfMatch().equals(target.etag())) {
      return Answer.refused(Problem.VERSION_MISMATCH, Map.of("etag", target.etag()), target);
    }
    trail = new AuditTrail(meta, origin);
    var decision = decide(target, command, meta);
    drainMailbox();
    var answer = answer(decision, target);
    (decision.isRefused() ? trail.refusal(command, answer) : trail.command(command))
        .ifPresent(messages::add);
    if (external && target.exists()) {
      target.remember(answer.toHandled(meta, isForEver(target, command, decision)));
    }
    return answer;
  }

  /** What was refused did not happen: for ever, it would let a root grow without bound. */
  private static boolean isForEver(
      LoadedAggregate target, SpecificRecord command, Decision decision) {
    return !decision.isRefused() && target.hosted().decider().remembersForEver(command);
  }

  private void drainMailbox() {
    while (!mailbox.isEmpty()) {
      var command = mailbox.poll();
      var meta = Envelopes.ofCommand(command);
      var decision = decide(load(command, meta), command, meta);
      if (decision.isRefused()) {
        throw new IllegalStateException(
            "%s refused a command of a policy: %s %s"
                .formatted(meta.getAggregateId(), command.getClass().getSimpleName(), decision));
      }
    }
  }

  private Answer answer(Decision decision, LoadedAggregate target) {
    if (decision.isRefused()) {
      return Answer.refused(decision.problem(), decision.details(), target);
    }
    var touched = new ArrayList<LoadedAggregate>();
    touched.add(target);
    for (var aggregate : loaded.values()) {
      if (aggregate != target && aggregate.isChanged()) {
        touched.add(aggregate);
      }
    }
    return Answer.accepted(touched);
  }

  private LoadedAggregate load(SpecificRecord command, CommandMeta meta) {
    var id = meta.getAggregateId();
    var found = loaded.get(id);
    if (found == null) {
      var hosted =
          aggregates
              .deciding(command, id)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          application + " does not decide " + command.getClass().getName()));
      found = new LoadedAggregate(id, hosted, store, wire);
      loaded.put(id, found);
    }
    return found;
  }

  private Decision decide(LoadedAggregate target, SpecificRecord command, CommandMeta meta) {
    var context = new DecisionContext(application, target, meta, references, now);
    var decision = target.hosted().decider().decide(target.root(), command, context);
    for (var event : decision.events()) {
      var before = target.root();
      target.append(event, context.meta());
      events.add(event);
      trail.event(before, event, target.root()).ifPresent(messages::add);
      react(target, event);
    }
    decision.messages().forEach(message -> route(message, target));
    return decision;
  }

  private void react(LoadedAggregate target, SpecificRecord event) {
    EventMeta meta = Envelopes.ofEvent(event);
    var reaction = new EventReaction(application, target, meta, now);
    target
        .hosted()
        .policies()
        .react(target.root(), event, reaction)
        .forEach(message -> route(message, target));
  }

  private void route(SpecificRecord message, LoadedAggregate sender) {
    if (Envelopes.isCommand(message) && isDecidedHere(message, sender)) {
      mailbox.add(message);
    } else {
      messages.add(message);
    }
  }

  /** What has another key may belong to another task, also within this application. */
  private boolean isDecidedHere(SpecificRecord command, LoadedAggregate sender) {
    var id = Envelopes.ofCommand(command).getAggregateId();
    return aggregates.deciding(command, id).isPresent()
        && Ids.partitionKey(id).equals(Ids.partitionKey(sender.id()));
  }
}
