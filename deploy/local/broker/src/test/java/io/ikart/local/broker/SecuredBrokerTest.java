package io.ikart.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A node that asks everybody who they are. */
@TestInstance(Lifecycle.PER_CLASS)
class SecuredBrokerTest {

  private static final String SCRAM =
      "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\""
          + " password=\"%s\";";
  private static final String PLAIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\""
          + " password=\"%s\";";

  /** The fewest iterations that a broker takes. */
  private static final int LEAST = 4_096;

  @TempDir static Path home;
  private BrokerSettings settings;
  private LocalBroker broker;

  @BeforeAll
  void start() throws Exception {
    settings =
        new BrokerSettings(
            home.resolve("broker"), freePort(), freePort(), Optional.of(home.resolve("kafka")));
    broker = LocalBroker.start(settings);
    try (var admin = provision()) {
      admin.createTopics(List.of(new NewTopic("tea.events", 1, (short) 1))).all().get();
      give(admin, "tea", "a secret", LEAST);
    }
  }

  @AfterAll
  void stop() {
    broker.close();
  }

  @Test
  void whoProvisionsMayDoEverythingAgainAfterARestart() throws Exception {
    broker.close();
    broker = LocalBroker.start(settings);

    try (var admin = provision()) {
      assertThat(admin.listTopics().names().get()).containsExactly("tea.events");
      assertThat(admin.describeUserScramCredentials().users().get()).contains("tea");
    }
  }

  @Test
  void whoeverLogsInMayDoNothingUnlessItIsAllowed() throws Exception {
    try (var admin = as("SCRAM-SHA-512", SCRAM.formatted("tea", "a secret"))) {
      assertThat(admin.describeCluster().nodes().get()).hasSize(1);
      assertThat(admin.listTopics().names().get()).isEmpty();
      assertThatThrownBy(() -> admin.describeUserScramCredentials().all().get())
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(ClusterAuthorizationException.class);
    }
  }

  @Test
  void aWrongSecretAnUnknownNameAndTheWrongWayInAreRefused() {
    refused("SCRAM-SHA-512", SCRAM.formatted("tea", "another secret"));
    refused("SCRAM-SHA-512", SCRAM.formatted("nobody", "a secret"));
    refused("PLAIN", PLAIN.formatted("tea", "a secret"));
    refused("PLAIN", PLAIN.formatted("provision", "a guess"));
    refused("PLAIN", PLAIN.formatted("broker", "a guess"));
  }

  @Test
  void aRotatedSecretCountsAtOnceAndTheOldOneNoMore() throws Exception {
    try (var admin = provision()) {
      give(admin, "mug", "the first", LEAST);
      give(admin, "mug", "the second", LEAST + 1);
    }

    refused("SCRAM-SHA-512", SCRAM.formatted("mug", "the first"));
    try (var admin = as("SCRAM-SHA-512", SCRAM.formatted("mug", "the second"))) {
      assertThat(admin.describeCluster().nodes().get()).hasSize(1);
    }
  }

  @Test
  void whoDoesNotSpeakTlsGetsNothing() {
    try (var admin = Admin.create(client())) {
      assertThatThrownBy(() -> admin.describeCluster().nodes().get())
          .hasCauseInstanceOf(TimeoutException.class);
    }
  }

  @Test
  void itsFilesAreItsOwnersAlone() throws IOException {
    var folder = home.resolve("kafka");
    assertThat(permissions(folder)).isEqualTo("rwx------");
    for (var name :
        List.of(
            "authority.p12",
            "broker.p12",
            "keystore-secret",
            "provision-secret",
            "provision.properties")) {
      assertThat(permissions(folder.resolve(name))).as(name).isEqualTo("rw-------");
    }
    assertThat(folder.toFile().list()).noneMatch(name -> name.endsWith(".tmp"));
  }

  private void refused(String mechanism, String login) {
    try (var admin = as(mechanism, login)) {
      assertThatThrownBy(() -> admin.describeCluster().nodes().get())
          .as(login)
          .hasCauseInstanceOf(SaslAuthenticationException.class);
    }
  }

  /**
   * The answer is the controller's; the broker knows a moment later, and is asked until then.
   *
   * @param iterations tell this secret from the one before
   */
  private static void give(Admin admin, String name, String secret, int iterations)
      throws Exception {
    var info = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, iterations);
    admin
        .alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(name, info, secret)))
        .all()
        .get();
    long deadlineNanos = System.nanoTime() + 20_000_000_000L;
    while (!knows(admin, name, info)) {
      assertThat(System.nanoTime()).isLessThan(deadlineNanos);
    }
  }

  private static boolean knows(Admin admin, String name, ScramCredentialInfo info)
      throws Exception {
    var found = admin.describeUserScramCredentials().all().get().get(name);
    return found != null && found.credentialInfos().contains(info);
  }

  private Admin provision() {
    var file = new Properties();
    try (var reader = Files.newBufferedReader(home.resolve("kafka/provision.properties"))) {
      file.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var properties = client();
    file.stringPropertyNames().forEach(name -> properties.put(name, file.getProperty(name)));
    return Admin.create(properties);
  }

  private Admin as(String mechanism, String login) {
    var properties = client();
    properties.put("security.protocol", "SASL_SSL");
    properties.put("sasl.mechanism", mechanism);
    properties.put("sasl.jaas.config", login);
    properties.put("ssl.truststore.type", "PEM");
    properties.put("ssl.truststore.location", home.resolve("kafka/authority.pem").toString());
    return Admin.create(properties);
  }

  private Map<String, Object> client() {
    var properties = new HashMap<String, Object>();
    properties.put("bootstrap.servers", "127.0.0.1:" + settings.brokerPort());
    properties.put("request.timeout.ms", 3_000);
    properties.put("default.api.timeout.ms", 5_000);
    return properties;
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static int freePort() throws IOException {
    try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }
}
