package io.ikart.bench.baseline.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ikart.bench.baseline.postgres.CartLines.Line;
import java.util.List;
import org.junit.jupiter.api.Test;

class CartLinesTest {

  private static final Line TEA = new Line("tea:1", "tea", 2, 350, 350);
  private static final Line DEARER_POT = new Line("pot:1", "pot", 1, 1_200, 1_250);

  @Test
  void aCartIsOrderedAtThePriceTheShopperSaw() {
    assertThatCode(() -> new CartLines(7, List.of(TEA)).check()).doesNotThrowAnyException();

    assertThatThrownBy(() -> new CartLines(7, List.of(TEA, DEARER_POT)).check())
        .isInstanceOf(Refused.class)
        .hasMessage("PRICE_CHANGED");
  }

  @Test
  void aCartWithoutLinesIsNotOpen() {
    assertThatThrownBy(() -> new CartLines(0, List.of()).check()).hasMessage("CART_NOT_OPEN");
  }

  @Test
  void theTotalIsUnitsTimesPriceOfNow() {
    assertThat(new CartLines(7, List.of(TEA, DEARER_POT)).totalMinor()).isEqualTo(1_950);
  }
}
