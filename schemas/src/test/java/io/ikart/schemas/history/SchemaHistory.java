package io.ikart.schemas.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.Schema;

/**
 * The frozen versions of the schemas: one folder per record type, named by its full name, with one
 * file per version, {@code 1.avsc}, {@code 2.avsc} ... A frozen file never changes: records written
 * with it stand in topics that are kept for ever.
 */
final class SchemaHistory {

  /** The command that freezes, as it stands in the README and in every message. */
  static final String FREEZE = "mvn -pl schemas test -Dtest=SchemaHistoryTest -Dikart.freeze=true";

  private final Path folder;

  SchemaHistory(Path folder) {
    this.folder = folder;
  }

  /** Full names of the types that have a frozen version. */
  Set<String> types() {
    if (!Files.isDirectory(folder)) {
      return Set.of();
    }
    try (var entries = Files.list(folder)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The versions of a type, oldest first; none when it was never frozen. */
  List<Schema> versionsOf(String fullName) {
    return IntStream.iterate(1, version -> Files.exists(file(fullName, version)), next -> next + 1)
        .mapToObj(version -> read(file(fullName, version)))
        .toList();
  }

  /** Whether the newest version of the type is exactly this schema, doc texts included. */
  boolean isFrozen(Schema current) {
    var versions = versionsOf(current.getFullName());
    return !versions.isEmpty()
        && versions.get(versions.size() - 1).toString().equals(current.toString());
  }

  /** What is wrong with these schemas in the light of the history; empty when they may stand. */
  List<String> objections(Collection<Schema> current) {
    var found = new ArrayList<String>();
    for (var schema : current) {
      found.addAll(FullTransitive.objections(schema, versionsOf(schema.getFullName())));
    }
    var gone = new TreeSet<>(types());
    current.forEach(schema -> gone.remove(schema.getFullName()));
    gone.forEach(
        type ->
            found.add(
                type
                    + " vanished from the catalogue, but records of it stand in topics or stores:"
                    + " put it back"));
    return found;
  }

  /**
   * Writes a new version of every schema that is not frozen as it is. Writes nothing at all when
   * there is an objection.
   *
   * @return the files written
   * @throws IllegalStateException when a schema is not compatible or a type vanished
   */
  List<Path> freeze(Collection<Schema> current) {
    var objections = objections(current);
    if (!objections.isEmpty()) {
      throw new IllegalStateException("nothing is frozen: " + String.join("\n", objections));
    }
    return current.stream().filter(schema -> !isFrozen(schema)).map(this::append).toList();
  }

  private Path append(Schema schema) {
    var file = file(schema.getFullName(), versionsOf(schema.getFullName()).size() + 1);
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, schema.toString(true) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(String fullName, int version) {
    return folder.resolve(fullName).resolve(version + ".avsc");
  }

  private static Schema read(Path file) {
    try {
      return new Schema.Parser().parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
