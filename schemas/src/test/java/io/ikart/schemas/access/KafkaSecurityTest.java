package io.ikart.schemas.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where Kafka clients get their security settings from. */
class KafkaSecurityTest {

  private static final String SETTINGS =
      """
      security.protocol=SASL_SSL
      sasl.jaas.config=Module required username="edge" password="hush";
      ssl.truststore.location=/authority.pem
      """;

  @TempDir Path folder;

  @Test
  void withoutAFileNothingIsSet() {
    assertThat(KafkaSecurity.from(Map.of(), "edge").settings()).isEmpty();
    assertThat(KafkaSecurity.at("  ", "edge").settings()).isEmpty();
    assertThat(KafkaSecurity.none()).hasToString("PLAINTEXT");
  }

  @Test
  void aFileIsForEveryClientOfTheProcess() throws IOException {
    var file = Files.writeString(folder.resolve("client.properties"), SETTINGS);

    var security =
        KafkaSecurity.from(Map.of("IKART_KAFKA_CONFIG", file.toString()), "whoever it is");

    assertThat(security.with(Map.of("acks", "all", "security.protocol", "PLAINTEXT")))
        .containsEntry("acks", "all")
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("sasl.jaas.config", "Module required username=\"edge\" password=\"hush\";");
  }

  @Test
  void aFolderHasAFileForEachApplication() throws IOException {
    Files.writeString(folder.resolve("edge.properties"), SETTINGS);

    assertThat(KafkaSecurity.at(folder.toString(), "edge").settings()).hasSize(3);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> KafkaSecurity.from(Map.of("IKART_KAFKA_CONFIG", folder.toString()), "stock"))
        .withMessageContaining("IKART_KAFKA_CONFIG")
        .withMessageContaining("stock.properties");
  }

  @Test
  void whatIsNoSecuritySettingIsRefusedByNameAndNotShown() throws IOException {
    var file = Files.writeString(folder.resolve("bad.properties"), SETTINGS + "acks=topsecret\n");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> KafkaSecurity.at(file.toString(), "edge"))
        .withMessageContaining("acks")
        .withMessageNotContainingAny("topsecret", "hush");
  }

  @Test
  void showsNoSecretAndTravelsWithAJob() throws IOException, ClassNotFoundException {
    var file = Files.writeString(folder.resolve("client.properties"), SETTINGS);
    var security = KafkaSecurity.at(file.toString(), "edge");
    var bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(security);

    var arrived =
        (KafkaSecurity)
            new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

    assertThat(security).hasToString("SASL_SSL");
    assertThat(arrived.settings()).isEqualTo(security.settings());
  }
}
