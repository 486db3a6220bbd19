package io.ikart.tools.retail;

import static io.ikart.tools.retail.Lines.aLine;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TradePlanTest {

  @Test
  void mergesLinesAtTheSameOfferAndKeepsOtherPricesApart() {
    var plan = plan(aLine().units(6), aLine().units(4), aLine().units(1).at("2.95"));

    assertThat(plan.invoices()).hasSize(1);
    assertThat(plan.invoices().get(0).lines())
        .containsExactly(
            new Invoice.Line("85123A:255", "85123A", 10, 255),
            new Invoice.Line("85123A:295", "85123A", 1, 295));
    assertThat(plan.invoices().get(0).totalPence()).isEqualTo(2_845);
    assertThat(plan.unitsBySku()).containsEntry("85123A", 11L);
  }

  @Test
  void takesTheClockOnTheWallOfTheShop() {
    var winter = aLine().line();
    var summer =
        new RetailLine(
            winter.file(),
            3,
            "550000",
            winter.stockCode(),
            "TEA",
            1,
            winter.at().plusMonths(7),
            winter.unitPrice(),
            "",
            "EIRE");

    var plan = TradePlan.of(new RetailData(List.of(), List.of(winter, summer), List.of()));

    assertThat(plan.invoices())
        .extracting(Invoice::at)
        .containsExactly(
            Instant.parse("2010-12-01T08:26:00Z"), Instant.parse("2011-07-01T07:26:00Z"));
  }

  @Test
  void setsLinesAsideThatAreTooManyTogether() {
    var plan = plan(aLine().units(60_000), aLine().units(60_000), aLine().of("22423"));

    assertThat(plan.setAside().get(Bucket.QUANTITY_OVER_LIMIT)).hasSize(2);
    assertThat(plan.invoices().get(0).lines())
        .extracting(Invoice.Line::sku)
        .containsExactly("22423");
  }

  @Test
  void setsInvoicesAsideThatNoCartCanHold() {
    var lines = new ArrayList<Lines>();
    for (int i = 0; i <= SaleRules.MAX_LINES; i++) {
      lines.add(aLine().of("S" + i));
    }

    var plan = plan(lines.toArray(Lines[]::new));

    assertThat(plan.invoices()).isEmpty();
    assertThat(plan.setAside().get(Bucket.INVOICE_OVER_LIMIT)).hasSize(1_001);
  }

  @Test
  void namesAnInvoiceByItsContent() {
    var one = plan(aLine()).invoices().get(0);
    var same = plan(aLine()).invoices().get(0);
    var other = plan(aLine().units(7)).invoices().get(0);

    assertThat(one.key()).isEqualTo(same.key()).isNotEqualTo(other.key()).hasSizeLessThan(100);
  }

  @Property(tries = 200)
  void everyLineStandsInExactlyOneBucket(@ForAll("trade") List<RetailLine> lines) {
    var data = new RetailData(List.of(Lines.FILE), lines, List.of());
    var plan = TradePlan.of(data);
    var ledger = new Ledger();
    plan.invoices().forEach(invoice -> ledger.enter(Bucket.SOLD, invoice.sources()));
    plan.setAside().forEach(ledger::enter);

    var all = Ledger.sumOf(data);
    assertThat(ledger.total().lines()).isEqualTo(all.lines()).isEqualTo(lines.size());
    assertThat(ledger.total().value()).isEqualByComparingTo(all.value());
    long pence = plan.invoices().stream().mapToLong(Invoice::totalPence).sum();
    assertThat(ledger.of(Bucket.SOLD).value().movePointRight(2))
        .isEqualByComparingTo(java.math.BigDecimal.valueOf(pence));
  }

  @Provide
  Arbitrary<List<RetailLine>> trade() {
    var invoices = Arbitraries.of("536365", "536366", "C536367", "A1", "536368");
    var codes = Arbitraries.of("85123A", "85123a", "POST", "BANK CHARGES", "22423");
    var units =
        Arbitraries.oneOf(Arbitraries.longs().between(-5, 20), Arbitraries.of(99_990L, 100_001L));
    var prices = Arbitraries.of("0.0", "-1.5", "0.001", "2.55", "2.550", "0.1", "38970.0");
    return Combinators.combine(invoices, codes, units, prices)
        .as(
            (invoice, code, quantity, price) ->
                aLine().on(invoice).of(code).units(quantity).at(price).line())
        .list()
        .ofMaxSize(60);
  }

  private static TradePlan plan(Lines... lines) {
    var input = Stream.of(lines).map(Lines::line).toList();
    return TradePlan.of(new RetailData(List.of(Lines.FILE), input, List.of()));
  }
}
