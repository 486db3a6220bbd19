package io.ikart.connect.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ikart.schemas.topic.NotificationTopics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.sink.SinkConnector;
import org.junit.jupiter.api.Test;

class MailSinkConnectorTest {

  private final MailSinkConnector connector = new MailSinkConnector();

  @Test
  void aWorkerFindsItAsAService() {
    assertThat(ServiceLoader.load(SinkConnector.class))
        .hasAtLeastOneElementOfType(MailSinkConnector.class);
  }

  @Test
  void theConfigFileNamesKnownSettingsAndTheCatalogueTopic() throws Exception {
    var text = Files.readString(Path.of("config", "mail.json"));
    var file = new ObjectMapper().readValue(text, new TypeReference<Map<String, String>>() {});

    assertThat(file).containsEntry("topics", NotificationTopics.MAIL_INTENTS.name());
    assertThat(file.keySet().stream().filter(name -> name.startsWith("mail.")))
        .allMatch(name -> MailConfig.definition().names().contains(name));
  }

  @Test
  void badValuesAreRefusedByNameAndNoSecretIsShown() {
    assertRefused(MailConfig.MASTER_KEY, "abc");
    assertRefused(MailConfig.FROM, "nobody at nowhere");
    assertRefused(MailConfig.SECURITY, "maybe");
    assertRefused(MailConfig.PORT, "0");
    var config = new MailConfig(Mails.settings(25));
    assertThat(config.values().toString()).doesNotContain(Mails.MASTER);
  }

  private void assertRefused(String setting, String value) {
    var settings = Mails.settings(25);
    settings.put(setting, value);

    assertThatThrownBy(() -> connector.start(settings))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(setting);
  }
}
