package io.ikart.topologies.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A deadline stands in one place, and is found there again when it is over. */
class DeadlineIndexTest {

  private static final long NOON = 1_000_000_000L;
  private static final long TWO_MINUTES = Duration.ofMinutes(2).toMillis();
  private static final long TWO_DAYS = Duration.ofDays(2).toMillis();

  private final CountingStore near = new CountingStore();
  private final CountingStore far = new CountingStore();
  private final DeadlineIndex index = new DeadlineIndex(near, far);

  @Test
  void nearOnesLeaveNoTraceOnTheDisk() {
    var deadline = StoreKeys.deadline(NOON + TWO_MINUTES, "order_1");

    index.add(deadline, NOON);
    index.add(deadline, NOON);
    index.remove(deadline);

    assertThat(near.approximateNumEntries()).isZero();
    assertThat(far.writes()).isZero();
  }

  @Test
  void theOthersDo() {
    var deadline = StoreKeys.deadline(NOON + TWO_DAYS, "cart_1");

    index.add(deadline, NOON);

    assertThat(near.approximateNumEntries()).isZero();
    assertThat(far.approximateNumEntries()).isEqualTo(1);
  }

  @Test
  void whatWasFarAndCameNearIsFoundWhereItStands() {
    var deadline = StoreKeys.deadline(NOON + TWO_DAYS, "cart_1");
    index.add(deadline, NOON);

    index.remove(deadline);

    assertThat(far.approximateNumEntries()).isZero();
  }

  @Test
  void whatIsMetAgainStandsInOnePlaceStill() {
    var soon = StoreKeys.deadline(NOON + TWO_MINUTES, "order_1");
    var late = StoreKeys.deadline(NOON + TWO_DAYS, "cart_1");
    index.add(soon, NOON);
    index.add(late, NOON);

    index.addAgain(soon);
    index.addAgain(late);

    assertThat(near.approximateNumEntries()).isEqualTo(1);
    assertThat(far.approximateNumEntries()).isEqualTo(1);
  }

  @Test
  void memoryIsBoundedHoweverManyWait() {
    for (int number = 0; number < 60_000; number++) {
      index.add(StoreKeys.deadline(NOON + TWO_MINUTES, "order_" + number), NOON);
    }

    assertThat(near.approximateNumEntries()).isEqualTo(50_000);
    assertThat(far.approximateNumEntries()).isEqualTo(10_000);
  }

  @Test
  void theDiskIsLookedAtOnlyWhenSomethingOnItCanBeDue() {
    index.add(StoreKeys.deadline(NOON + TWO_DAYS, "cart_1"), NOON);
    assertThat(index.placesDue(NOON)).as("before the first look").containsExactly(near, far);

    index.lookedUntil(NOON);

    assertThat(index.placesDue(NOON + TWO_DAYS - 1)).containsExactly(near);
    assertThat(index.placesDue(NOON + TWO_DAYS)).containsExactly(near, far);
  }

  @Test
  void anEarlierDeadlineOrAnotherQuestionBringsTheDiskBack() {
    index.lookedUntil(NOON);
    assertThat(index.placesDue(NOON + TWO_DAYS)).containsExactly(near);

    index.add(StoreKeys.deadline(NOON + TWO_DAYS, "cart_1"), NOON);
    assertThat(index.placesDue(NOON + TWO_DAYS)).containsExactly(near, far);

    index.lookedUntil(NOON + TWO_DAYS);
    index.lookAgainFrom(NOON + TWO_DAYS);
    assertThat(index.placesDue(NOON + TWO_DAYS)).containsExactly(near, far);
  }
}
