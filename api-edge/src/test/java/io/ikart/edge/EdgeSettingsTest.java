package io.ikart.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdgeSettingsTest {

  private static final String KEY = "0123456789abcdef".repeat(4);

  @Test
  void onlyTheSecretsAreRequired() {
    var settings =
        EdgeSettings.from(Map.of("IKART_INTERNAL_SECRET", "s3cret", "IKART_MASTER_KEY", KEY));

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
            Map.of(
                "IKART_INTERNAL_SECRET",
                "s3cret",
                "IKART_MASTER_KEY",
                KEY,
                "IKART_GATEWAY_WEBHOOK_SECRET",
                "whsec_0123456789, whsec_9876543210"));

    assertThat(settings.gatewayWebhookSecrets())
        .containsExactly("whsec_0123456789", "whsec_9876543210");
    assertThat(settings.toString()).doesNotContain("whsec");
  }

  @Test
  void withoutTheSecretTheEdgeDoesNotStart() {
    assertThatThrownBy(() -> EdgeSettings.from(Map.of()))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("IKART_INTERNAL_SECRET ");
  }

  @Test
  void withoutAMasterKeyTheEdgeDoesNotStartAndDoesNotShowAWrongOne() {
    for (var wrong : new String[] {"", "s3cret", KEY + "0"}) {
      var environment = Map.of("IKART_INTERNAL_SECRET", "s", "IKART_MASTER_KEY", wrong);
      assertThatThrownBy(() -> EdgeSettings.from(environment))
          .isInstanceOf(InvalidSettingException.class)
          .hasMessageStartingWith("IKART_MASTER_KEY ")
          .hasMessageNotContaining("s3cret")
          .hasMessageNotContaining(KEY);
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
  })
  void badSettingsAreNamed(String name, String value) {
    var environment = Map.of("IKART_INTERNAL_SECRET", "s", "IKART_MASTER_KEY", KEY, name, value);

    assertThatThrownBy(() -> EdgeSettings.from(environment))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith(name + " ");
  }
}
