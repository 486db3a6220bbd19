package io.ikart.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalBrokerTest {

  @TempDir Path home;

  @Test
  void keepsTopicsAndClusterIdAcrossARestart() throws Exception {
    var settings = new BrokerSettings(home, freePort(), freePort());
    String clusterId;

    try (var broker = LocalBroker.start(settings);
        var admin = admin(settings)) {
      assertThat(broker).isNotNull();
      admin.createTopics(List.of(new NewTopic("tea.events", 4, (short) 1))).all().get();
      clusterId = admin.describeCluster().clusterId().get();
    }
    try (var broker = LocalBroker.start(settings);
        var admin = admin(settings)) {
      assertThat(broker).isNotNull();
      assertThat(admin.listTopics().names().get()).contains("tea.events");
      assertThat(admin.describeCluster().clusterId().get()).isEqualTo(clusterId);
    }
  }

  @Test
  void namesThePortThatIsTaken() throws IOException {
    try (var occupier = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var settings = new BrokerSettings(home, occupier.getLocalPort(), freePort());

      assertThatIllegalStateException()
          .isThrownBy(() -> LocalBroker.start(settings))
          .withMessageContaining(Integer.toString(occupier.getLocalPort()))
          .withMessageContaining("IKART_BROKER_PORT");
    }
  }

  private static Admin admin(BrokerSettings settings) {
    return Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + settings.brokerPort()));
  }

  private static int freePort() throws IOException {
    try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }
}
