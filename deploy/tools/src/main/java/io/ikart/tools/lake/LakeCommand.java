package io.ikart.tools.lake;

import io.ikart.schemas.topic.Topic;
import io.ikart.schemas.topic.Topics;
import io.ikart.tools.Console;
import io.ikart.tools.ToolCommand;
import io.ikart.tools.log.EventLog;
import io.ikart.tools.log.LogRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Brings the lake up to date with the log. */
@Command(
    name = "lake",
    description = {
      "Write every event, shoppers' actions and the sales figures to Parquet files, exactly once.",
      "Goes on where the files end; may be run at any time, and killed at any time."
    })
public final class LakeCommand implements ToolCommand {

  private static final Duration LONGEST = Duration.ofMinutes(30);

  @Mixin private Console console;

  @Option(
      names = "--lake",
      paramLabel = "FOLDER",
      description = "where the files are (lake in the folder of the shop)")
  private Path folder;

  @Override
  public Integer call() throws Exception {
    var settings = console.settings();
    var log = EventLog.of(settings);
    var files = new LakeFiles(SqlCommand.folder(folder, settings));
    files.tidy();
    try (var lake = new Lake(files)) {
      for (var topic : topics()) {
        var read = read(log, topic, files.ends(topic.name()));
        int written = write(lake, topic, read);
        console.progress("%s: %,d files written", topic, written);
      }
      console.progress("%,d files made fewer", lake.compact());
    }
    return OK;
  }

  /** The system of record, what shoppers did, and what sales came to. */
  static List<Topic> topics() {
    return Topics.ALL.stream()
        .filter(
            topic ->
                topic.keep() == Topic.Keep.FOR_EVER
                    || topic.equals(Topics.SHOPPER_ACTIONS)
                    || topic.equals(Topics.SALES_FIGURES))
        .toList();
  }

  /** What one partition has that the lake has not. */
  private record Read(long from, List<LakeRow> rows, long[] to) {}

  private static Map<Integer, Read> read(EventLog log, Topic topic, Map<Integer, Long> ends)
      throws Exception {
    var read = new TreeMap<Integer, Read>();
    log.read(List.of(topic), LONGEST, record -> take(read, ends, record));
    return read;
  }

  private static void take(Map<Integer, Read> read, Map<Integer, Long> ends, LogRecord record) {
    long from = ends.getOrDefault(record.partition(), 0L);
    if (record.offset() >= from) {
      var there =
          read.computeIfAbsent(
              record.partition(), same -> new Read(from, new ArrayList<>(), new long[1]));
      there.rows().add(row(record));
      there.to()[0] = record.offset() + 1;
    }
  }

  private static LakeRow row(LogRecord record) {
    return new LakeRow(
        record.offset(),
        record.appendedAtMs(),
        record.key(),
        record.value().getSchema().getName(),
        record.value().toString());
  }

  private static int write(Lake lake, Topic topic, Map<Integer, Read> read)
      throws SQLException, IOException {
    int written = 0;
    for (var entry : read.entrySet()) {
      var part = entry.getValue();
      written += lake.append(topic.name(), entry.getKey(), part.from(), part.rows(), part.to()[0]);
    }
    return written;
  }
}
