package io.ikart.topologies.audit;

import static io.ikart.topologies.kernel.Decision.accept;

import io.ikart.schemas.audit.ActionRecorded;
import io.ikart.schemas.audit.AuditLog;
import io.ikart.schemas.audit.AuditLogs;
import io.ikart.schemas.audit.EntryHash;
import io.ikart.schemas.audit.RecordAction;
import io.ikart.schemas.common.EventMeta;
import io.ikart.topologies.kernel.Context;
import io.ikart.topologies.kernel.Decider;
import io.ikart.topologies.kernel.Decision;
import io.ikart.topologies.kernel.EditableParts;

/**
 * The audit log: one aggregate whose every event is an entry. Each entry has the hash of the one
 * before; the newest are parts, so that staff can look at them.
 */
public final class AuditDecider {

  /** Entries that staff can look at; all of them stand in the topic. */
  static final long SHOWN = 100_000;

  private static final EntryHash HASH = new EntryHash(ActionRecorded.SCHEMA$);

  public static final Decider<AuditLog> AUDIT =
      Decider.of("audit", AuditLog.class, AuditLogs.SHOP)
          .on(RecordAction.class, AuditDecider::record)
          .when(ActionRecorded.class, AuditDecider::recorded);

  private AuditDecider() {}

  /** Nothing that was done is refused: it was done. */
  private static Decision record(AuditLog log, RecordAction command, Context context) {
    long sequence = log == null ? 1 : log.getSequence() + 1;
    var previous = log == null ? EntryHash.BEGINNING : log.getHash();
    var entry =
        new ActionRecorded(
            numbered(context.meta(), sequence), command.getAudited(), previous, previous);
    return accept(
        new ActionRecorded(entry.getMeta(), entry.getAudited(), previous, HASH.of(entry)));
  }

  /** As the kernel will number it: every event of the log is an entry, so versions are numbers. */
  private static EventMeta numbered(EventMeta meta, long sequence) {
    return new EventMeta(
        meta.getAggregateId(),
        sequence,
        meta.getCommandId(),
        meta.getCausedBy(),
        meta.getActor(),
        meta.getIssuedAt(),
        meta.getOccurredAt());
  }

  private static AuditLog recorded(AuditLog log, ActionRecorded entry, EditableParts parts) {
    long sequence = entry.getMeta().getVersion();
    parts.put(AuditLogs.rowOf(sequence), entry);
    if (sequence > SHOWN) {
      parts.drop(AuditLogs.rowOf(sequence - SHOWN));
    }
    return new AuditLog(sequence, entry.getHash());
  }
}
