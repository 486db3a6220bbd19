package io.ikart.schemas.topic;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * One topic of the catalogue: everything a producer, a consumer or an operator must know of it.
 *
 * @param name name on the broker
 * @param group topics of one group have the same number of partitions
 * @param keep how long records are kept
 * @param owner the only application that may write it, or "edge", "connectors", "operator"
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

  /** Key of the record in this topic. */
  public String keyOf(SpecificRecord message) {
    return key.apply(message);
  }

  @Override
  public String toString() {
    return name;
  }
}
