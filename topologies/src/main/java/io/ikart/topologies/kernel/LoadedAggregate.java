package io.ikart.topologies.kernel;

import io.ikart.schemas.Envelopes;
import io.ikart.schemas.common.EventMeta;
import io.ikart.schemas.common.HandledCommand;
import io.ikart.schemas.common.Review;
import io.ikart.schemas.common.StoredAggregate;
import io.ikart.schemas.common.Touched;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.topologies.kernel.WorkingSet.Snapshot;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/**
 * One aggregate in memory while a record is handled: what the store has, with what changed since
 * laid over it. Nothing reaches the store before the whole record has been handled.
 */
final class LoadedAggregate implements EditableParts {

  private static final int REMEMBERED = 64;
  private static final Snapshot NOT_THERE = new Snapshot(0, "", List.of(), null);

  private final String id;
  private final Hosted<?> hosted;
  private final WorkingSet store;
  private final AvroWire wire;
  private final long dueAtBefore;
  private final String reviewBefore;
  private final boolean isNew;
  private final TreeMap<String, Optional<SpecificRecord>> changedParts = new TreeMap<>();
  private final Map<String, Optional<SpecificRecord>> storedParts = new HashMap<>();
  private List<HandledCommand> handled;
  private SpecificRecord root;
  private long version;
  private String etag;
  private boolean changed;

  LoadedAggregate(String id, Hosted<?> hosted, WorkingSet store, AvroWire wire) {
    this.id = id;
    this.hosted = hosted;
    this.store = store;
    this.wire = wire;
    var stored = store.aggregate(id).orElse(NOT_THERE);
    this.handled = stored.handled();
    this.root = stored.root();
    this.version = stored.version();
    this.etag = stored.etag();
    this.isNew = version == 0;
    this.dueAtBefore = dueAt();
    this.reviewBefore = review();
  }

  String id() {
    return id;
  }

  Hosted<?> hosted() {
    return hosted;
  }

  SpecificRecord root() {
    return root;
  }

  String etag() {
    return etag;
  }

  long version() {
    return version;
  }

  /** What it waited for when it was loaded, milliseconds since the epoch; 0 for nothing. */
  long dueAtBefore() {
    return dueAtBefore;
  }

  /** What it waits for now, milliseconds since the epoch; 0 for nothing. */
  long dueAt() {
    return root == null ? 0 : hosted.decider().deadlineOf(root);
  }

  /** Why a person must look at it now; empty when nobody must. */
  String review() {
    return root == null ? "" : hosted.decider().reviewOf(root);
  }

  boolean exists() {
    return version > 0;
  }

  boolean isChanged() {
    return changed;
  }

  Touched touched() {
    return new Touched(id, version, etag);
  }

  /**
   * Appends an event: numbers it, folds it, checks the new root. All of its envelope but its
   * business time is the kernel's to say.
   */
  void append(SpecificRecord event, EventMeta unnumbered) {
    version++;
    etag = Etag.of(version, unnumbered.getCommandId());
    Envelopes.stamp(event, numbered(unnumbered, Envelopes.ofEvent(event).getOccurredAt()));
    root = hosted.decider().evolve(root, event, this);
    changed = true;
  }

  /** Spares the generated builder, which copies every field in depth. */
  private EventMeta numbered(EventMeta meta, Instant occurredAt) {
    return new EventMeta(
        meta.getAggregateId(),
        version,
        meta.getCommandId(),
        meta.getCausedBy(),
        meta.getActor(),
        meta.getIssuedAt(),
        occurredAt);
  }

  /** The answer given to this command before, if it is remembered. */
  Optional<HandledCommand> handled(String commandId) {
    for (var command : handled) {
      if (command.getCommandId().equals(commandId)) {
        return Optional.of(command);
      }
    }
    return Optional.empty();
  }

  /** Remembers an answer; the oldest that may be forgotten makes room. */
  void remember(HandledCommand command) {
    var more = new ArrayList<>(handled);
    more.add(command);
    long forgettable = more.stream().filter(known -> !known.getForEver()).count();
    if (forgettable > REMEMBERED) {
      more.remove(firstForgettable(more));
    }
    handled = more;
    changed = true;
  }

  private static int firstForgettable(List<HandledCommand> commands) {
    int place = 0;
    while (commands.get(place).getForEver()) {
      place++;
    }
    return place;
  }

  /**
   * Encodes what changed of it.
   *
   * @param now since when a person must look, if that changed too
   */
  void storeInto(Prepared prepared, Instant now) {
    changedParts.forEach(
        (partId, value) -> {
          var key = StoreKeys.part(id, partId);
          value.ifPresentOrElse(
              part -> prepared.store(key, part, wire.encode(part)), () -> prepared.delete(key));
        });
    if (changed) {
      var stored = new StoredAggregate(version, etag, handled, ByteBuffer.wrap(wire.encode(root)));
      prepared.store(
          StoreKeys.aggregate(id), new Snapshot(version, etag, handled, root), wire.encode(stored));
    }
    storeReviewInto(prepared, now);
  }

  private void storeReviewInto(Prepared prepared, Instant now) {
    var reason = review();
    if (reason.equals(reviewBefore)) {
      return;
    }
    var key = StoreKeys.review(id);
    if (reason.isEmpty()) {
      prepared.delete(key);
    } else {
      prepared.storeUnkept(key, wire.encode(new Review(reason, now)));
    }
  }

  @Override
  public <T extends SpecificRecord> Optional<T> part(String partId, Class<T> type) {
    var overlaid = changedParts.get(partId);
    return (overlaid != null ? overlaid : storedPart(partId)).map(type::cast);
  }

  /**
   * What did not exist when it was loaded has no parts in the store. A part is asked for when a
   * command is decided and again when its event is folded; it is looked for once.
   */
  private Optional<SpecificRecord> storedPart(String partId) {
    return isNew
        ? Optional.empty()
        : storedParts.computeIfAbsent(partId, wanted -> store.part(id, wanted));
  }

  @Override
  public List<Part> parts(String after, int limit) {
    var merged = new TreeMap<String, SpecificRecord>();
    for (var raw : store.rawParts(id, after, limit + changedParts.size())) {
      merged.put(raw.id(), wire.decode(raw.value()));
    }
    changedParts
        .tailMap(after, false)
        .forEach(
            (partId, value) ->
                value.ifPresentOrElse(
                    part -> merged.put(partId, part), () -> merged.remove(partId)));
    return merged.entrySet().stream()
        .limit(limit)
        .map(entry -> new Part(entry.getKey(), entry.getValue()))
        .toList();
  }

  @Override
  public void put(String partId, SpecificRecord value) {
    changedParts.put(partId, Optional.of(value));
  }

  @Override
  public void drop(String partId) {
    changedParts.put(partId, Optional.empty());
  }
}
