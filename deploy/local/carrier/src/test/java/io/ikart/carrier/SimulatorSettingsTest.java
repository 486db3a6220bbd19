package io.ikart.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SimulatorSettingsTest {

  @Test
  void everythingHasADefaultAndTheSecretIsNotShown() {
    var settings = SimulatorSettings.from(Map.of("IKART_CARRIER_WEBHOOK_SECRET", "not-for-logs"));

    assertThat(settings.port()).isEqualTo(8091);
    assertThat(settings.step()).isEqualTo(Duration.ofSeconds(2));
    assertThat(settings.toString()).contains("nobody").doesNotContain("not-for-logs");
  }

  @Test
  void badValuesAreNamed() {
    for (var bad :
        Map.of(
                "IKART_CARRIER_PORT", "70000",
                "IKART_CARRIER_STEP_MS", "soon",
                "IKART_CARRIER_WEBHOOK_URL", "edge")
            .entrySet()) {
      assertThatThrownBy(() -> SimulatorSettings.from(Map.of(bad.getKey(), bad.getValue())))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(bad.getKey());
    }
  }
}
