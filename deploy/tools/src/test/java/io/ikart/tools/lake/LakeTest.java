package io.ikart.tools.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every record stands in the lake once, whenever the writer was killed. */
class LakeTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String TOPIC = "order.events";

  @TempDir Path folder;

  @Test
  void recordsAreReadBackByDay() throws Exception {
    append(0, List.of(row(0, NOON), row(2, NOON), row(3, NOON.plusSeconds(86_400))), 5);

    assertThat(ask("select count(*) from events")).isEqualTo(3);
    assertThat(ask("select count(*) from events where day = '2026-11-22'")).isEqualTo(2);
    assertThat(ask("select sum((payload->>'n')::bigint) from events")).isEqualTo(5);
    assertThat(new LakeFiles(folder).ends(TOPIC)).containsEntry(0, 5L);
  }

  @Test
  void whatIsWrittenAgainAfterAKillReplacesItself() throws Exception {
    append(0, List.of(row(0, NOON), row(1, NOON)), 2);
    append(0, List.of(row(0, NOON), row(1, NOON)), 2);

    assertThat(ask("select count(*) from events")).isEqualTo(2);
  }

  @Test
  void aFileThatWasNotFinishedIsNotThere() throws Exception {
    append(0, List.of(row(0, NOON)), 1);
    var written = new LakeFiles(folder).current().get(0).path();
    var half = written.resolveSibling("0-1-2.parquet.part");
    Files.writeString(half, "half");

    assertThat(ask("select count(*) from events")).isEqualTo(1);
    new LakeFiles(folder).tidy();

    assertThat(half).doesNotExist();
    assertThat(written).exists();
  }

  @Test
  void manySmallFilesBecomeOneAndNothingIsCountedTwiceMeanwhile() throws Exception {
    for (int n = 0; n <= Lake.MOST_FILES; n++) {
      append(n, List.of(row(n, NOON)), n + 1);
    }
    var kept = new LakeFiles(folder).current().get(0).path();
    var copy = Files.readAllBytes(kept);

    try (var lake = new Lake(new LakeFiles(folder))) {
      assertThat(lake.compact()).isEqualTo(Lake.MOST_FILES + 1);
    }
    assertThat(new LakeFiles(folder).current()).hasSize(1);
    Files.write(kept, copy);

    assertThat(new LakeFiles(folder).current()).hasSize(1);
    assertThat(ask("select count(*) from events")).isEqualTo(Lake.MOST_FILES + 1);
    assertThat(new LakeFiles(folder).ends(TOPIC)).containsEntry(0, Lake.MOST_FILES + 1L);
  }

  @Test
  void twoWritersAreNeverAtWorkAtOnce() throws Exception {
    try (var one = new LakeFiles(folder).claim()) {
      assertThat(one).isNotNull();
      assertThatThrownBy(() -> new LakeFiles(folder).claim())
          .hasMessageContaining("another writer");
    }

    new LakeFiles(folder).claim().close();
  }

  @Test
  void anEmptyLakeAnswersToo() throws Exception {
    assertThat(ask("select count(*) from events")).isZero();
    assertThat(ask("select count(*) from sales")).isZero();
  }

  @Test
  void salesAreTheNewestRevision() throws Exception {
    try (var lake = new Lake(new LakeFiles(folder))) {
      lake.append("sales.figures", 1, 0, List.of(figure(0, 900, 2), figure(1, 450, 1)), 2);
    }

    assertThat(ask("select gross from sales")).isEqualTo(900);
  }

  private void append(long from, List<LakeRow> rows, long to) throws Exception {
    try (var lake = new Lake(new LakeFiles(folder))) {
      lake.append(TOPIC, 0, from, rows, to);
    }
  }

  private long ask(String query) throws Exception {
    try (var duck = SqlCommand.open(new LakeFiles(folder));
        var statement = duck.createStatement();
        var found = statement.executeQuery(query)) {
      if (!found.next()) {
        throw new SQLException("no row");
      }
      return found.getLong(1);
    }
  }

  private static LakeRow row(long offset, Instant at) {
    return new LakeRow(offset, at.toEpochMilli(), "key", "OrderPlaced", "{\"n\": " + offset + "}");
  }

  private static LakeRow figure(long offset, long gross, long revision) {
    var json =
        "{\"figureId\": \"f\", \"from\": \"2026-11-22T12:00:00Z\", \"gross\": %d, \"revision\": %d}"
            .formatted(gross, revision);
    return new LakeRow(offset, NOON.toEpochMilli(), "f", "SalesFigure", json);
  }
}
