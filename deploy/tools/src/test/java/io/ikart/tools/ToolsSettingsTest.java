package io.ikart.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolsSettingsTest {

  @Test
  void hasTheDefaultsOfALocalShop() {
    var settings = ToolsSettings.from(Map.of());

    assertThat(settings.bootstrap()).isEqualTo("127.0.0.1:9092");
    assertThat(settings.edgeUrl()).isEqualTo(URI.create("http://127.0.0.1:8080"));
    assertThat(settings.querySeeds()).containsExactly("http://127.0.0.1:7070");
    assertThat(settings.partitions()).isEqualTo(4);
    assertThat(settings.connectUrls()).containsExactly(URI.create("http://127.0.0.1:8083"));
  }

  @Test
  void knowsEveryConnectWorker() {
    var settings =
        ToolsSettings.from(Map.of("IKART_CONNECT_PORT", "9000", "IKART_CONNECT_WORKERS", "2"));

    assertThat(settings.connectUrls())
        .containsExactly(URI.create("http://127.0.0.1:9000"), URI.create("http://127.0.0.1:9001"));
  }

  @Test
  void namesABadValue() {
    assertThatThrownBy(() -> ToolsSettings.from(Map.of("IKART_PARTITIONS", "0")))
        .isInstanceOf(BadSetting.class)
        .hasMessageContaining("IKART_PARTITIONS=0");
    assertThatThrownBy(() -> ToolsSettings.from(Map.of("IKART_EDGE_PORT", "http")))
        .isInstanceOf(BadSetting.class);
  }

  @Test
  void findsTheKeysOfTheAuditLog(@TempDir Path home) throws IOException {
    Files.writeString(home.resolve("audit-keys"), "4".repeat(64));

    var local = ToolsSettings.from(Map.of("IKART_HOME", home.toString()));
    var keys = local.localHeadKeys().publicKeys();
    var elsewhere = ToolsSettings.from(Map.of("IKART_AUDIT_PUBLIC_KEYS", keys));
    var head = local.localHeadKeys().sign(1, ByteBuffer.allocate(32), Instant.EPOCH);

    assertThat(local.headSignatures().isGood(head)).isTrue();
    assertThat(elsewhere.headSignatures().isGood(head)).isTrue();
    assertThatThrownBy(() -> ToolsSettings.from(Map.of()).headSignatures())
        .isInstanceOf(BadSetting.class);
  }

  @Test
  void findsTheSecretAndNeverShowsIt(@TempDir Path home) throws IOException {
    Files.writeString(home.resolve("secret"), "hush-hush\n");

    var fromFile = ToolsSettings.from(Map.of("IKART_HOME", home.toString()));
    var given = ToolsSettings.from(Map.of("IKART_INTERNAL_SECRET", "psst"));

    Files.writeString(home.resolve("tools-secret"), "mum\n");
    assertThat(fromFile.internalSecret()).isEqualTo("hush-hush");
    assertThat(fromFile.provenBy()).isEqualTo("mum");
    var mine = ToolsSettings.from(Map.of("IKART_CLIENT_SECRET", "psst-psst"));
    assertThat(mine.provenBy()).isEqualTo("psst-psst");
    assertThat(mine.toString()).doesNotContain("psst");
    assertThat(given.internalSecret()).isEqualTo("psst");
    assertThat(given.toString()).doesNotContain("psst");
    assertThatThrownBy(() -> ToolsSettings.from(Map.of()).internalSecret())
        .isInstanceOf(BadSetting.class);
    assertThatThrownBy(() -> ToolsSettings.from(Map.of()).provenBy())
        .isInstanceOf(BadSetting.class)
        .hasMessageStartingWith("IKART_CLIENT_SECRET");
  }
}
