package io.ikart.tools.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OpinionTest {

  private static final DemoGoods GOODS = DemoGoods.of(1, 1_000);

  @Test
  void areTheSameForTheSameSeed() {
    assertThat(Opinion.of(GOODS, new SplittableRandom(7), 20))
        .isEqualTo(Opinion.of(GOODS, new SplittableRandom(7), 20))
        .isNotEqualTo(Opinion.of(GOODS, new SplittableRandom(8), 20));
  }

  @Test
  void nobodySaysTwoThingsOfOneProduct() {
    assertThat(Opinion.of(GOODS, new SplittableRandom(1), 500))
        .hasSize(500)
        .extracting(Opinion::productId)
        .doesNotHaveDuplicates();
    assertThat(Opinion.of(DemoGoods.of(1, 3), new SplittableRandom(1), 500)).hasSize(3);
  }

  @Test
  void thereIsPraiseAndComplaint() {
    assertThat(Opinion.of(GOODS, new SplittableRandom(1), 500))
        .extracting(Opinion::score)
        .contains(1, 2, 3, 4, 5)
        .allSatisfy(score -> assertThat(score).isBetween(1, 5));
  }
}
