package io.ikart.analytics.sales.together;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.analytics.Harnesses;
import io.ikart.analytics.kernel.AvroType;
import io.ikart.analytics.sales.Counts;
import io.ikart.analytics.sales.Sale;
import io.ikart.schemas.sales.BoughtTogether;
import io.ikart.schemas.sales.Companion;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.junit.jupiter.api.Test;

/** Who was bought with whom. */
class TogetherTest {

  @Test
  void companionsAreCountedByOrderMostFrequentFirst() throws Exception {
    try (var companions =
        Harnesses.of(new Companions(), Basket::productId, AvroType.records(BoughtTogether.class))) {
      for (var basket : baskets("TEA", "CUP")) {
        companions.processElement(basket, 0);
      }
      for (var basket : baskets("TEA", "CUP", "POT")) {
        companions.processElement(basket, 0);
      }
      companions.setProcessingTime(10_000);

      var tea =
          companions.extractOutputValues().stream()
              .filter(row -> row.getProductId().equals("TEA"))
              .findFirst()
              .orElseThrow();
      assertThat(tea.getOrders()).isEqualTo(2);
      assertThat(tea.getCompanions())
          .containsExactly(new Companion("CUP", 2L), new Companion("POT", 1L));
    }
  }

  @Test
  void pairsAreBoundedHoweverLongAnOrderIs() {
    var many = Stream.iterate(1, n -> n + 1).limit(500).map(n -> "P" + n).toArray(String[]::new);

    assertThat(baskets(many)).hasSize(TogetherJob.MOST_PAIRED);
    assertThat(baskets("ALONE")).isEmpty();
  }

  private static List<Basket> baskets(String... products) {
    var baskets = new ArrayList<Basket>();
    var lines =
        Stream.of(products)
            .map(product -> new Sale.Line(product, "", "", new Counts(1, 1, 100, 0, 0)))
            .toList();
    TogetherJob.baskets(
        new Sale("o", 0, "cust_ada", "GB", "GBP", lines), new ListCollector<>(baskets));
    return baskets;
  }
}
