package io.ikart.tools.lake;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One file of the lake: a stretch of one partition that was appended on one day. Its name says
 * which records it has, so that the folder itself is the record of what has been written.
 *
 * @param path where it is
 * @param topic the topic
 * @param day day on which its records were appended, UTC, for example 2026-11-22
 * @param partition the partition
 * @param from first offset
 * @param to first offset behind it
 */
record LakeFile(Path path, String topic, String day, int partition, long from, long to) {

  private static final Pattern PLACE =
      Pattern.compile("topic=([^/]+)/day=([0-9-]+)/([0-9]+)-([0-9]+)-([0-9]+)\\.parquet");

  /** The file at a path; empty when it is none of the lake's. */
  static Optional<LakeFile> of(Path lake, Path path) {
    var place = PLACE.matcher(lake.relativize(path).toString());
    return place.matches()
        ? Optional.of(
            new LakeFile(
                path,
                place.group(1),
                place.group(2),
                Integer.parseInt(place.group(3)),
                Long.parseLong(place.group(4)),
                Long.parseLong(place.group(5))))
        : Optional.empty();
  }

  /** The file that would have these records. */
  static LakeFile at(Path lake, String topic, String day, int partition, long from, long to) {
    var name = "%d-%019d-%019d.parquet".formatted(partition, from, to);
    var path = lake.resolve("topic=" + topic).resolve("day=" + day).resolve(name);
    return new LakeFile(path, topic, day, partition, from, to);
  }

  /** Whether another file has all its records and more. */
  boolean isWithin(LakeFile other) {
    return !path.equals(other.path)
        && topic.equals(other.topic)
        && partition == other.partition
        && day.equals(other.day)
        && other.from <= from
        && to <= other.to;
  }

  /** Same topic, partition and day. */
  boolean isBeside(LakeFile other) {
    return topic.equals(other.topic) && partition == other.partition && day.equals(other.day);
  }
}
