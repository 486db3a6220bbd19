package io.ikart.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ikart.testing.SelfMade;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The whole shop, search and analytics included, on a broker that asks everybody who they are. */
@TestInstance(Lifecycle.PER_CLASS)
class SecuredSystem {

  private static final Duration UP_WITHIN = Duration.ofMinutes(6);
  private static final Duration CALL = Duration.ofMinutes(2);
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final int CREATED = 201;

  private final Launcher launcher =
      new Launcher("secured", 1)
          .with("IKART_WITHOUT", "")
          .with("IKART_CHECKPOINT_S", "2")
          .with("IKART_START_TIMEOUT_S", "300")
          .with("IKART_STOP_TIMEOUT_S", "120");
  private SelfMade certificate;
  private final Principals principals = new Principals(launcher);
  private Shopping shop;

  @BeforeAll
  void start() throws Exception {
    certificate = SelfMade.in(launcher.home().resolveSibling("secured-certificate"), "edge", "EC");
    launcher
        .with("IKART_EDGE_TLS_CERT", certificate.certificateFile().toString())
        .with("IKART_EDGE_TLS_KEY", certificate.keyFile().toString());
    launcher.run(CALL, "reset", "--yes");
    var up = launcher.run(UP_WITHIN, "up", "--secure");
    if (up.exitCode() != 0) {
      launcher.run(CALL, "down");
    }
    up.succeeded();
    shop = new Shopping(Edge.ofStaff(launcher)).sells("TEA", 450, 100);
  }

  @AfterAll
  void stop() {
    launcher.run(CALL, "down").succeeded();
  }

  @Test
  void aJourneyEndsConfirmedIsToldFoundCountedAndVerified() {
    var contact = "{\"email\": \"ada@example.org\", \"name\": \"Ada\", \"locale\": \"en\"}";
    var orderId = shop.checkOutTelling(shop.cartWith("TEA"), contact).is(CREATED).text("orderId");

    assertThat(shop.settled(orderId)).isEqualTo("CONFIRMED");
    var mails = new MailFolder(launcher.home().resolve("mail"));
    await().atMost(SOON).until(() -> mails.about(orderId).size() == 1);
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(shop.edge().get("/v1/store/search?q=tea").response().body())
                    .contains("prod_TEA"));
    await().atMost(SOON).untilAsserted(() -> launcher.run(CALL, "verify").succeeded());
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(launcher.run(CALL, "topics").succeeded().output())
                    .containsPattern("sales\\.figures +\\d+ +[1-9]"));
    launcher.run(CALL, "connectors").succeeded();
    launcher.run(CALL, "status").succeeded();
  }

  @Test
  void theEdgeIsAskedByHttp2OverTlsAndTellsToComeBackSo() throws Exception {
    var client = HttpClient.newBuilder().sslContext(certificate.trusted()).build();
    var address =
        launcher.url("IKART_EDGE_TLS_PORT").replace("http://127.0.0.1", "https://localhost");

    var answer =
        client.send(
            HttpRequest.newBuilder(URI.create(address + "/openapi.yaml")).build(),
            BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
    assertThat(answer.headers().allValues("Strict-Transport-Security")).hasSize(1);
    assertThat(shop.edge().get("/openapi.yaml").header("Strict-Transport-Security")).isEmpty();
  }

  @Test
  void anApplicationCannotWriteTheChangelogOfAnother() {
    var changelog = "ikart-checkout-checkout-state-changelog";
    try (var producer = Principals.producer(principals.as("stock"))) {
      assertThatThrownBy(
              () -> producer.send(new ProducerRecord<>(changelog, new byte[0], new byte[0])).get())
          .satisfiesAnyOf(
              thrown -> assertThat(thrown).isInstanceOf(TopicAuthorizationException.class),
              thrown -> assertThat(thrown).hasCauseInstanceOf(TopicAuthorizationException.class));
    }
  }

  @Test
  void noSecretStandsInALogOrInTheTableOfProcesses() throws IOException {
    var secrets =
        principals.names().stream()
            .map(name -> String.valueOf(principals.as(name).get("sasl.jaas.config")))
            .map(login -> login.replaceAll("(?s).*password=\"([0-9a-f]{64})\".*", "$1"))
            .toList();
    assertThat(secrets).isNotEmpty().allMatch(secret -> secret.matches("[0-9a-f]{64}"));

    try (var logs = Files.list(launcher.home().resolve("logs"))) {
      for (var log : logs.toList()) {
        assertThat(Files.readString(log)).as(log.toString()).doesNotContain(secrets);
      }
    }
    var arguments = new StringBuilder();
    try (var pids = Files.list(launcher.home().resolve("run"))) {
      for (var file : pids.filter(file -> file.toString().endsWith(".pid")).toList()) {
        arguments.append(
            Files.readString(Path.of("/proc", Files.readString(file).strip(), "cmdline")));
      }
    }
    assertThat(arguments.toString()).contains("-Dikart.process=registry").doesNotContain(secrets);
  }
}
