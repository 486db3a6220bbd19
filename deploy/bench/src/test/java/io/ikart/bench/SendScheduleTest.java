package io.ikart.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SendScheduleTest {

  @Test
  void theNextIsDueOneIntervalLaterHoweverLateTheLastWas() throws InterruptedException {
    var sends = new SendSchedule(1_000);

    long first = sends.awaitNext();
    long second = sends.awaitNext();
    long third = sends.awaitNext();

    assertThat(second - first).isEqualTo(TimeUnit.MILLISECONDS.toNanos(1));
    assertThat(third - second).isEqualTo(TimeUnit.MILLISECONDS.toNanos(1));
  }

  @Test
  void aGeneratorThatCannotKeepUpMakesTheRunVoid() throws InterruptedException {
    var sends = new SendSchedule(2_000_000_000);

    for (int number = 0; number < 1_000; number++) {
      sends.awaitNext();
    }
    long lateFromHere = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(3);
    while (System.nanoTime() < lateFromHere) {
      Thread.onSpinWait();
    }
    for (int number = 0; number < 1_000; number++) {
      sends.awaitNext();
    }

    assertThat(sends.tooLate()).hasValueSatisfying(why -> assertThat(why).contains("of 2000"));
  }

  @Test
  void withoutARateNothingIsLate() throws InterruptedException {
    var sends = new SendSchedule(0);
    sends.awaitNext();

    assertThat(sends.tooLate()).isEmpty();
  }
}
