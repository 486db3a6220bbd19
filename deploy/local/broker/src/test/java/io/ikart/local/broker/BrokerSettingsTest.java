package io.ikart.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrokerSettingsTest {

  @Test
  void defaultsToKafkasUsualPorts() {
    var settings = BrokerSettings.from(Map.of("IKART_HOME", "/shop"));

    assertThat(settings).isEqualTo(new BrokerSettings(Path.of("/shop/broker"), 9092, 9093));
  }

  @Test
  void asksWhoClientsAreWhenToldTo() {
    var settings = BrokerSettings.from(Map.of("IKART_HOME", "/shop", "IKART_SECURE", "true"));

    assertThat(settings.securityDirectory()).contains(Path.of("/shop/kafka"));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> BrokerSettings.from(Map.of("IKART_HOME", "/shop", "IKART_SECURE", "maybe")))
        .withMessageContaining("IKART_SECURE=maybe");
  }

  @Test
  void refusesAMissingHome() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BrokerSettings.from(Map.of()))
        .withMessageContaining("IKART_HOME");
  }

  @Test
  void namesTheVariableOfABadPort() {
    for (String bad : new String[] {"http", "0", "65536", "-1"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> BrokerSettings.from(Map.of("IKART_HOME", "/shop", "IKART_BROKER_PORT", bad)))
          .withMessageContaining("IKART_BROKER_PORT=" + bad);
    }
  }

  @Test
  void refusesOnePortForTwoListeners() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                BrokerSettings.from(Map.of("IKART_HOME", "/shop", "IKART_CONTROLLER_PORT", "9092")))
        .withMessageContaining("must differ");
  }
}
