package io.ikart.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class BackPressureTest {

  private static final TopicPartition ONE = new TopicPartition("payment.intents", 1);
  private static final TopicPartition TWO = new TopicPartition("payment.intents", 2);

  private final FakeContext worker = new FakeContext(ONE);
  private final BackPressure backPressure = new BackPressure(worker, 10);

  @Test
  void readingStopsAboveTheLimitAndGoesOnAtHalfOfIt() {
    backPressure.adjust(10);
    assertThat(worker.paused).isEmpty();

    backPressure.adjust(11);
    assertThat(worker.paused).containsExactly(ONE);

    backPressure.adjust(6);
    assertThat(worker.paused).containsExactly(ONE);

    backPressure.adjust(5);
    assertThat(worker.paused).isEmpty();
  }

  @Test
  void whatIsAssignedWhileReadingStopsIsPausedToo() {
    backPressure.adjust(11);
    worker.assigned.add(TWO);
    backPressure.adjust(11);

    assertThat(worker.paused).containsExactlyInAnyOrder(ONE, TWO);
  }

  /** In a rebalance nothing is assigned for a moment; afterwards the worker pauses again. */
  @Test
  void whatComesBackPausedAfterARebalanceIsReadAgain() {
    backPressure.adjust(11);
    worker.assigned.clear();
    backPressure.adjust(0);
    worker.assigned.add(ONE);
    assertThat(worker.paused).containsExactly(ONE);

    backPressure.assigned(List.of(ONE));

    assertThat(worker.paused).isEmpty();
  }
}
