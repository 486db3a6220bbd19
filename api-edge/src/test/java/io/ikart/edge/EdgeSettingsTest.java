package io.ikart.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ikart.edge.auth.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeSettingsTest {

  private static final String KEY = "0123456789abcdef".repeat(4);
  private static final Map<String, String> LEAST =
      Map.of(
          "IKART_INTERNAL_SECRET",
          "s3cret",
          "IKART_MASTER_KEY",
          KEY,
          "IKART_ACCOUNT_KEY",
          KEY,
          "IKART_TOKEN_KEYS",
          KEY);

  private static HashMap<String, String> with(String name, String value) {
    var environment = new HashMap<>(LEAST);
    environment.put(name, value);
    return environment;
  }

  @Test
  void onlyTheSecretsAreRequired() {
    var settings = EdgeSettings.from(LEAST);

    assertThat(settings.bind()).isEqualTo("127.0.0.1");
    assertThat(settings.port()).isEqualTo(8080);
    assertThat(settings.querySeeds()).containsExactly("127.0.0.1:7070");
    assertThat(settings.replyPartition()).isEmpty();
    assertThat(settings.toString()).doesNotContain("s3cret", KEY);
  }

  @Test
  void theGatewaysSecretsAreAListSoThatTheyCanBeChanged() {
    var settings =
        EdgeSettings.from(
            with("IKART_GATEWAY_WEBHOOK_SECRET", "whsec_0123456789, whsec_9876543210"));

    assertThat(settings.gatewayWebhookSecrets())
        .containsExactly("whsec_0123456789", "whsec_9876543210");
    assertThat(settings.toString()).doesNotContain("whsec");
  }

  @Test
  void aCertificateNeedsItsKeyAndBothMustBeReadable() {
    assertThat(EdgeSettings.from(LEAST).tls()).isEmpty();
    assertThatThrownBy(() -> EdgeSettings.from(with("IKART_EDGE_TLS_CERT", "/no/such/cert")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("IKART_EDGE_TLS_KEY");
    var environment = with("IKART_EDGE_TLS_CERT", "/no/such/cert");
    environment.put("IKART_EDGE_TLS_KEY", "/no/such/key");
    assertThatThrownBy(() -> EdgeSettings.from(environment))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("/no/such/cert");
  }

  @Test
  void whatIsNoKafkaSecuritySettingIsNamed() {
    assertThatThrownBy(() -> EdgeSettings.from(with("IKART_KAFKA_CONFIG", "/no/such/file")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("/no/such/file");
  }

  @Test
  void withoutTheSecretTheEdgeDoesNotStart() {
    assertThatThrownBy(() -> EdgeSettings.from(Map.of()))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("IKART_INTERNAL_SECRET ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"IKART_MASTER_KEY", "IKART_ACCOUNT_KEY", "IKART_TOKEN_KEYS"})
  void withoutAKeyTheEdgeDoesNotStartAndDoesNotShowAWrongOne(String name) {
    for (var wrong : new String[] {"", "s3cret", KEY + "0"}) {
      assertThatThrownBy(() -> EdgeSettings.from(with(name, wrong)))
          .isInstanceOf(InvalidSettingException.class)
          .hasMessageStartingWith(name + " ")
          .hasMessageNotContaining("s3cret")
          .hasMessageNotContaining(KEY);
    }
  }

  @Test
  void aKeyMayStandInAFile(@TempDir Path folder) throws IOException {
    var environment = with("IKART_TOKEN_KEYS_FILE", folder.resolve("key").toString());
    environment.remove("IKART_TOKEN_KEYS");

    assertThatThrownBy(() -> EdgeSettings.from(environment))
        .hasMessageStartingWith("IKART_TOKEN_KEYS_FILE ");

    Files.writeString(folder.resolve("key"), KEY + "\n");
    assertThat(EdgeSettings.from(environment).tokenKeys().publicSet())
        .isEqualTo(EdgeSettings.from(LEAST).tokenKeys().publicSet());
  }

  @Test
  void programsAndWhatTheyMayDoStandInOneSetting() {
    var hash = "ab".repeat(32);
    var settings = EdgeSettings.from(with("IKART_CLIENTS", "reports:analyst:" + hash));

    assertThat(settings.clients().toString()).contains("reports");
    assertThat(settings.toString()).doesNotContain(hash);
    assertThatThrownBy(() -> EdgeSettings.from(with("IKART_CLIENTS", "reports:king:" + hash)))
        .hasMessageStartingWith("IKART_CLIENTS ")
        .hasMessageNotContaining(hash);
  }

  @Test
  void anIssuerElsewhereIsPinnedByConfigurationAlone() {
    var environment = with("IKART_OIDC_ISSUER", "https://login.example/realm");
    assertThatThrownBy(() -> EdgeSettings.from(environment))
        .hasMessageStartingWith("IKART_OIDC_ISSUER ")
        .hasMessageContaining("audience");
    environment.put("IKART_OIDC_AUDIENCE", "shop");
    environment.put("IKART_OIDC_ROLES", "clerks=support, everyone=shopper");

    var plan = EdgeSettings.from(environment).issuer().orElseThrow();

    assertThat(plan.type()).isEqualTo("at+jwt");
    assertThat(plan.algorithm().getName()).isEqualTo("RS256");
    assertThat(plan.roles()).containsEntry("clerks", Role.SUPPORT).hasSize(2);
    assertThat(EdgeSettings.from(LEAST).issuer()).isEmpty();
    for (var wrong :
        List.of(
            Map.of("IKART_OIDC_ISSUER", "http://login.example"),
            Map.of("IKART_OIDC_ISSUER", "login"),
            Map.of("IKART_OIDC_ALGORITHM", "none"),
            Map.of("IKART_OIDC_ALGORITHM", "HS256"),
            Map.of("IKART_OIDC_ROLES", "clerks=king"))) {
      var changed = new HashMap<>(environment);
      changed.putAll(wrong);
      assertThatThrownBy(() -> EdgeSettings.from(changed))
          .hasMessageStartingWith("IKART_OIDC_ISSUER ");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "IKART_EDGE_PORT, http",
    "IKART_EDGE_PORT, 70000",
    "IKART_REPLY_PARTITION, -1",
    "IKART_QUERY_SEEDS, 127.0.0.1:7070",
    "IKART_REGISTRY_URL, not a url",
    "IKART_GATEWAY_WEBHOOK_SECRET, short",
    "IKART_CLIENTS, tools",
    "IKART_RATE_LIMITS, none",
    "IKART_RATE_LIMITS, 'address=0/60s'",
    "IKART_RATE_LIMITS, 'address=1/60s,guesses=1/60s'",
    "IKART_TRUSTED_PROXIES, proxy.example",
    "IKART_TRUSTED_PROXIES, 10.0.0.0/33",
    "IKART_STAFF_ALLOW, '10.0.0.1,'",
    "IKART_STAFF_DENY, 10.0.0.0/x",
    "IKART_CORS_ORIGINS, *",
    "IKART_CORS_ORIGINS, https://shop.example/",
  })
  void badSettingsAreNamed(String name, String value) {
    assertThatThrownBy(() -> EdgeSettings.from(with(name, value)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith(name + " ");
  }
}
