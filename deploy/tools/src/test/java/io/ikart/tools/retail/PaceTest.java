package io.ikart.tools.retail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final Instant OPENING = Instant.parse("2010-12-01T08:26:00Z");

  @Test
  void runsSoManyTimesAsFastAsTheClockOfTheShop() {
    var pace = new Pace(3_600, OPENING);

    assertThat(pace.dueAfter(OPENING)).isZero();
    assertThat(pace.dueAfter(OPENING.plus(Duration.ofHours(2)))).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void isNeverLateAtFullSpeed() throws InterruptedException {
    var pace = new Pace(Pace.MAX, OPENING);

    assertThat(pace.await(OPENING.plus(Duration.ofDays(300)))).isZero();
  }

  @Test
  void readsTheOption() {
    assertThat(Pace.speedOf("max")).isEqualTo(Pace.MAX);
    assertThat(Pace.speedOf("60")).isEqualTo(60);
    assertThatThrownBy(() -> Pace.speedOf("-1")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Pace.speedOf("fast")).isInstanceOf(IllegalArgumentException.class);
  }
}
