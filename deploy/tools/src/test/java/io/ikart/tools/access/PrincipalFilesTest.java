package io.ikart.tools.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.access.KafkaSecurity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrincipalFilesTest {

  @TempDir Path home;
  private PrincipalFiles files;

  @BeforeEach
  void open() throws IOException {
    var provision =
        Files.writeString(
            home.resolve("provision.properties"),
            """
            security.protocol=SASL_SSL
            sasl.mechanism=PLAIN
            sasl.jaas.config=Plain required username="provision" password="almighty";
            ssl.truststore.location=/authority.pem
            """);
    files =
        new PrincipalFiles(
            home.resolve("clients"), KafkaSecurity.at(provision.toString(), "provision"));
  }

  @Test
  void aSecretIsMadeOnceAndReadableByItsOwnerAlone() throws IOException {
    var secret = files.secretOf("edge");

    assertThat(secret).matches("[0-9a-f]{64}").isEqualTo(files.secretOf("edge"));
    assertThat(files.secretOf("stock")).isNotEqualTo(secret);
    var file = home.resolve("clients/edge.properties");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.list(home.resolve("clients"))).hasSize(2);
  }

  @Test
  void theFileTrustsWhomTheOneThatMadeItTrustsAndSaysNothingElseOfIt() throws IOException {
    var secret = files.secretOf("edge");

    var settings = KafkaSecurity.at(home.resolve("clients").toString(), "edge").settings();

    assertThat(settings)
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
        .containsEntry("ssl.truststore.location", "/authority.pem")
        .hasSize(4);
    assertThat(settings.get("sasl.jaas.config"))
        .contains("username=\"edge\"", secret)
        .doesNotContain("almighty");
  }

  @Test
  void aNewSecretTakesTheOldOnesPlace() throws IOException {
    var old = files.secretOf("edge");

    var renewed = files.renew("edge");

    assertThat(renewed).isNotEqualTo(old).isEqualTo(files.secretOf("edge"));
  }
}
