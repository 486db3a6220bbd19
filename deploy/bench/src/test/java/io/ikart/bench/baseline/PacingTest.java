package io.ikart.bench.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PacingTest {

  @Test
  void aRateGivesEachOperationItsTime() {
    var pacing = new Pacing(200);

    assertThat(pacing.dueNanos(0)).isEqualTo(pacing.startNanos());
    assertThat(pacing.dueNanos(3)).isEqualTo(pacing.startNanos() + 15_000_000);
  }

  @Test
  void everyClientTakesTheNextFreePlace() throws InterruptedException {
    var pacing = new Pacing(1_000);

    long first = pacing.awaitNext();
    long second = pacing.awaitNext();

    assertThat(second - first).isEqualTo(1_000_000);
    assertThat(System.nanoTime()).isGreaterThanOrEqualTo(second);
  }
}
