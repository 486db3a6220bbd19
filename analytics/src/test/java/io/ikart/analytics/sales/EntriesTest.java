package io.ikart.analytics.sales;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.junit.jupiter.api.Test;

/** Which figures a sale is booked on. */
class EntriesTest {

  @Test
  void anOrderOfTwoProductsCountsOnceInTheWholeShopAndOnceInEach() {
    var entries = book(Instant.parse("2026-11-22T12:00:00Z"), "UTC", line("A", 100), line("B", 50));

    assertThat(of(entries, "DAY/2026-11-22T00:00:00Z/ALL/GBP"))
        .isEqualTo(new Counts(1, 2, 150, 0, 0));
    assertThat(of(entries, "DAY/2026-11-22T00:00:00Z/PRODUCT/A/GBP"))
        .isEqualTo(new Counts(1, 1, 100, 0, 0));
    assertThat(of(entries, "HOUR/2026-11-22T12:00:00Z/COUNTRY/GB/GBP"))
        .isEqualTo(new Counts(1, 2, 150, 0, 0));
    assertThat(of(entries, "DAY/2026-11-22T00:00:00Z/COUNTRY_PRODUCT/GB/B/GBP"))
        .isEqualTo(new Counts(1, 1, 50, 0, 0));
  }

  @Test
  void twoLinesOfOneProductAreOneOrderOfIt() {
    var entries = book(Instant.EPOCH, "UTC", line("A", 100), line("A", 90));

    assertThat(of(entries, "MINUTE/1970-01-01T00:00:00Z/PRODUCT/A/GBP"))
        .isEqualTo(new Counts(1, 2, 190, 0, 0));
  }

  @Test
  void aDayBeginsAtMidnightOfTheShop() {
    var entries = book(Instant.parse("2011-06-30T23:30:00Z"), "Europe/London", line("A", 100));

    assertThat(entries)
        .extracting(Entry::figureId)
        .contains("DAY/2011-06-30T23:00:00Z/ALL/GBP", "HOUR/2011-06-30T23:00:00Z/ALL/GBP");
  }

  private static List<Entry> book(Instant at, String zone, Sale.Line... lines) {
    var entries = new ArrayList<Entry>();
    new Entries(ZoneId.of(zone))
        .flatMap(
            new Sale("o", at.toEpochMilli(), "cust_ada", "GB", "GBP", List.of(lines)),
            new ListCollector<>(entries));
    return entries;
  }

  private static Sale.Line line(String product, long gross) {
    return new Sale.Line(product, "", "", Counts.sold(1, gross));
  }

  private static Counts of(List<Entry> entries, String figureId) {
    return entries.stream()
        .filter(entry -> entry.figureId().equals(figureId))
        .map(Entry::counts)
        .findFirst()
        .orElseThrow();
  }
}
