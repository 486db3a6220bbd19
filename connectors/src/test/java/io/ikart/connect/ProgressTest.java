package io.ikart.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.common.TopicPartition;

/** Law: offsets never move past a record that is begun and not finished. */
class ProgressTest {

  private static final TopicPartition INTENTS = new TopicPartition("payment.intents", 0);
  private static final TopicPartition OTHERS = new TopicPartition("payment.intents", 1);

  private final Progress progress = new Progress();

  /** Records finish in any order, some are read twice, and some offsets do not exist. */
  @Property(tries = 300)
  void theFirstUnfinishedOffsetIsTheLowest(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 1, max = 3) Integer> steps,
      @ForAll Random random) {
    var open = new ArrayList<Begun>();
    long offset = 0;
    for (int step : steps) {
      offset += step;
      open.add(new Begun(offset, progress.begin(INTENTS, offset)));
      if (random.nextInt(4) == 0) {
        open.add(new Begun(offset, progress.begin(INTENTS, offset)));
      }
      while (random.nextBoolean() && !open.isEmpty()) {
        open.remove(random.nextInt(open.size())).mark.finish();
      }

      assertThatNothingUnfinishedIsPassed(open);
    }
    while (!open.isEmpty()) {
      open.remove(random.nextInt(open.size())).mark.finish();
      assertThatNothingUnfinishedIsPassed(open);
    }
    assertThat(progress.unfinished()).isZero();
  }

  private record Begun(long offset, Progress.Mark mark) {}

  private void assertThatNothingUnfinishedIsPassed(List<Begun> open) {
    var offsets = new TreeSet<Long>();
    open.forEach(begun -> offsets.add(begun.offset));
    var first = progress.firstUnfinished(INTENTS);

    assertThat(first.isPresent()).isEqualTo(!offsets.isEmpty());
    first.ifPresent(found -> assertThat(found).isEqualTo(offsets.first()));
    assertThat(progress.unfinished()).isEqualTo(offsets.size());
  }

  @Example
  void partitionsDoNotHoldEachOtherBack() {
    progress.begin(INTENTS, 7);
    progress.begin(OTHERS, 3).finish();

    assertThat(progress.firstUnfinished(INTENTS)).hasValue(7);
    assertThat(progress.firstUnfinished(OTHERS)).isEmpty();
  }

  @Example
  void aMarkOfAnEarlierAssignmentFinishesNothing() {
    var before = progress.begin(INTENTS, 7);
    progress.abandon(List.of(INTENTS));
    var now = progress.begin(INTENTS, 7);

    before.finish();

    assertThat(before.abandoned()).isTrue();
    assertThat(now.abandoned()).isFalse();
    assertThat(progress.firstUnfinished(INTENTS)).hasValue(7);
  }
}
