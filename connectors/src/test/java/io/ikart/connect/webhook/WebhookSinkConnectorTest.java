package io.ikart.connect.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ikart.schemas.topic.WebhookTopics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.sink.SinkConnector;
import org.junit.jupiter.api.Test;

class WebhookSinkConnectorTest {

  @Test
  void aWorkerFindsItAsAService() {
    assertThat(ServiceLoader.load(SinkConnector.class))
        .hasAtLeastOneElementOfType(WebhookSinkConnector.class);
  }

  @Test
  void theConfigFileIsValidOnceItsVariablesAreThere() throws Exception {
    var settings = configFile();

    new WebhookSinkConnector().start(settings);

    assertThat(settings).containsEntry("topics", WebhookTopics.WEBHOOK_INTENTS.name());
    assertThat(new WebhookConfig(settings).mayReachPrivate()).isFalse();
  }

  @Test
  void badValuesAreRefusedByName() throws Exception {
    for (var setting :
        Map.of(WebhookConfig.MASTER_KEY, "x", WebhookConfig.PRIVATE, "y").entrySet()) {
      var settings = configFile();
      settings.put(setting.getKey(), setting.getValue());
      assertThatThrownBy(() -> new WebhookSinkConnector().start(settings))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining(setting.getKey());
    }
  }

  private static Map<String, String> configFile() throws Exception {
    var text =
        Files.readString(Path.of("config", "webhooks.json"))
            .replace("${env:IKART_BOOTSTRAP}", "127.0.0.1:9092")
            .replace("${env:IKART_KAFKA_CONFIG}", "")
            .replace("${env:IKART_REGISTRY_URL}", "http://127.0.0.1:8081/apis/ccompat/v7")
            .replace("${env:IKART_MASTER_KEY}", "7".repeat(64))
            .replace("${env:IKART_WEBHOOK_PRIVATE}", "false");
    return new HashMap<>(
        new ObjectMapper().readValue(text, new TypeReference<Map<String, String>>() {}));
  }
}
