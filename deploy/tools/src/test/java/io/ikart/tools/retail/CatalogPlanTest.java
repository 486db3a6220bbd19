package io.ikart.tools.retail;

import static io.ikart.tools.retail.Lines.aLine;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.tools.retail.CatalogPlan.PlannedProduct;
import io.ikart.tools.retail.CatalogPlan.Receipt;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogPlanTest {

  @Test
  void makesOneProductPerCodeAndOneOfferPerPrice() {
    var plan = CatalogPlan.of(trade(aLine(), aLine().at("2.95"), aLine().of("85123a")), 0);

    assertThat(plan.products())
        .containsExactly(
            new PlannedProduct("85123A", "TEA", List.of(255L, 295L)),
            new PlannedProduct("85123a", "TEA", List.of(255L)));
  }

  @Test
  void receivesWhatEachFileSells() {
    var plan = CatalogPlan.of(trade(aLine(), aLine().at("2.95"), aLine().units(-3)), 0);

    assertThat(plan.receipts())
        .containsExactly(new Receipt("85123A", 12, "online-retail-00000000deadbeef"));
  }

  @Test
  void receivesAFixedNumberOnRequest() {
    var plan = CatalogPlan.of(trade(aLine(), aLine().of("22423")), 500);

    assertThat(plan.receipts())
        .containsExactly(
            new Receipt("22423", 500, "online-retail-stock-500"),
            new Receipt("85123A", 500, "online-retail-stock-500"));
  }

  private static TradePlan trade(Lines... lines) {
    var input = Stream.of(lines).map(Lines::line).toList();
    return TradePlan.of(new RetailData(List.of(Lines.FILE), input, List.of()));
  }
}
