package io.ikart.tools.lake;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;

/**
 * Brings a lake up to date with a log that is always the same, and says what it is about to do.
 * Arguments: the folder.
 */
public final class LakeWriterMain {

  static final String TOPIC = "order.events";
  static final int RECORDS = 6_000;
  static final int STEP = 100;

  private static final Instant EVENING = Instant.parse("2026-11-22T23:59:00Z");
  private static final int RECORDS_A_SECOND = 50;

  private LakeWriterMain() {}

  public static void main(String[] arguments) throws Exception {
    var files = new LakeFiles(Path.of(arguments[0]));
    try (var alone = files.claim();
        var lake = new Lake(files)) {
      files.tidy();
      long end = files.ends(TOPIC).getOrDefault(0, 0L);
      for (long from = end; from < RECORDS; from += STEP) {
        say("writing " + from);
        var rows = new ArrayList<LakeRow>();
        for (long offset = from; offset < Math.min(from + STEP, RECORDS); offset++) {
          rows.add(row(offset));
        }
        lake.append(TOPIC, 0, from, rows, rows.get(rows.size() - 1).offset() + 1);
        say("compacting");
        lake.compact();
      }
    }
    say("done");
  }

  private static LakeRow row(long offset) {
    var at = EVENING.plusSeconds(offset / RECORDS_A_SECOND);
    return new LakeRow(
        offset, at.toEpochMilli(), "key", "OrderPlaced", "{\"n\": %d}".formatted(offset));
  }

  private static void say(String what) {
    System.out.println(what);
    System.out.flush();
  }
}
