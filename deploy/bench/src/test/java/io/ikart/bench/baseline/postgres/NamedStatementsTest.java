package io.ikart.bench.baseline.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ikart.bench.baseline.Resources;
import org.junit.jupiter.api.Test;

class NamedStatementsTest {

  @Test
  void statementsStandBelowTheirNamesInOrder() {
    var statements = NamedStatements.parse("-- name: one\nSELECT 1\n\n-- name: two\nSELECT\n  2\n");

    assertThat(statements.all()).containsExactlyEntriesOf(orderedOneAndTwo());
    assertThat(statements.get("two")).isEqualTo("SELECT\n  2");
  }

  private static java.util.LinkedHashMap<String, String> orderedOneAndTwo() {
    var expected = new java.util.LinkedHashMap<String, String>();
    expected.put("one", "SELECT 1");
    expected.put("two", "SELECT\n  2");
    return expected;
  }

  @Test
  void aNameStandsOnceAndHasAStatement() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NamedStatements.parse("-- name: a\nSELECT 1\n-- name: a\nSELECT 2\n"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NamedStatements.parse("-- name: a\n\n-- name: b\nSELECT 2\n"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NamedStatements.parse("-- name: a\nSELECT 1\n").get("b"));
  }

  @Test
  void stockIsOnlyTakenWhereItIs() {
    assertThat(NamedStatements.of("statements.sql").get("hold-stock"))
        .contains("WHERE sku = ? AND on_hand - held >= ?");
    assertThat(Resources.text("check_out.sql"))
        .contains("WHERE sku = line.sku AND on_hand - held >= line.quantity");
  }

  @Test
  void bothWaysTakeSkusInTheSameOrderSoThatTheyNeverWaitInARing() {
    assertThat(NamedStatements.of("statements.sql").get("read-lines")).endsWith("ORDER BY o.sku");
    assertThat(Resources.text("check_out.sql")).contains("ORDER BY o.sku\n  LOOP");
  }

  @Test
  void everyLawCountsWhatBreaksIt() {
    assertThat(NamedStatements.of("laws.sql").all().values())
        .hasSize(6)
        .allMatch(sql -> sql.startsWith("SELECT count(*)") || sql.startsWith("SELECT abs("));
  }
}
