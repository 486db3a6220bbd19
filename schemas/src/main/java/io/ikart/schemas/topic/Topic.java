package io.ikart.schemas.topic;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/**
 * One topic of the catalogue: everything a producer, a consumer or an operator must know of it.
 *
 * @param name name on the broker
 * @param group topics of one group have the same number of partitions
 * @param keep how long records are kept
 * @param owner who may write it, by the names that access is given to, with commas between; "all"
 *     when any application may
 * @param types record types it carries; keys are UTF-8 strings, values have the wire format
 * @param key the key of a record, which decides its partition
 */
public record Topic(
    String name,
    Group group,
    Keep keep,
    String owner,
    List<Class<? extends SpecificRecord>> types,
    Function<SpecificRecord, String> key) {

  private static final String EVERYBODY = "all";

  /** Topics that must be partitioned alike. */
  public enum Group {
    CHECKOUT,
    STOCK,
    CATALOG,
    OFFERS,
    BEHAVIOUR,
    RESULTS,
    REPLIES,
    OPERATIONS,
    PRIVACY,
    WEBHOOK,
    CUSTOMER,
    REVIEW,
    AUDIT
  }

  /** How long records are kept. */
  public enum Keep {
    /** Events: the system of record. */
    FOR_EVER(Duration.ZERO, false),
    /** Commands, intents, results: longer than the longest outage promised. */
    A_WEEK(Duration.ofDays(7), false),
    /** Replies: nobody waits longer. */
    AN_HOUR(Duration.ofHours(1), false),
    /** Dead letters: until somebody has looked. */
    A_QUARTER(Duration.ofDays(90), false),
    /** Tables: the last record of each key. */
    LATEST(Duration.ZERO, true),
    /** Tables too; what a record replaces may be compacted away after a day, and is. */
    ERASABLE(Duration.ZERO, true, Duration.ofDays(1));

    private final Duration retention;
    private final boolean compacted;
    private final Duration compactionLag;

    Keep(Duration retention, boolean compacted) {
      this(retention, compacted, Duration.ZERO);
    }

    Keep(Duration retention, boolean compacted, Duration compactionLag) {
      this.retention = retention;
      this.compacted = compacted;
      this.compactionLag = compactionLag;
    }

    /**
     * Value of {@code max.compaction.lag.ms}: after it a segment is closed by the next record and
     * compacted; empty when the broker may take its time.
     */
    public Optional<Duration> compactionLag() {
      return Optional.of(compactionLag).filter(lag -> !lag.isZero());
    }

    /** Value of {@code retention.ms}; -1 when records never end. */
    public long retentionMs() {
      return retention.isZero() ? -1 : retention.toMillis();
    }

    /** Value of {@code cleanup.policy}. */
    public String cleanupPolicy() {
      return compacted ? "compact" : "delete";
    }
  }

  /** Whether any application may write it. */
  public boolean writtenByAll() {
    return owner.equals(EVERYBODY);
  }

  /** Names of the applications that may write it; none are named when all may. */
  public Set<String> writers() {
    return writtenByAll()
        ? Set.of()
        : Arrays.stream(owner.split(",", -1))
            .map(String::strip)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Key of the record in this topic. */
  public String keyOf(SpecificRecord message) {
    return key.apply(message);
  }

  @Override
  public String toString() {
    return name;
  }
}
