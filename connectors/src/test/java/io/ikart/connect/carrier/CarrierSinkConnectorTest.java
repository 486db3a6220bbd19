package io.ikart.connect.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ikart.schemas.topic.ShipmentTopics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.sink.SinkConnector;
import org.junit.jupiter.api.Test;

class CarrierSinkConnectorTest {

  @Test
  void aWorkerFindsItAsAService() {
    assertThat(ServiceLoader.load(SinkConnector.class))
        .hasAtLeastOneElementOfType(CarrierSinkConnector.class);
  }

  @Test
  void theConfigFileIsValidOnceItsVariablesAreThere() throws Exception {
    var settings = configFile();

    new CarrierSinkConnector().start(settings);

    assertThat(settings).containsEntry("topics", ShipmentTopics.SHIPMENT_INTENTS.name());
    assertThat(new CarrierConfig(settings).timeout()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void badValuesAreRefusedByNameAndKeysAreNotShown() throws Exception {
    for (var setting :
        Map.of(
                CarrierConfig.URL, "carrier.example",
                CarrierConfig.API_KEY, "${env:IKART_CARRIER_KEY}",
                CarrierConfig.SENDER, "1 Hill, Bath",
                CarrierConfig.MASTER_KEY, "secret")
            .entrySet()) {
      var settings = configFile();
      settings.put(setting.getKey(), setting.getValue());
      assertThatThrownBy(() -> new CarrierSinkConnector().start(settings))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining(setting.getKey())
          .hasMessageNotContaining("secret ");
    }
  }

  private static Map<String, String> configFile() throws Exception {
    var text =
        Files.readString(Path.of("config", "carrier.json"))
            .replace("${env:IKART_BOOTSTRAP}", "127.0.0.1:9092")
            .replace("${env:IKART_KAFKA_CONFIG}", "")
            .replace("${env:IKART_REGISTRY_URL}", "http://127.0.0.1:8081/apis/ccompat/v7")
            .replace("${env:IKART_MASTER_KEY}", "7".repeat(64))
            .replace("${env:IKART_CARRIER_URL}", "http://127.0.0.1:8091")
            .replace("${env:IKART_CARRIER_KEY}", "EZTK1")
            .replace("${env:IKART_CARRIER_SENDER}", "adr_1");
    return new HashMap<>(
        new ObjectMapper().readValue(text, new TypeReference<Map<String, String>>() {}));
  }
}
