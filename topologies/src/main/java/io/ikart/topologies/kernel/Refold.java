package io.ikart.topologies.kernel;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/**
 * Folds the events of one aggregate from zero, in memory: what a rebuild and a verification compare
 * the served state with.
 */
public final class Refold implements EditableParts {

  private final Decider<?> decider;
  private final NavigableMap<String, SpecificRecord> parts = new TreeMap<>();
  private SpecificRecord root;
  private long version;

  public Refold(Decider<?> decider) {
    this.decider = decider;
  }

  /**
   * Folds the next event.
   *
   * @param number its version
   * @throws IllegalStateException when it is not the next one
   */
  public void apply(SpecificRecord event, long number) {
    if (number != version + 1) {
      throw new IllegalStateException("after version %d came %d".formatted(version, number));
    }
    root = decider.evolve(root, event, this);
    version = number;
  }

  /** The root so far; null before the first event. */
  public SpecificRecord root() {
    return root;
  }

  /** Version of the last event folded. */
  public long version() {
    return version;
  }

  /** The parts so far, by id. */
  public NavigableMap<String, SpecificRecord> allParts() {
    return parts;
  }

  @Override
  public <T extends SpecificRecord> Optional<T> part(String id, Class<T> type) {
    return Optional.ofNullable(parts.get(id)).map(type::cast);
  }

  @Override
  public List<Part> parts(String after, int limit) {
    return parts.tailMap(after, false).entrySet().stream()
        .limit(limit)
        .map(entry -> new Part(entry.getKey(), entry.getValue()))
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
