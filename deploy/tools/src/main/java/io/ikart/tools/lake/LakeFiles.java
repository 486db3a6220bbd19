package io.ikart.tools.lake;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The folder of the lake. A file appears whole or not at all; one that was compacted into a greater
 * one no longer counts, also while it is still there.
 */
final class LakeFiles {

  private static final Comparator<LakeFile> BY_PLACE =
      Comparator.comparing(LakeFile::topic)
          .thenComparing(LakeFile::partition)
          .thenComparing(LakeFile::from);

  private final Path lake;

  LakeFiles(Path lake) {
    this.lake = lake;
  }

  Path folder() {
    return lake;
  }

  /**
   * Keeps every other writer out until it is closed; a writer that dies lets go of it.
   *
   * @throws IllegalStateException when another writer is at work
   */
  AutoCloseable claim() throws IOException {
    Files.createDirectories(lake);
    var channel =
        FileChannel.open(
            lake.resolve(".writer"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // A writer in this very process: the same answer.
    }
    channel.close();
    throw new IllegalStateException("another writer is at work in " + lake);
  }

  /** Files that count, by topic, partition and offset. */
  List<LakeFile> current() throws IOException {
    var all = all();
    return all.stream()
        .filter(file -> all.stream().noneMatch(file::isWithin))
        .sorted(BY_PLACE)
        .toList();
  }

  /** Where each partition of a topic goes on. */
  Map<Integer, Long> ends(String topic) throws IOException {
    var ends = new HashMap<Integer, Long>();
    for (var file : all()) {
      if (file.topic().equals(topic)) {
        ends.merge(file.partition(), file.to(), Math::max);
      }
    }
    return ends;
  }

  /** Deletes what no longer counts, and what was never finished. */
  void tidy() throws IOException {
    var current = current();
    for (var file : all()) {
      if (!current.contains(file)) {
        Files.deleteIfExists(file.path());
      }
    }
    if (Files.isDirectory(lake)) {
      try (var paths = Files.walk(lake)) {
        for (var path : paths.filter(each -> each.toString().endsWith(".part")).toList()) {
          Files.deleteIfExists(path);
        }
      }
    }
  }

  private List<LakeFile> all() throws IOException {
    if (!Files.isDirectory(lake)) {
      return List.of();
    }
    try (var paths = Files.walk(lake)) {
      return paths.flatMap(path -> LakeFile.of(lake, path).stream()).toList();
    }
  }
}
