package io.ikart.topologies.kernel;

import io.ikart.schemas.Envelopes;
import io.ikart.schemas.common.BlockedKey;
import io.ikart.schemas.common.DeadLetter;
import io.ikart.schemas.common.ReleaseBlockedKey;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.SchemaRegistryException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does all the I/O around the pure tables of an application. One incoming record is worked out in
 * memory, then states, events, messages and the reply are written in one transaction. A record that
 * fails goes to the dead letters, its sender gets a refusal, its key is blocked and later records
 * of the key wait in order; every other key goes on.
 *
 * <p>Exactly once per record under {@code exactly_once_v2}; in order per key.
 */
final class AggregateProcessor implements Processor<String, byte[], String, Encoded> {

  /**
   * A look makes the task commit, even one that finds nothing: four a second for each task kept a
   * shop without a shopper at a tenth of a core of the broker.
   */
  static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  /** Small steps: the task has just moved, its disk is cold, and shoppers wait for it already. */
  private static final Duration RECOVER_EVERY = Duration.ofMillis(100);

  private static final int ROOTS_A_RUN = 500;
  private static final int DEADLINES_A_RUN = 500;
  private static final String EVENTS = ".events";
  private static final Logger LOG = LoggerFactory.getLogger(AggregateProcessor.class);

  private final Application application;
  private final Resources resources;
  private final AvroWire wire;
  private final Aggregates aggregates;
  private ProcessorContext<String, Encoded> context;
  private KeyValueStore<Bytes, byte[]> store;
  private DeadlineIndex index;
  private WorkingSet workingSet;
  private References references;
  private BlockedKeys blocked;
  private Deadlines deadlines;
  private Outlet outlet;
  private Cancellable recovery;

  AggregateProcessor(Application application, Resources resources) {
    this.application = application;
    this.resources = resources;
    this.wire = resources.wire();
    this.aggregates = new Aggregates(application.hosted());
  }

  @Override
  public void init(ProcessorContext<String, Encoded> context) {
    this.context = context;
    store = context.getStateStore(application.storeName());
    index =
        new DeadlineIndex(
            context.getStateStore(application.nearIndexName()),
            context.getStateStore(application.indexName()));
    var stored = new AggregateStore(store, wire);
    workingSet = new WorkingSet(stored, wire, WorkingSet.USUAL_BYTES);
    references = application.references(context, wire);
    blocked = new BlockedKeys(store, wire);
    deadlines =
        new Deadlines(
            index, stored, application.name(), (id, root) -> aggregates.dueAt(id, root, wire));
    outlet = new Outlet(context, wire, application.outputs());
    recovery = context.schedule(RECOVER_EVERY, PunctuationType.WALL_CLOCK_TIME, this::recover);
    context.schedule(LOOK_EVERY, PunctuationType.WALL_CLOCK_TIME, this::askOverdue);
  }

  @Override
  public void process(Record<String, byte[]> read) {
    var incoming = Incoming.of(read, context.recordMetadata().orElseThrow());
    if (goesBy(incoming)) {
      return;
    }
    var command = tryDecode(incoming);
    if (command.orElse(null) instanceof ReleaseBlockedKey release) {
      release(incoming, release);
    } else if (blocked.contains(incoming.key())) {
      blocked.park(incoming.key(), incoming.toParked(false));
    } else {
      handle(incoming, command);
    }
  }

  /** Events of other applications that mean nothing here, those of a later version among them. */
  private boolean goesBy(Incoming incoming) {
    if (!incoming.topic().endsWith(EVENTS)) {
      return false;
    }
    try {
      return wire.typeOf(incoming.value()).filter(application.hearing()::listensTo).isEmpty();
    } catch (SerializationException e) {
      return false; // handling the record will say so, and why
    }
  }

  private void handle(Incoming incoming, Optional<SpecificRecord> decoded) {
    long now = context.currentSystemTimeMs();
    try {
      workOut(incoming, decoded, now).write(store, workingSet, index, outlet, incoming, now);
    } catch (RecordFailedException e) {
      giveUp(incoming, e.getCause(), now);
    }
  }

