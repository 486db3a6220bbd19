package io.ikart.analytics.sales.customers;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.analytics.Harnesses;
import io.ikart.analytics.kernel.AvroType;
import io.ikart.analytics.sales.Counts;
import io.ikart.analytics.sales.Sale;
import io.ikart.schemas.sales.CustomerSegment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A customer rises with orders and falls with time. */
class SegmentsTest {

  private static final Instant NOON = Instant.parse("2026-01-22T12:00:00Z");

  @Test
  void ordersAddUpAndTimeTakesACustomerDownStepByStep() throws Exception {
    try (var segments =
        Harnesses.of(new Segments(), Sale::customerId, AvroType.records(CustomerSegment.class))) {
      for (int order = 0; order < 5; order++) {
        segments.processElement(sale(order, 20_000), at(order).toEpochMilli());
      }
      var best = last(segments.extractOutputValues());
      assertThat(best.getOrders()).isEqualTo(5);
      assertThat(best.getNet()).isEqualTo(100_000);
      assertThat(best.getSegment()).isEqualTo("CHAMPION");

      segments.processWatermark(at(4).plus(Duration.ofDays(130)).toEpochMilli());

      var later = last(segments.extractOutputValues());
      assertThat(later.getRecencyDays()).isEqualTo(120);
      assertThat(later.getRecency()).isEqualTo(2);
      assertThat(later.getSegment()).isEqualTo("AT_RISK");
      assertThat(segments.extractOutputValues())
          .extracting(CustomerSegment::getRevision)
          .isSorted()
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void aRefundTakesMoneyButIsNoOrder() throws Exception {
    try (var segments =
        Harnesses.of(new Segments(), Sale::customerId, AvroType.records(CustomerSegment.class))) {
      segments.processElement(sale(0, 20_000), 0);
      segments.processElement(
          new Sale(
              "o",
              at(3).toEpochMilli(),
              "cust_ada",
              "GB",
              "GBP",
              List.of(new Sale.Line("TEA", "", "", new Counts(0, 0, 0, 1, 5_000)))),
          0);

      var row = last(segments.extractOutputValues());
      assertThat(row.getNet()).isEqualTo(15_000);
      assertThat(row.getOrders()).isEqualTo(1);
      assertThat(row.getLastOrderAt()).isEqualTo(at(0));
    }
  }

  private static CustomerSegment last(List<CustomerSegment> rows) {
    return rows.get(rows.size() - 1);
  }

  private static Sale sale(int day, long gross) {
    return new Sale(
        "o" + day,
        at(day).toEpochMilli(),
        "cust_ada",
        "GB",
        "GBP",
        List.of(new Sale.Line("TEA", "Tea", "", new Counts(1, 2, gross, 0, 0))));
  }

  private static Instant at(int day) {
    return NOON.plus(Duration.ofDays(day));
  }
}
