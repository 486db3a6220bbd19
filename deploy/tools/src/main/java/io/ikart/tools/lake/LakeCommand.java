package io.ikart.tools.lake;

import io.ikart.schemas.audit.Audited;
import io.ikart.schemas.topic.AnalyticsTopics;
import io.ikart.schemas.topic.PersonalData;
import io.ikart.schemas.topic.PersonalData.Holds;
import io.ikart.schemas.topic.Topic;
import io.ikart.schemas.topic.Topics;
import io.ikart.tools.Console;
import io.ikart.tools.ToolCommand;
import io.ikart.tools.audit.OperatorTrail;
import io.ikart.tools.log.EventLog;
import io.ikart.tools.log.LogRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
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

  /** What a lake is no place for. */
  private static final Set<Holds> NEVER = Set.of(Holds.HASHES, Holds.KEYS);

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
    new OperatorTrail(settings).note(Audited.LAKE_EXPORTED, "lake");
    var files = new LakeFiles(SqlCommand.folder(folder, settings));
    try (var alone = files.claim();
        var lake = new Lake(files)) {
      files.tidy();
      for (var topic : topics()) {
        var arriving = new ArrivingRows(topic.name(), lake, files.ends(topic.name()));
        log.readFrom(
            topic,
            arriving.from(),
            LONGEST,
            record -> arriving.take(record.partition(), row(record)));
        arriving.writeAll();
        console.progress("%s: %,d files written", topic, arriving.written());
      }
      console.progress("%,d files made fewer", lake.compact());
    }
    return OK;
  }

  /**
   * The system of record, what shoppers did, and what sales came to. What passwords became is no
   * analyst's business, nor is who did what.
   */
  static List<Topic> topics() {
    return Topics.ALL.stream()
        .filter(topic -> Collections.disjoint(PersonalData.in(topic), NEVER))
        .filter(
            topic ->
                topic.keep() == Topic.Keep.FOR_EVER
                    || topic.equals(AnalyticsTopics.SHOPPER_ACTIONS)
                    || topic.equals(AnalyticsTopics.SALES_FIGURES))
        .toList();
  }

  private static LakeRow row(LogRecord record) {
    return new LakeRow(
        record.offset(),
        record.appendedAtMs(),
        record.key(),
        record.value().getSchema().getName(),
        record.value().toString());
  }
}
