package io.ikart.tools.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** When trade has gone on for long enough to be measured. */
class SteadinessTest {

  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  private final Steadiness steadiness = new Steadiness();

  @Test
  void whatHappensEverySecondIsSteadyAfterItsTime() {
    for (int second = 0; second < 10; second++) {
      assertThat(steadiness.hasLasted(TEN_SECONDS, at(second))).isFalse();
      steadiness.happened(at(second));
    }

    steadiness.happened(at(10));

    assertThat(steadiness.hasLasted(TEN_SECONDS, at(10))).isTrue();
  }

  @Test
  void aBreakBeginsAnew() {
    steadiness.happened(at(0));
    steadiness.happened(at(5));

    assertThat(steadiness.hasLasted(TEN_SECONDS, at(5))).isFalse();

    for (int second = 6; second < 15; second++) {
      steadiness.happened(at(second));
    }
    assertThat(steadiness.hasLasted(TEN_SECONDS, at(14))).isFalse();
    steadiness.happened(at(15));
    assertThat(steadiness.hasLasted(TEN_SECONDS, at(15))).isTrue();
  }

  @Test
  void whatHasStoppedIsNotSteady() {
    for (int second = 0; second <= 20; second++) {
      steadiness.happened(at(second));
    }

    assertThat(steadiness.hasLasted(TEN_SECONDS, at(22))).isFalse();
  }

  private static long at(long second) {
    return TimeUnit.SECONDS.toNanos(second);
  }
}
