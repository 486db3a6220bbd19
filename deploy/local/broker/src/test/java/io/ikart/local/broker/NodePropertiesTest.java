package io.ikart.local.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import kafka.server.KafkaConfig;
import org.junit.jupiter.api.Test;

class NodePropertiesTest {

  private static final BrokerSettings SETTINGS =
      new BrokerSettings(Path.of("/shop/broker"), 9092, 9093);

  /** Kafka ignores a misspelt property without a word, and with it the promise that needs it. */
  @Test
  void usesOnlyNamesThatKafkaKnows() {
    var properties = NodeProperties.of(SETTINGS);

    assertThat(KafkaConfig.configDef().names()).containsAll(properties.stringPropertyNames());
  }

  @Test
  void isAConfigurationThatKafkaAccepts() {
    var config = new KafkaConfig(NodeProperties.of(SETTINGS), false);

    assertThat(config.effectiveAdvertisedBrokerListeners().toString()).contains("127.0.0.1");
    assertThat(config.getInt("group.streams.num.standby.replicas")).isEqualTo(1);
  }
}
