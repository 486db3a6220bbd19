package io.ikart.tools.sales;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What counts as shown, and since when. */
class ShownTest {

  private final Shown shown = new Shown();

  @Test
  void anOrderIsShownWhenSoManyAreCounted() {
    shown.measure();
    shown.confirmed(1_000);
    shown.confirmed(1_200);
    shown.figure("DAY/1/ALL/GBP", 1, 1_500);

    assertThat(shown.waiting()).isEqualTo(1);
    assertThat(shown.latency().millisAt(100)).isBetween(499.0, 501.0);

    shown.figure("DAY/2/ALL/EUR", 1, 2_200);

    assertThat(shown.waiting()).isZero();
    assertThat(shown.latency().millisAt(100)).isBetween(999.0, 1_001.0);
  }

  @Test
  void whatWasThereBeforeIsCountedAndNotMeasured() {
    shown.confirmed(1_000);
    shown.measure();
    shown.figure("DAY/1/ALL/GBP", 1, 90_000);

    assertThat(shown.waiting()).isZero();
    assertThat(shown.latency().count()).isZero();
  }

  @Test
  void whatComesAfterwardsIsNotWaitedFor() {
    shown.measure();
    shown.confirmed(1_000);
    shown.stopMeasuring();
    shown.confirmed(1_100);
    shown.figure("DAY/1/ALL/GBP", 1, 1_500);

    assertThat(shown.waiting()).isZero();
    assertThat(shown.latency().count()).isEqualTo(1);
  }

  @Test
  void aFigureMayBeSeenBeforeItsOrder() {
    shown.measure();
    shown.figure("DAY/1/ALL/GBP", 1, 1_500);
    shown.confirmed(1_400);

    assertThat(shown.waiting()).isZero();
    assertThat(shown.latency().count()).isEqualTo(1);
  }
}
