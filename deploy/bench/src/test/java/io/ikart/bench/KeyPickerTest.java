package io.ikart.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyPickerTest {

  private static final int SKUS = 1_000;

  @ParameterizedTest
  @EnumSource(Keys.class)
  void anOrderHasDifferentSkusAndTheSameSeedPicksTheSame(Keys keys) {
    var picker = new KeyPicker(keys, SKUS, 7);
    var again = new KeyPicker(keys, SKUS, 7);

    for (int order = 0; order < 500; order++) {
      var picked = picker.pick(5);
      assertThat(picked).hasSize(5).doesNotHaveDuplicates().isEqualTo(again.pick(5));
      assertThat(Arrays.stream(picked).allMatch(sku -> sku >= 0 && sku < SKUS)).isTrue();
    }
  }

  @Test
  void everyOrderOfADropHasTheHotSku() {
    var picker = new KeyPicker(Keys.DROP, SKUS, 7);

    for (int order = 0; order < 500; order++) {
      assertThat(picker.pick(2)).contains(0);
    }
  }

  @Test
  void aFewSkusOfZipfTakeMostOfTheLines() {
    var picker = new KeyPicker(Keys.ZIPF, SKUS, 7);
    int amongTheFirstHundred = 0;
    for (int order = 0; order < 10_000; order++) {
      amongTheFirstHundred += picker.pick(1)[0] < 100 ? 1 : 0;
    }

    // The first hundred of a thousand have 69 % of the weight at a skew of 0.99.
    assertThat(amongTheFirstHundred).isBetween(6_600, 7_300);
  }

  @Test
  void askedForMoreThanThereAreItPicksAll() {
    assertThat(new KeyPicker(Keys.UNIFORM, 3, 7).pick(10)).containsExactlyInAnyOrder(0, 1, 2);
  }

  @Test
  void refusesAShopWithoutGoods() {
    assertThatThrownBy(() -> new KeyPicker(Keys.UNIFORM, 0, 7))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
