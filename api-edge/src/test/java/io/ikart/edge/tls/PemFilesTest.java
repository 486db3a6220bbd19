package io.ikart.edge.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ikart.testing.SelfMade;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemFilesTest {

  private static final char[] SECRET = "secret".toCharArray();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA", "Ed25519"})
  void readsEveryKindOfKey(String kind) throws Exception {
    var made = SelfMade.in(folder, "edge", kind);

    var store = filesOf(made).read(SECRET);

    assertThat(store.getCertificate("edge")).isEqualTo(made.certificate());
    assertThat(store.getKey("edge", SECRET)).isNotNull();
  }

  @Test
  void refusesTheKeyOfAnother() throws Exception {
    var one = madeIn("one", "EC");
    var other = madeIn("other", "EC");

    refused(new PemFiles(one.certificate(), other.key()), "is not the key of");
    refused(new PemFiles(one.certificate(), madeIn("rsa", "RSA").key()), "is not the key of");
  }

  @Test
  void saysWhatIsWrongWithAFileAndShowsNoKey() throws Exception {
    var files = madeIn("edge", "EC");
    var key = Files.readString(files.key());

    refused(new PemFiles(folder.resolve("none"), files.key()), "none");
    refused(new PemFiles(files.key(), files.key()), "edge.key");
    Files.writeString(files.key(), key.replace("PRIVATE KEY", "EC PRIVATE KEY"));
    refused(files, "openssl pkcs8");
    Files.writeString(files.key(), "no key at all");
    refused(files, "openssl pkcs8");
  }

  private static void refused(PemFiles files, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> files.read(SECRET))
        .withMessageContaining(why)
        .withMessageNotContaining("MII");
  }

  private PemFiles madeIn(String name, String kind) throws Exception {
    return filesOf(SelfMade.in(folder, name, kind));
  }

  private static PemFiles filesOf(SelfMade made) {
    return new PemFiles(made.certificateFile(), made.keyFile());
  }
}
