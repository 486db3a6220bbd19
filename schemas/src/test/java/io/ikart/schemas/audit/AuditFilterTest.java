package io.ikart.schemas.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ikart.schemas.common.EventMeta;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AuditFilterTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instant TEN_PAST = NOON.plusSeconds(600);
  private static final String SKU = "TEA";

  @Test
  void noneLetsEverythingPass() {
    assertThat(AuditFilter.none().passes(adjusted())).isTrue();
  }

  @Test
  void everyFieldCounts() {
    assertThat(filter("cust_ada", "stock.adjusted", SKU, "abcd", NOON, TEN_PAST)).isTrue();
    assertThat(filter("cust_eve", "", "", "", NOON, TEN_PAST)).isFalse();
    assertThat(filter("", "stock.adjust", "", "", NOON, TEN_PAST)).isFalse();
    assertThat(filter("", "stock.", "", "", NOON, TEN_PAST)).isTrue();
    assertThat(filter("", "refund.", "", "", NOON, TEN_PAST)).isFalse();
    assertThat(filter("", "", "COFFEE", "", NOON, TEN_PAST)).isFalse();
    assertThat(filter("", "", "", "ef01", NOON, TEN_PAST)).isFalse();
    assertThat(filter("", "", "", "", NOON.plusMillis(1), TEN_PAST)).isFalse();
    assertThat(filter("", "", "", "", NOON.minusSeconds(1), NOON)).isFalse();
  }

  @Test
  void itTravelsAsText() {
    var filter = new AuditFilter("a", "b.", "c", "d", NOON, TEN_PAST);

    assertThat(AuditFilter.of(filter.text())).isEqualTo(filter);
    assertThat(AuditFilter.of(AuditFilter.none().text())).isEqualTo(AuditFilter.none());
    assertThatThrownBy(() -> AuditFilter.of("nonsense"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void rowsOfNewerEntriesSortFirst() {
    assertThat(AuditLogs.rowOf(2)).isLessThan(AuditLogs.rowOf(1));
    assertThat(AuditLogs.rowOf(1_000_000)).isLessThan(AuditLogs.rowOf(999_999));
  }

  private static boolean filter(
      String actor, String action, String object, String address, Instant from, Instant to) {
    return new AuditFilter(actor, action, object, address, from, to).passes(adjusted());
  }

  private static ActionRecorded adjusted() {
    return new ActionRecorded(
        new EventMeta(AuditLogs.SHOP, 1L, "c1", "c1", "cust_ada", NOON, NOON),
        new AuditedAction("stock.adjusted", SKU, 3L, "abcd", "a count", "", "", ""),
        EntryHash.BEGINNING,
        EntryHash.BEGINNING);
  }
}
