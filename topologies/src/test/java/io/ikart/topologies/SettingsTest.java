package io.ikart.topologies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A bad setting stops the start with one line that names the variable and the mend. */
class SettingsTest {

  private static final Map<String, String> LEAST =
      Map.of(
          "IKART_STATE_DIR",
          "state",
          "IKART_INTERNAL_SECRET",
          "hush",
          "IKART_AUDIT_KEYS",
          "3".repeat(64));

  private static Map<String, String> with(String name, String value) {
    var environment = new HashMap<>(LEAST);
    environment.put(name, value);
    return environment;
  }

  @Test
  void theLeastThatIsNeededGivesTheLocalShop() {
    var settings = Settings.from(LEAST, null);

    assertThat(settings.bootstrap()).isEqualTo("127.0.0.1:9092");
    assertThat(settings.bind()).hasToString("127.0.0.1:7070");
    assertThat(settings.advertised()).isEqualTo(settings.bind());
    assertThat(settings.apps()).isEqualTo(Settings.ALL_APPS);
  }

  @ParameterizedTest
  @CsvSource({
    "IKART_QUERY_BIND, nonsense, 127.0.0.1:7070",
    "IKART_QUERY_BIND, :7070, 127.0.0.1:7070",
    "IKART_QUERY_BIND, 127.0.0.1:99999, 65535",
    "IKART_QUERY_ADVERTISED, shop.example, 127.0.0.1:7070",
    "IKART_REPLICATION, three, a number from 1 to 10",
    "IKART_REPLICATION, 0, a number from 1 to 10",
    "IKART_STANDBYS, -1, a number from 0 to 5",
    "IKART_STANDBYS, 99999999999, a number from 0 to 5",
    "IKART_COMMIT_INTERVAL_MS, 0, a number from 1 to 30000",
    "IKART_THREADS, 65, a number from 1 to 64",
    "IKART_APPS, 'stock,shop', catalog",
    "IKART_APPS, 'stock,', catalog",
  })
  void aBadValueNamesTheVariableAndTheMend(String name, String value, String mend) {
    assertThatThrownBy(() -> Settings.from(with(name, value), null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name)
        .hasMessageContaining(mend)
        .hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @CsvSource({"IKART_STATE_DIR, folder", "IKART_INTERNAL_SECRET, secret"})
  void whatIsMissingIsNamed(String name, String mend) {
    for (var empty : new String[] {"", "  "}) {
      assertThatThrownBy(() -> Settings.from(with(name, empty), null))
          .hasMessageContaining(name)
          .hasMessageContaining(mend);
    }
  }

  @Test
  void whoeverKeepsTheAuditLogNeedsAKeyAndNobodyElse() {
    assertThatThrownBy(() -> Settings.from(with("IKART_AUDIT_KEYS", "hush"), "audit"))
        .hasMessageContaining("IKART_AUDIT_KEYS")
        .hasMessageContaining("64")
        .hasMessageNotContaining("hush");
    assertThat(Settings.from(with("IKART_AUDIT_KEYS", ""), "stock").headKeys()).isEmpty();
    assertThat(Settings.from(LEAST, "audit").headKeys()).isPresent();
  }

  @Test
  void theArgumentOverridesTheEnvironment() {
    assertThat(Settings.from(with("IKART_APPS", "stock"), "catalog, checkout").apps())
        .containsExactly("catalog", "checkout");
  }

  @Test
  void anApplicationNamedTwiceRunsOnce() {
    assertThat(Settings.from(LEAST, "stock,catalog,stock").apps())
        .containsExactly("stock", "catalog");
  }

  @Test
  void theSecretIsNotLogged() {
    assertThat(Settings.from(LEAST, null).toString()).doesNotContain("hush");
  }
}
