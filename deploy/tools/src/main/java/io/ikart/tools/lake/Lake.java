package io.ikart.tools.lake;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes records in the order of their partitions and keeps each exactly once: a file has a stretch
 * of offsets without gaps in what it covers, and the next stretch begins where the last file ends.
 */
final class Lake implements AutoCloseable {

  /** Records of one file, at most. */
  static final int MOST_ROWS = 100_000;

  /** Files of one topic, partition and day before they are made one. */
  static final int MOST_FILES = 8;

  private final LakeFiles files;
  private final ParquetWriter writer;

  Lake(LakeFiles files) throws SQLException {
    this.files = files;
    this.writer = new ParquetWriter();
  }

  /**
   * Writes what one partition has from an offset on.
   *
   * @param rows in the order of their offsets, none of them before {@code from}
   * @param to first offset behind what was read, gaps and markers included
   * @return files written
   */
  int append(String topic, int partition, long from, List<LakeRow> rows, long to)
      throws SQLException, IOException {
    int written = 0;
    long begin = from;
    for (int i = 0; i < rows.size(); ) {
      var day = dayOf(rows.get(i));
      var stretch = new ArrayList<LakeRow>();
      while (i < rows.size() && stretch.size() < MOST_ROWS && dayOf(rows.get(i)).equals(day)) {
        stretch.add(rows.get(i++));
      }
      long end = i < rows.size() ? rows.get(i).offset() : to;
      writer.write(LakeFile.at(files.folder(), topic, day, partition, begin, end), stretch);
      begin = end;
      written++;
    }
    return written;
  }

  /** Makes one file of many small ones. */
  int compact() throws SQLException, IOException {
    int merged = 0;
    var current = new ArrayList<>(files.current());
    while (!current.isEmpty()) {
      var first = current.get(0);
      var beside = current.stream().filter(first::isBeside).toList();
      current.removeAll(beside);
      if (beside.size() > MOST_FILES && isUnbroken(beside)) {
        var last = beside.get(beside.size() - 1);
        writer.merge(
            beside,
            LakeFile.at(
                files.folder(),
                first.topic(),
                first.day(),
                first.partition(),
                first.from(),
                last.to()));
        merged += beside.size();
      }
    }
    files.tidy();
    return merged;
  }

  private static boolean isUnbroken(List<LakeFile> files) {
    for (int i = 1; i < files.size(); i++) {
      if (files.get(i - 1).to() != files.get(i).from()) {
        return false;
      }
    }
    return true;
  }

  private static String dayOf(LakeRow row) {
    return Instant.ofEpochMilli(row.appendedAtMs())
        .atOffset(ZoneOffset.UTC)
        .toLocalDate()
        .toString();
  }

  @Override
  public void close() throws SQLException {
    writer.close();
  }
}
