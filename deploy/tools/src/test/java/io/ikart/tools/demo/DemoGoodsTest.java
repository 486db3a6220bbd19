package io.ikart.tools.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DemoGoodsTest {

  private static final int DRAWS = 100_000;

  @Test
  void areTheSameForTheSameSeed() {
    assertThat(DemoGoods.of(7, 50))
        .isEqualTo(DemoGoods.of(7, 50))
        .isNotEqualTo(DemoGoods.of(8, 50));
  }

  @Test
  void haveOwnSkusAndPlausiblePrices() {
    var goods = DemoGoods.of(1, 1_000);

    assertThat(goods.products()).extracting(product -> product.sku()).doesNotHaveDuplicates();
    assertThat(goods.products())
        .allSatisfy(
            product ->
                assertThat(product.offers().get(0).unitPriceMinor()).isBetween(45L, 10_000L));
    assertThat(goods.delivery(1, "run")).hasSize(1_000).allMatch(receipt -> receipt.quantity() > 0);
  }

  @Test
  void arePaidForAsAUsualDayHasIt() {
    var random = new SplittableRandom(1);
    int approved = 0;
    for (int i = 0; i < DRAWS; i++) {
      approved += PaymentMix.draw(random) == PaymentMix.APPROVE ? 1 : 0;
    }

    assertThat(approved).isBetween(83_000, 85_000);
  }
}
