package io.ikart.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void hasTheMedianAndTheQuartiles() {
    assertThat(Spread.of(List.of(5.0, 1.0, 4.0, 2.0, 3.0))).isEqualTo(new Spread(1, 2, 3, 4, 5));
  }

  @Test
  void aMedianOfTwoIsBetweenThem() {
    assertThat(Spread.of(List.of(1.0, 2.0)).median()).isEqualTo(1.5);
  }

  @Test
  void nothingHasNoMedian() {
    assertThat(Spread.of(List.of()).median()).isNaN();
  }
}
