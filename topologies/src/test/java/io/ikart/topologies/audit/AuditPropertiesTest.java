package io.ikart.topologies.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.audit.ActionRecorded;
import io.ikart.schemas.audit.AuditLog;
import io.ikart.schemas.audit.AuditLogs;
import io.ikart.schemas.audit.AuditedAction;
import io.ikart.schemas.audit.EntryHash;
import io.ikart.schemas.audit.RecordAction;
import io.ikart.topologies.kernel.Decision;
import io.ikart.topologies.kernel.PureAggregate;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** Whatever is recorded, in whatever order: one chain, without a gap. */
class AuditPropertiesTest {

  private static final EntryHash HASH = new EntryHash(ActionRecorded.SCHEMA$);

  @Property(tries = 100)
  void everyActionIsAnEntryThatContinuesTheChain(
      @ForAll @Size(max = 30) List<@AlphaChars @StringLength(max = 20) String> reasons) {
    var log = new PureAggregate<AuditLog>(AuditDecider.AUDIT, AuditLogs.SHOP);

    for (var reason : reasons) {
      log.pass(Duration.ofSeconds(1));
      assertThat(record(log, reason).isRefused()).isFalse();
    }

    assertThat(log.events()).hasSameSizeAs(reasons);
    long sequence = 0;
    var previous = EntryHash.BEGINNING;
    for (var entry : log.events(ActionRecorded.class)) {
      assertThat(entry.getMeta().getVersion()).isEqualTo(++sequence);
      assertThat(entry.getAudited().getReason()).isEqualTo(reasons.get((int) sequence - 1));
      assertThat(entry.getPrevious()).isEqualTo(previous);
      assertThat(entry.getHash()).isEqualTo(HASH.of(entry));
      assertThat(log.parts()).containsEntry(AuditLogs.rowOf(sequence), entry);
      previous = entry.getHash();
    }
    if (sequence > 0) {
      assertThat(log.root()).isEqualTo(new AuditLog(sequence, previous));
    }
  }

  /** The same action twice is two entries: nobody but whoever did it knows whether it is one. */
  @Property(tries = 20)
  void theSameActionTwiceIsTwoEntries(@ForAll @AlphaChars @StringLength(max = 20) String reason) {
    var log = new PureAggregate<AuditLog>(AuditDecider.AUDIT, AuditLogs.SHOP);
    record(log, reason);
    record(log, reason);

    var entries = log.events(ActionRecorded.class);
    assertThat(entries.get(0).getHash()).isNotEqualTo(entries.get(1).getHash());
  }

  private static Decision record(PureAggregate<AuditLog> log, String reason) {
    return log.handle(
        meta ->
            new RecordAction(
                meta, new AuditedAction("stock.adjusted", "TEA", 1L, "", reason, "", "", "")));
  }
}
