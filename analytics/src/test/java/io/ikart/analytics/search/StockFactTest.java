package io.ikart.analytics.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.topic.StockTopics;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class StockFactTest {

  @Test
  void everyEventOfStockSaysWhatItChangesForShoppers() {
    assertThat(StockTopics.STOCK_EVENTS.types()).allMatch(StockFact::knows);
  }

  @Test
  void whatIsHeldCannotBeBoughtAndWhatIsAllocatedIsSold() {
    var level =
        after(
            SearchEvents.received("TEA", 1, 10),
            SearchEvents.held("TEA", 2, 3),
            SearchEvents.allocated("TEA", 3, 3));

    assertThat(level).isEqualTo(new SkuLevel("TEA", 3, 7, 3, false));
  }

  @Test
  void anEventThatIsReadTwiceCountsOnce() {
    var received = SearchEvents.received("TEA", 1, 10);

    assertThat(after(received, received).available()).isEqualTo(10);
  }

  private static SkuLevel after(SpecificRecord... events) {
    var facts = new ArrayList<StockFact>();
    List.of(events).forEach(event -> StockFact.of(event, facts::add));
    var level = SkuLevel.none("TEA");
    for (var fact : facts) {
      level = level.after(fact);
    }
    return level;
  }
}
