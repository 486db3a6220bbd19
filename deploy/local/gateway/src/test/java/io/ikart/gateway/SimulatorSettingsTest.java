package io.ikart.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimulatorSettingsTest {

  @Test
  void everythingHasADefault() {
    var settings = SimulatorSettings.from(Map.of());

    assertThat(settings.port()).isEqualTo(8090);
    assertThat(settings.latency()).isEqualTo(Duration.ofMillis(20));
    assertThat(settings.slow()).isEqualTo(Duration.ofSeconds(2));
    assertThat(settings.journal()).isEqualTo(Path.of(".ikart", "gateway", "books.jsonl"));
  }

  @Test
  void aBadValueIsNamed() {
    assertBad("IKART_GATEWAY_PORT", "65536");
    assertBad("IKART_GATEWAY_PORT", "http");
    assertBad("IKART_GATEWAY_LATENCY_MS", "-1");
    assertBad("IKART_GATEWAY_WEBHOOK_URL", "shop.example");
  }

  @Test
  void theSecretIsNotShown() {
    var settings = SimulatorSettings.from(Map.of("IKART_GATEWAY_WEBHOOK_SECRET", "whsec_hidden"));

    assertThat(settings.webhookSecret()).isEqualTo("whsec_hidden");
    assertThat(settings.toString()).doesNotContain("whsec_hidden");
  }

  private static void assertBad(String name, String value) {
    assertThatThrownBy(() -> SimulatorSettings.from(Map.of(name, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name);
  }
}
