package io.ikart.local.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SearchNodeSettingsTest {

  @Test
  void keepsEverythingUnderTheHomeOfTheShop() {
    var settings = SearchNodeSettings.from(environment(Map.of()));

    assertThat(settings.home().toString()).isEqualTo("/shop/search");
    assertThat(settings.httpPort()).isEqualTo(9200);
    assertThat(settings.transportPort()).isEqualTo(9300);
  }

  @Test
  void namesWhatIsMissingOrBad() {
    assertThatThrownBy(() -> SearchNodeSettings.from(Map.of()))
        .hasMessageContaining("IKART_HOME is not set");
    assertThatThrownBy(
            () -> SearchNodeSettings.from(environment(Map.of("IKART_SEARCH_PORT", "70000"))))
        .hasMessageContaining("IKART_SEARCH_PORT=70000");
    assertThatThrownBy(
            () -> SearchNodeSettings.from(environment(Map.of("IKART_SEARCH_PORT", "9300"))))
        .hasMessageContaining("must differ");
  }

  private static Map<String, String> environment(Map<String, String> more) {
    var all = new HashMap<String, String>();
    all.put("IKART_HOME", "/shop");
    all.put("IKART_SEARCH_MODULES", "/modules");
    all.putAll(more);
    return all;
  }
}
