package io.ikart.topologies.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.audit.ActionRecorded;
import io.ikart.schemas.audit.AuditFilter;
import io.ikart.schemas.audit.AuditLogs;
import io.ikart.schemas.audit.AuditedAction;
import io.ikart.schemas.audit.EntryHash;
import io.ikart.schemas.common.EventMeta;
import io.ikart.schemas.query.QueryKind;
import io.ikart.schemas.query.QueryPart;
import io.ikart.schemas.query.QueryRequest;
import io.ikart.schemas.query.QueryResponse;
import io.ikart.schemas.query.QueryStatus;
import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.serde.LocalSchemas;
import io.ikart.topologies.kernel.CountingStore;
import io.ikart.topologies.kernel.StoreKeys;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages of the audit log, filtered where it is kept. */
class AuditReadingTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final int ENTRIES = 10;

  private final AvroWire wire = new AvroWire(new LocalSchemas());
  private final CountingStore store = new CountingStore();
  private final StoreReader reader = new StoreReader(wire);

  @BeforeEach
  void fill() {
    for (int sequence = 1; sequence <= ENTRIES; sequence++) {
      store.put(
          StoreKeys.part(AuditLogs.SHOP, AuditLogs.rowOf(sequence)), wire.encode(entry(sequence)));
    }
  }

  /** Every second one is a refund by Ada. */
  private static ActionRecorded entry(int sequence) {
    boolean refund = sequence % 2 == 0;
    return new ActionRecorded(
        new EventMeta(
            AuditLogs.SHOP,
            (long) sequence,
            "c",
            "c",
            refund ? "cust_ada" : "cust_eve",
            NOON.plusSeconds(sequence),
            NOON),
        new AuditedAction(refund ? "refund.asked" : "stock.adjusted", "x", 1L, "", "", "", "", ""),
        EntryHash.BEGINNING,
        EntryHash.BEGINNING);
  }

  @Test
  void theNewestComeFirstAndPagesFollowEachOther() {
    var first = ask(AuditFilter.none(), "", 4);
    var second = ask(AuditFilter.none(), last(first), 4);
    var third = ask(AuditFilter.none(), last(second), 4);

    assertThat(sequences(first)).containsExactly(10L, 9L, 8L, 7L);
    assertThat(first.getMore()).isTrue();
    assertThat(sequences(second)).containsExactly(6L, 5L, 4L, 3L);
    assertThat(sequences(third)).containsExactly(2L, 1L);
    assertThat(third.getMore()).isFalse();
  }

  @Test
  void aFilterLeavesWhatIsAskedFor() {
    var byAda = new AuditFilter("cust_ada", "", "", "", NOON, NOON.plusSeconds(9));

    assertThat(sequences(ask(byAda, "", 3))).containsExactly(8L, 6L, 4L);
    assertThat(ask(byAda, "", 3).getMore()).isTrue();
    assertThat(sequences(ask(byAda, AuditLogs.rowOf(4), 3))).containsExactly(2L);
  }

  @Test
  void whatIsNoFilterIsRefused() {
    var question = question("nonsense", "", 3);

    assertThat(reader.audit(store, question).getStatus()).isEqualTo(QueryStatus.INVALID);
  }

  private QueryResponse ask(AuditFilter filter, String after, int limit) {
    return reader.audit(store, question(filter.text(), after, limit));
  }

  private static QueryRequest question(String filter, String after, int limit) {
    return QueryRequest.newBuilder()
        .setApplication("audit")
        .setKind(QueryKind.AUDIT)
        .setKey(AuditLogs.SHOP)
        .setId(filter)
        .setAfter(after)
        .setParts(limit)
        .build();
  }

  private static String last(QueryResponse page) {
    return page.getParts().get(page.getParts().size() - 1).getId();
  }

  private List<Long> sequences(QueryResponse page) {
    return page.getParts().stream()
        .map(QueryPart::getValue)
        .map(value -> (ActionRecorded) wire.decode(value))
        .map(entry -> entry.getMeta().getVersion())
        .toList();
  }
}