  /** Everything that follows from a record; nothing is written yet. */
  private Prepared workOut(Incoming incoming, Optional<SpecificRecord> decoded, long now)
      throws RecordFailedException {
    try {
      var message = decoded.orElseGet(() -> wire.decode(incoming.value())); // says what is wrong
      var at = Instant.ofEpochMilli(now);
      var meant = Envelopes.isEvent(message) ? heard(message, at) : Optional.of(message);
      if (meant.isEmpty()) {
        return new Prepared();
      }
      var command = meant.get();
      var work =
          new UnitOfWork(
              application.name(), aggregates, workingSet, wire, references, at, incoming.origin());
      var answer = work.handle(command, incoming.wantsReply());
      resources.meters().handled(application.name(), command, answer);
      return prepare(work, incoming, Envelopes.ofCommand(command).getCommandId(), answer, now);
    } catch (SerializationException e) {
      if (e instanceof SchemaRegistryException registry && registry.isRetriable()) {
        throw e; // the record may be sound: nobody can tell before the registry answers
      }
      throw new RecordFailedException(e);
    } catch (KafkaException e) {
      throw e; // the store or the cluster is in trouble, not this record
    } catch (RuntimeException e) {
      throw new RecordFailedException(e);
    }
  }

  private Optional<SpecificRecord> heard(SpecificRecord event, Instant now) {
    return application.hearing().of(event, application.name(), now);
  }

  private Prepared prepare(
      UnitOfWork work, Incoming incoming, String commandId, Answer answer, long now) {
    var prepared = new Prepared();
    for (var aggregate : work.loaded()) {
      if (aggregate.exists()) {
        deadlines.update(aggregate, now, prepared);
        aggregate.storeInto(prepared, Instant.ofEpochMilli(now));
      }
    }
    work.events().forEach(event -> prepared.send(outlet.encode(event)));
    work.messages().forEach(message -> prepared.send(outlet.encode(message)));
    if (incoming.wantsReply()) {
      prepared.send(outlet.encode(answer.toReply(commandId, incoming.replyPartition())));
    }
    return prepared;
  }

  private void giveUp(Incoming incoming, Throwable failure, long now) {
    var reason = failure.getClass().getSimpleName() + ": " + failure.getMessage();
    LOG.error("{} gave up {}", application.name(), incoming.position(), failure);
    var at = Instant.ofEpochMilli(now);
    outlet.send(outlet.encode(deadLetter(incoming, reason, at)), incoming, now);
    if (incoming.key() != null && incoming.value() != null) {
      var why =
          new BlockedKey(reason, incoming.topic(), incoming.partition(), incoming.offset(), at, 0L);
      blocked.block(incoming.key(), why, incoming.toParked(true));
    }
    tryDecode(incoming)
        .filter(Envelopes::isCommand)
        .ifPresent(command -> reply(incoming, command, Answer.failed(), now));
    resources.meters().gaveUp(application.name());
  }

  private DeadLetter deadLetter(Incoming incoming, String reason, Instant at) {
    return new DeadLetter(
        application.name(),
        incoming.topic(),
        incoming.partition(),
        incoming.offset(),
        incoming.key() == null ? "" : incoming.key(),
        ByteBuffer.wrap(incoming.value() == null ? new byte[0] : incoming.value()),
        reason,
        at);
  }

  /** Lets a blocked key go on; it is blocked again when one of its records fails again. */
  private void release(Incoming incoming, ReleaseBlockedKey release) {
    long now = context.currentSystemTimeMs();
    var released =
        AuditTrail.released(application.name(), incoming.key(), release, incoming.origin());
    outlet.send(outlet.encode(released), incoming, now);
    for (var parked : blocked.release(incoming.key())) {
      if (blocked.contains(incoming.key())) {
        blocked.park(incoming.key(), parked);
      } else if (!parked.getFailed() || release.getRetryFailed()) {
        var waited = Incoming.of(incoming.key(), parked);
        handle(waited, tryDecode(waited));
      }
    }
    reply(incoming, release, Answer.accepted(List.of()), now);
  }

  private void reply(Incoming incoming, SpecificRecord command, Answer answer, long now) {
    if (incoming.wantsReply()) {
      var commandId = Envelopes.ofCommand(command).getCommandId();
      outlet.send(
          outlet.encode(answer.toReply(commandId, incoming.replyPartition())), incoming, now);
    }
  }

  private Optional<SpecificRecord> tryDecode(Incoming incoming) {
    try {
      return Optional.of(wire.decode(incoming.value()));
    } catch (SerializationException e) {
      return Optional.empty(); // handling the record will say so, and why
    }
  }

  private void recover(long now) {
    if (deadlines.recovered(ROOTS_A_RUN)) {
      recovery.cancel();
    }
  }

  private void askOverdue(long now) {
    for (var passed : deadlines.passed(now, DEADLINES_A_RUN)) {
      outlet.send(outlet.encode(passed), null, now);
    }
  }
}
