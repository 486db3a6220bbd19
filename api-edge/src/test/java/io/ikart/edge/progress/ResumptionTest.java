package io.ikart.edge.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.edge.Shop;
import io.ikart.schemas.order.Milestone;
import io.ikart.schemas.order.OrderStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResumptionTest {

  private final List<Long> told = new ArrayList<>();

  @Test
  void theTimelineComesFirstThenWhatHappens() {
    var reader = new Resumption(0);

    tell(reader.timeline(versions(1, 3)));
    tell(reader.live(version(5)));

    assertThat(told).containsExactly(1L, 3L, 5L);
  }

  @Test
  void whatTheReaderHasIsNotToldAgain() {
    var reader = new Resumption(3);

    tell(reader.timeline(versions(1, 3, 5)));
    tell(reader.live(version(3)));

    assertThat(told).containsExactly(5L);
  }

  @Test
  void whatHappensBeforeTheTimelineComesWaitsForItsTurn() {
    var reader = new Resumption(0);

    tell(reader.live(version(5)));
    tell(reader.live(version(6)));
    tell(reader.timeline(versions(1, 3)));

    assertThat(told).containsExactly(1L, 3L, 5L, 6L);
  }

  @Test
  void aMilestoneThatComesBothWaysIsToldOnce() {
    var reader = new Resumption(0);

    tell(reader.live(version(3)));
    tell(reader.timeline(versions(1, 3)));
    tell(reader.live(version(3)));
    tell(reader.live(version(4)));

    assertThat(told).containsExactly(1L, 3L, 4L);
  }

  private void tell(List<Milestone> milestones) {
    milestones.forEach(milestone -> told.add(milestone.getVersion()));
  }

  private static List<Milestone> versions(long... versions) {
    var milestones = new ArrayList<Milestone>();
    for (long version : versions) {
      milestones.add(version(version));
    }
    return milestones;
  }

  private static Milestone version(long version) {
    return Shop.milestone(version, "OrderPlaced", OrderStatus.PLACED);
  }
}
