package io.ikart.tools.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/** Writes Parquet files by DuckDB: beside their place first, then moved there in one step. */
final class ParquetWriter implements AutoCloseable {

  private static final String OPTIONS = "(format parquet, compression zstd)";

  private final DuckDBConnection duck;

  ParquetWriter() throws SQLException {
    duck = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
    run(
        duck,
        "create table records (\"partition\" integer, \"offset\" bigint, appended_ms bigint,"
            + " key varchar, type varchar, payload varchar)");
  }

  /** Writes the records of one file. */
  void write(LakeFile file, List<LakeRow> rows) throws SQLException, IOException {
    run(duck, "truncate records");
    try (var appender = duck.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "records")) {
      for (var row : rows) {
        appender.beginRow();
        appender.append(file.partition());
        appender.append(row.offset());
        appender.append(row.appendedAtMs());
        appender.append(row.key());
        appender.append(row.type());
        appender.append(row.json());
        appender.endRow();
      }
    }
    copy(
        "select \"partition\", \"offset\", epoch_ms(appended_ms) as appended_at, key, type,"
            + " payload from records order by \"offset\"",
        file.path());
  }

  /** Writes several files as one. */
  void merge(List<LakeFile> files, LakeFile whole) throws SQLException, IOException {
    var paths = files.stream().map(file -> text(file.path())).collect(Collectors.joining(", "));
    copy(
        "select * from read_parquet([%s], hive_partitioning = false) order by \"offset\""
            .formatted(paths),
        whole.path());
  }

  private void copy(String query, Path path) throws SQLException, IOException {
    Files.createDirectories(path.getParent());
    var part = path.resolveSibling(path.getFileName() + ".part");
    run(duck, "copy (%s) to %s %s".formatted(query, text(part), OPTIONS));
    Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void run(Connection duck, String sql) throws SQLException {
    try (var statement = duck.createStatement()) {
      statement.execute(sql);
    }
  }

  /** A path as a text of SQL. */
  static String text(Path path) {
    return "'" + path.toString().replace("'", "''") + "'";
  }

  @Override
  public void close() throws SQLException {
    duck.close();
  }
}
