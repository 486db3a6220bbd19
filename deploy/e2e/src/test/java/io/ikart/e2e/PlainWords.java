package io.ikart.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks for words wherever a shop keeps anything: in every topic, file and log, and, because their
 * files are compressed, in the documents of every search index and the rows of the lake.
 */
final class PlainWords {

  private static final int CHUNK_BYTES = 1 << 20;
  private static final int LONGEST_WORD = 200;
  private static final int MOST_DOCUMENTS = 10_000;
  private static final Duration QUERIED_WITHIN = Duration.ofMinutes(2);

  /** Made of numbers alone, and as large on disk as they may ever get. */
  private static final List<String> INDEXES = List.of(".index", ".timeindex");

  private final Launcher launcher;
  private final List<String> words;

  PlainWords(Launcher launcher, List<String> words) {
    this.launcher = launcher;
    this.words = words;
  }

  /** Places where one of the words stands as it is, but in the mails that were sent. */
  List<String> places() throws IOException {
    var found = new ArrayList<String>();
    new Stranger(launcher.bootstrap(), launcher.registry())
        .readAll((topic, bytes) -> look(topic, bytes, bytes.length, found));
    var mails = launcher.home().resolve("mail");
    try (var files = Files.walk(launcher.home())) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        boolean isIndex = INDEXES.stream().anyMatch(file.toString()::endsWith);
        if (!isIndex && !file.startsWith(mails) && Files.isReadable(file)) {
          lookInto(file, found);
        }
      }
    }
    lookIntoIndexes(found);
    lookIntoLake(found);
    return found;
  }

  private void lookIntoIndexes(List<String> found) {
    var engine = new Edge(launcher.url("IKART_SEARCH_PORT"));
    var hits = engine.get("/*/_search?size=" + MOST_DOCUMENTS).is(200).body().path("hits");
    int shown = hits.path("hits").size();
    assertThat(hits.at("/total/value").asInt()).isPositive().isEqualTo(shown);
    for (var hit : hits.path("hits")) {
      var bytes = hit.toString().getBytes(StandardCharsets.UTF_8);
      look("index " + hit.path("_index").asText(), bytes, bytes.length, found);
    }
  }

  private void lookIntoLake(List<String> found) {
    var rows = launcher.run(QUERIED_WITHIN, "sql", "select * from events").succeeded().output();
    assertThat(rows.lines()).hasSizeGreaterThan(1);
    var bytes = rows.getBytes(StandardCharsets.UTF_8);
    look("lake", bytes, bytes.length, found);
  }

  /** Piece by piece, each with the end of the one before. */
  private void lookInto(Path file, List<String> found) throws IOException {
    var buffer = new byte[CHUNK_BYTES + LONGEST_WORD];
    int kept = 0;
    try (var input = Files.newInputStream(file)) {
      for (int read = 0; read >= 0; ) {
        look(file.toString(), buffer, kept + Math.max(0, read), found);
        int all = kept + Math.max(0, read);
        int end = Math.min(all, LONGEST_WORD);
        System.arraycopy(buffer, all - end, buffer, 0, end);
        kept = end;
        read = input.read(buffer, kept, CHUNK_BYTES);
      }
    } catch (NoSuchFileException e) {
      // A store or a log rolled it away between the listing and the look: it is nowhere now.
    }
  }

  private void look(String place, byte[] bytes, int length, List<String> found) {
    var text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    words.stream().filter(text::contains).forEach(word -> found.add(word + " in " + place));
  }
}
