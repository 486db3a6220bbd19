package io.ikart.tools.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A writer that is killed again and again, and the next one that goes on after it. */
class LakeKillTest {

  /** After how many lines each writer is killed: some while they write, some while they compact. */
  private static final List<Integer> KILLED_AFTER = List.of(1, 2, 17, 18, 35, 36);

  @TempDir Path folder;

  @Test
  void everyRecordStandsInTheLakeOnceThoughItsWritersWereKilled() throws Exception {
    for (int lines : KILLED_AFTER) {
      killAfter(lines);
      noRecordStandsTwice();
    }
    assertThat(ask("select count(*) from events")).isLessThan(LakeWriterMain.RECORDS);

    assertThat(start().waitFor()).isZero();

    noRecordStandsTwice();
    long records = LakeWriterMain.RECORDS;
    assertThat(ask("select count(*) from events")).isEqualTo(records);
    assertThat(ask("select sum((payload->>'n')::bigint) from events"))
        .isEqualTo(records * (records - 1) / 2);
    assertThat(ask("select count(distinct day) from events")).isEqualTo(2);
    assertThat(new LakeFiles(folder).current().size()).isLessThanOrEqualTo(2 * Lake.MOST_FILES);
  }

  private void noRecordStandsTwice() throws Exception {
    assertThat(ask("select count(*) - count(distinct \"offset\") from events")).isZero();
    assertThat(ask("select count(*) - coalesce(max(\"offset\") + 1, 0) from events")).isZero();
  }

  private void killAfter(int lines) throws Exception {
    var writer = start();
    try (var said =
        new BufferedReader(
            new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
      for (int line = 0; line < lines; line++) {
        assertThat(said.readLine()).as("line %d", line).isNotNull().isNotEqualTo("done");
      }
      writer.destroyForcibly().waitFor();
    }
  }

  private Process start() throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            LakeWriterMain.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
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
}
