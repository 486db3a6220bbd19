package io.ikart.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ikart.schemas.topic.CustomerTopics;
import io.ikart.schemas.topic.Provisioning;
import io.ikart.schemas.topic.Topic;
import io.ikart.schemas.topic.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What the applications may do at a real broker that asks who they are; the broker runs alone. */
@TestInstance(Lifecycle.PER_CLASS)
class AclsSystem {

  private static final Duration UP_WITHIN = Duration.ofMinutes(6);
  private static final Duration CALL = Duration.ofMinutes(3);
  private static final String ALL_BUT_THE_BROKER =
      "registry,gateway,carrier,mail,connect,search,analytics,topologies,edge";

  /** They put nothing aside. */
  private static final Set<String> WRITE_NO_LETTERS =
      Set.of("customer-orders", "registry", "operators", "keys");

  private final Launcher launcher =
      new Launcher("acls", 1)
          .with("IKART_START_TIMEOUT_S", "300")
          .with("IKART_WITHOUT", ALL_BUT_THE_BROKER)
          .with("IKART_SECURE", "true");
  private final Principals principals = new Principals(launcher);

  @BeforeAll
  void start() throws Exception {
    launcher.run(CALL, "reset", "--yes");
    launcher.run(UP_WITHIN, "up").succeeded();
    try (var admin = principals.provision()) {
      new Provisioning(1, (short) 1).createTopics(admin);
    }
  }

  @AfterAll
  void stop() {
    launcher.run(CALL, "down").succeeded();
  }

  @Test
  void everyApplicationWritesItsOwnTopicsAndNobodyElses() {
    var names = principals.names();
    assertThat(names).contains("checkout", "stock", "customer", "edge", "connectors", "sales");
    for (var name : names) {
      try (var producer = Principals.producer(principals.as(name))) {
        var written =
            Topics.ALL.stream()
                .filter(topic -> writes(producer, topic))
                .map(Topic::name)
                .collect(Collectors.toSet());
        assertThat(written).as("topics that %s can write", name).isEqualTo(ownTopics(name));
      }
    }
  }

  private static Set<String> ownTopics(String name) {
    return Topics.ALL.stream()
        .filter(
            topic ->
                topic.writtenByAll()
                    ? !WRITE_NO_LETTERS.contains(name)
                    : topic.writers().contains(name))
        .map(Topic::name)
        .collect(Collectors.toSet());
  }

  private static boolean writes(Producer<byte[], byte[]> producer, Topic topic) {
    try {
      producer.send(new ProducerRecord<>(topic.name(), new byte[] {1}, new byte[] {1})).get();
      return true;
    } catch (TopicAuthorizationException e) {
      return false;
    } catch (ExecutionException e) {
      assertThat(e).hasCauseInstanceOf(TopicAuthorizationException.class);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatPasswordsBecameIsReadByTheEdgeAndOperatorsAlone() throws Exception {
    isReadBy(CustomerTopics.CREDENTIALS_EVENTS.name(), Set.of("edge", "operators"));
  }

  @Test
  void theKeysOfPersonsAreReadByWhoOpensOrDestroysThemAlone() throws Exception {
    isReadBy(
        CustomerTopics.PERSON_KEYS.name(),
        Set.of("customer", "notification", "connectors", "operators", "keys"));
  }

  private void isReadBy(String topic, Set<String> readers) throws Exception {
    try (var producer = Principals.producer(principals.as("customer"))) {
      producer.send(new ProducerRecord<>(topic, 0, new byte[] {1}, new byte[] {1})).get();
    }
    for (var name : principals.names()) {
      if (readers.contains(name)) {
        Principals.readFirst(principals.as(name), topic);
      } else {
        assertThatThrownBy(() -> Principals.readFirst(principals.as(name), topic))
            .as(name)
            .isInstanceOf(TopicAuthorizationException.class);
      }
    }
  }

  /** Its name begins as the other's does, and transactional ids are given by their beginning. */
  @Test
  void anApplicationCannotTakeTheTransactionsOfOneWhoseNameBeginsLikeItsOwn() {
    assertThatCode(() -> begin("customer", "ikart-customer-1")).doesNotThrowAnyException();
    assertThatCode(() -> begin("customer-orders", "ikart-customer-orders-1"))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> begin("customer", "ikart-customer-orders-1"))
        .isInstanceOf(TransactionalIdAuthorizationException.class);
    assertThatThrownBy(() -> begin("stock", "ikart-checkout-1"))
        .isInstanceOf(TransactionalIdAuthorizationException.class);
  }

  private void begin(String name, String transactionalId) {
    var settings = principals.as(name);
    settings.put("transactional.id", transactionalId);
    try (var producer = Principals.producer(settings)) {
      producer.initTransactions();
    }
  }

  @Test
  void aStrangerIsRefused() {
    var stranger = principals.as("stock");
    stranger.computeIfPresent(
        "sasl.jaas.config", (key, login) -> login.toString().replace("\"stock\"", "\"nobody\""));

    refused(stranger);
  }

  @Test
  void afterARotationTheOldSecretIsRefusedAndTheNewOneCounts() throws Exception {
    var old = principals.as("behaviour");
    try (var admin = Admin.create(old)) {
      assertThat(admin.describeCluster().nodes().get()).hasSize(1);
    }

    launcher
        .run(CALL, "tools", "principals", principals.clients().toString(), "--rotate", "behaviour")
        .succeeded();

    refused(old);
    try (var admin = Admin.create(principals.as("behaviour"))) {
      assertThat(admin.describeCluster().nodes().get()).hasSize(1);
    }
  }

  @Test
  void whoDoesNotLogInIsRefused() {
    var silent = principals.as("stock");
    silent.keySet().removeIf(key -> key.startsWith("sasl."));
    silent.put("security.protocol", "SSL");
    silent.put("request.timeout.ms", 3_000);
    silent.put("default.api.timeout.ms", 5_000);

    try (var admin = Admin.create(silent)) {
      assertThatThrownBy(() -> admin.describeCluster().nodes().get())
          .isInstanceOf(ExecutionException.class);
    }
  }

  private static void refused(Map<String, Object> settings) {
    try (var admin = Admin.create(settings)) {
      assertThatThrownBy(() -> admin.describeCluster().nodes().get())
          .hasCauseInstanceOf(SaslAuthenticationException.class);
    }
  }

  @Test
  void theListsArePrintedForAnyCluster() {
    var printed = launcher.run(CALL, "acls").succeeded().output();

    assertThat(printed)
        .contains("--allow-principal 'User:stock' --operation Write --topic 'stock.events'");
  }
}
