package io.ikart.local.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import kafka.server.KafkaConfig;
import org.junit.jupiter.api.Test;

class NodePropertiesTest {

  private static final BrokerSettings SETTINGS =
      new BrokerSettings(Path.of("/shop/broker"), 9092, 9093);

  private static final BrokerSecurity SECURITY =
      new BrokerSecurity(
          Path.of("/shop/kafka/broker.p12"), "s1", Path.of("/shop/kafka/ca.pem"), "s2", "s3");

  /** Read by the authorizer, not by the broker around it. */
  private static final Set<String> AUTHORIZERS =
      Set.of("super.users", "allow.everyone.if.no.acl.found");

  /** Kafka ignores a misspelt property without a word, and with it the promise that needs it. */
  @Test
  void usesOnlyNamesThatKafkaKnows() {
    var properties = NodeProperties.of(SETTINGS);

    assertThat(KafkaConfig.configDef().names()).containsAll(properties.stringPropertyNames());
  }

  @Test
  void aSecuredNodeUsesOnlyNamesThatKafkaKnows() {
    var properties = NodeProperties.of(SETTINGS, SECURITY);

    assertThat(properties.stringPropertyNames())
        .filteredOn(name -> !name.startsWith("listener.name.") && !AUTHORIZERS.contains(name))
        .isSubsetOf(KafkaConfig.configDef().names());
  }

  @Test
  void aSecuredNodeLetsNobodyInWithoutTls() {
    var properties = NodeProperties.of(SETTINGS, SECURITY);

    assertThat(properties.getProperty("listener.security.protocol.map"))
        .isEqualTo("CLIENT:SASL_SSL,CONTROLLER:SASL_SSL");
    assertThat(properties.getProperty("listener.name.controller.plain.sasl.jaas.config"))
        .doesNotContain("provision");
    assertThat(SECURITY.toString()).doesNotContain("s1", "s2", "s3");
  }

  @Test
  void isAConfigurationThatKafkaAccepts() {
    var config = new KafkaConfig(NodeProperties.of(SETTINGS), false);

    assertThat(config.effectiveAdvertisedBrokerListeners().toString()).contains("127.0.0.1");
    assertThat(config.getInt("group.streams.num.standby.replicas")).isEqualTo(1);
  }
}
