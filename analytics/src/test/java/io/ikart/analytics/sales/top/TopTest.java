package io.ikart.analytics.sales.top;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.analytics.Harnesses;
import io.ikart.analytics.kernel.AvroType;
import io.ikart.schemas.sales.RankedProduct;
import io.ikart.schemas.sales.TopProducts;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.junit.jupiter.api.Test;

/** Windows slide by a minute and know the hour before; the best come first. */
class TopTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void aWindowKnowsTheOneBeforeItAndASilentProductLeavesNothingBehind() throws Exception {
    try (var sliding =
        Harnesses.of(
            new SlidingSales(), ProductSale::key, TypeInformation.of(ProductWindow.class))) {
      sliding.processElement(sale("TEA", 0, 2), ms(0));
      sliding.processElement(sale("TEA", 65, 5), ms(65));

      sliding.processWatermark(ms(66));

      var windows = sliding.extractOutputValues();
      var first = windows.get(0);
      assertThat(first.toMs()).isEqualTo(ms(1));
      assertThat(first.units()).isEqualTo(2);
      var last = windows.get(windows.size() - 1);
      assertThat(last.units()).isEqualTo(5);
      assertThat(last.unitsBefore()).isEqualTo(2);
      assertThat(last.rise()).isEqualTo(3);

      sliding.processWatermark(ms(300));

      assertThat(sliding.numKeyedStateEntries()).isZero();
      assertThat(sliding.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void theBestAndTheRisingAreRankedWhenTheWindowIsWhole() throws Exception {
    try (var ranking =
        Harnesses.of(new Ranking(), ProductWindow::key, AvroType.records(TopProducts.class))) {
      ranking.processElement(window("TEA", 5, 2_250, 9), ms(1));
      ranking.processElement(window("CUP", 3, 2_997, 0), ms(1));
      assertThat(ranking.extractOutputValues()).isEmpty();

      ranking.processWatermark(ms(1));

      var lists = ranking.extractOutputValues();
      assertThat(lists.get(0).getListId()).isEqualTo("TOP/60/GBP");
      assertThat(lists.get(0).getProducts())
          .extracting(RankedProduct::getProductId)
          .containsExactly("CUP", "TEA");
      assertThat(lists.get(1).getProducts())
          .extracting(RankedProduct::getProductId)
          .containsExactly("CUP");
      assertThat(ranking.numKeyedStateEntries()).isZero();
    }
  }

  private static ProductSale sale(String product, int minute, long units) {
    return new ProductSale(product, product, "GBP", ms(minute), units, units * 450);
  }

  private static ProductWindow window(String product, long units, long net, long before) {
    return new ProductWindow(product, product, "GBP", ms(1), units, net, before);
  }

  private static long ms(int minute) {
    return NOON.plus(Duration.ofMinutes(minute)).toEpochMilli();
  }
}
