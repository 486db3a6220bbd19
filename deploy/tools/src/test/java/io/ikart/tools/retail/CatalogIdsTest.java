package io.ikart.tools.retail;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class CatalogIdsTest {

  @Test
  void keepsPlainCodesReadable() {
    assertThat(CatalogIds.sku("85123A")).isEqualTo("85123A");
    assertThat(CatalogIds.sku("gift_0001_40")).isEqualTo("gift_0001_40");
    assertThat(CatalogIds.sku("BANK CHARGES")).isEqualTo("BANK-20CHARGES");
    assertThat(CatalogIds.offer("85123A", 255)).isEqualTo("85123A:255");
  }

  @Test
  void keepsUpperAndLowerCaseApart() {
    assertThat(CatalogIds.sku("85123a")).isNotEqualTo(CatalogIds.sku("85123A"));
  }

  @Property(tries = 500)
  void givesDifferentCodesDifferentSkus(
      @ForAll @StringLength(max = 6) String one, @ForAll @StringLength(max = 6) String other) {
    if (isText(one) && isText(other)) {
      assertThat(CatalogIds.sku(one).equals(CatalogIds.sku(other))).isEqualTo(one.equals(other));
    }
  }

  @Property(tries = 500)
  void writesOnlyWhatTheShopTakes(@ForAll @StringLength(min = 1, max = 6) String code) {
    assertThat(CatalogIds.sku(code)).matches("[A-Za-z0-9_-]+");
  }

  /** Half a surrogate pair is no text: UTF-8 has no bytes for it. */
  private static boolean isText(String candidate) {
    return candidate.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
  }
}
