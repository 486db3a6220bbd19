package io.ikart.analytics.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobSettingsTest {

  @Test
  void defaultsAreTheLocalShop() {
    var settings = JobSettings.from(Map.of(), "sales");

    assertThat(settings.bootstrap()).isEqualTo("127.0.0.1:9092");
    assertThat(settings.registryUrl()).isEqualTo("http://127.0.0.1:8081/apis/ccompat/v7");
    assertThat(settings.shopZone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(settings.checkpointInterval()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void whatIsGivenIsTaken() {
    var settings =
        JobSettings.from(
            Map.of(
                "IKART_BOOTSTRAP", "broker:1",
                "IKART_SHOP_ZONE", "Europe/London",
                "IKART_IDLE_S", "9"),
            "sales");

    assertThat(settings.bootstrap()).isEqualTo("broker:1");
    assertThat(settings.shopZone()).isEqualTo(ZoneId.of("Europe/London"));
    assertThat(settings.idle()).isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void aWrongSettingIsNamed() {
    assertThatThrownBy(() -> JobSettings.from(Map.of("IKART_SHOP_ZONE", "Atlantis"), "sales"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("IKART_SHOP_ZONE");
    assertThatThrownBy(() -> JobSettings.from(Map.of("IKART_CHECKPOINT_S", "0"), "sales"))
        .hasMessageStartingWith("IKART_CHECKPOINT_S");
  }
}
