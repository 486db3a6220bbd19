package io.ikart.connect.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ikart.connect.EffectConfig;
import io.ikart.schemas.topic.PaymentTopics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.sink.SinkConnector;
import org.junit.jupiter.api.Test;

class GatewaySinkConnectorTest {

  private final GatewaySinkConnector connector = new GatewaySinkConnector();

  @Test
  void aWorkerFindsItAsAService() {
    assertThat(ServiceLoader.load(SinkConnector.class))
        .hasAtLeastOneElementOfType(GatewaySinkConnector.class);
  }

  @Test
  void theConfigFileIsValidAndReadsTheCatalogueTopic() throws IOException {
    var settings = configFile();

    connector.start(settings);

    assertThat(settings).containsEntry("topics", PaymentTopics.PAYMENT_INTENTS.name());
    assertThat(connector.taskConfigs(2))
        .extracting(config -> config.get("ikart.task"))
        .containsExactly("0", "1");
  }

  @Test
  void readingUncommittedIsRefused() throws IOException {
    var silent = configFile();
    silent.remove(EffectConfig.ISOLATION);
    var wrong = configFile();
    wrong.put(EffectConfig.ISOLATION, "read_uncommitted");

    assertThatThrownBy(() -> connector.start(silent)).hasMessageContaining("isolation");
    assertThatThrownBy(() -> connector.start(wrong)).hasMessageContaining("isolation");
  }

  @Test
  void badValuesAreRefusedByName() throws IOException {
    assertRefused(GatewayConfig.URL, "127.0.0.1:8090");
    assertRefused(GatewayConfig.URL, "${env:IKART_GATEWAY_URL}");
    assertRefused(GatewayConfig.API_KEY, "${env:IKART_GATEWAY_KEY}");
    assertRefused(GatewayConfig.API_KEY, "");
    assertRefused(GatewayConfig.RETURN_URL, "shop.example/back");
    assertRefused(GatewayConfig.TRIES, "0");
    assertRefused(GatewayConfig.MAX_IN_FLIGHT, "many");
    assertRefused(GatewayConfig.TIMEOUT, "5");
    assertRefused(EffectConfig.REGISTRY, "");
  }

  private void assertRefused(String setting, String value) throws IOException {
    var settings = configFile();
    settings.put(setting, value);

    assertThatThrownBy(() -> connector.start(settings))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(setting);
  }

  @Test
  void theSecretKeyIsNeverShown() throws IOException {
    var settings = configFile();
    settings.put(GatewayConfig.API_KEY, "sk_live_secret");
    var config = new GatewayConfig(settings);

    assertThat(config.apiKey()).isEqualTo("sk_live_secret");
    assertThat(config.values().toString()).doesNotContain("sk_live_secret");
  }

  private static Map<String, String> configFile() throws IOException {
    var text =
        Files.readString(Path.of("config", "payment-gateway.json"))
            .replace("${env:IKART_BOOTSTRAP}", "127.0.0.1:9092")
            .replace("${env:IKART_KAFKA_CONFIG}", "")
            .replace("${env:IKART_REGISTRY_URL}", "http://127.0.0.1:8081/apis/ccompat/v7")
            .replace("${env:IKART_GATEWAY_URL}", "http://127.0.0.1:8090")
            .replace("${env:IKART_GATEWAY_KEY}", "sk_test_1")
            .replace("${env:IKART_GATEWAY_RETURN_URL}", "");
    return new HashMap<>(
        new ObjectMapper().readValue(text, new TypeReference<Map<String, String>>() {}));
  }
}
