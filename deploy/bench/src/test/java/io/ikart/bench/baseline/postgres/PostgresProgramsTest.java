package io.ikart.bench.baseline.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresProgramsTest {

  @TempDir private Path root;

  @Test
  void theNewestVersionIsTakenByNumberNotByLetter() throws IOException {
    for (var version : List.of("9", "15", "17", "common")) {
      Files.createDirectories(root.resolve(version));
    }

    assertThat(PostgresPrograms.versions(root))
        .containsExactly(root.resolve("17/bin"), root.resolve("15/bin"), root.resolve("9/bin"));
  }

  @Test
  void aFolderWithoutTheServerIsPassedOver() throws IOException {
    var client = Files.createDirectories(root.resolve("client"));
    var server = Files.createDirectories(root.resolve("server"));
    for (var program : List.of("initdb", "postgres")) {
      assertThat(Files.createFile(server.resolve(program)).toFile().setExecutable(true)).isTrue();
    }

    assertThat(PostgresPrograms.among(List.of(client, server)))
        .contains(new PostgresPrograms(server));
    assertThat(PostgresPrograms.among(List.of(client))).isEmpty();
  }

  @Test
  void rightsAreDroppedOnlyWhereThereAreSome() {
    assertThat(Unprivileged.of("ana").command(List.of("initdb"))).containsExactly("initdb");
    assertThat(Unprivileged.of("root").command(List.of("initdb")))
        .startsWith("setpriv", "--reuid=postgres")
        .endsWith("initdb");
  }
}
