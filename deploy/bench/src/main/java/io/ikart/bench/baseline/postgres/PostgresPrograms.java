package io.ikart.bench.baseline.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where PostgreSQL's programs are: on the path, or where Debian's package has them.
 *
 * @param folder holds initdb and postgres
 */
record PostgresPrograms(Path folder) {

  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

  /**
   * The newest there are.
   *
   * @throws IllegalStateException which says what to install, when there are none
   */
  static PostgresPrograms find() throws IOException {
    var path = Stream.of(System.getenv("PATH").split(File.pathSeparator, -1)).map(Path::of);
    return among(Stream.concat(path, versions(DEBIAN).stream()).toList())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "PostgreSQL is not installed, and this baseline needs it:"
                        + " install Debian's package 'postgresql' (apt-get install postgresql)"));
  }

  /** Folders of all versions, newest first. */
  static List<Path> versions(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (var folders = Files.list(root)) {
      return folders
          .filter(each -> each.getFileName().toString().matches("\\d+"))
          .sorted(Comparator.comparing(PostgresPrograms::version).reversed())
          .map(each -> each.resolve("bin"))
          .toList();
    }
  }

  private static Integer version(Path folder) {
    return Integer.valueOf(folder.getFileName().toString());
  }

  static Optional<PostgresPrograms> among(List<Path> folders) {
    return folders.stream()
        .filter(each -> Files.isExecutable(each.resolve("initdb")))
        .filter(each -> Files.isExecutable(each.resolve("postgres")))
        .findFirst()
        .map(PostgresPrograms::new);
  }

  String initdb() {
    return folder.resolve("initdb").toString();
  }

  String postgres() {
    return folder.resolve("postgres").toString();
  }
}
