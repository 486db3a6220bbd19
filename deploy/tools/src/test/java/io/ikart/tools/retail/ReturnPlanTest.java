package io.ikart.tools.retail;

import static io.ikart.tools.retail.Lines.aLine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ReturnPlanTest {

  @Test
  void goodsComeBackOfTheNewestEarlierSaleFirst() {
    var plan =
        plan(
            aLine().on("1").units(6).on(1),
            aLine().on("2").units(4).on(2),
            aLine().on("3").units(9).on(9),
            aLine().on("C4").units(-5).on(5));

    assertThat(plan.back())
        .extracting(goods -> goods.sale().number(), goods -> goods.lines().get(0).quantity())
        .containsExactlyInAnyOrder(tuple("2", 4L), tuple("1", 1L));
  }

  @Test
  void whatNoEarlierSaleCoversIsSetAsideWhole() {
    var plan = plan(aLine().on("1").units(2), aLine().on("C2").units(-3).on(3));

    assertThat(plan.back()).isEmpty();
    assertThat(plan.setAside().get(Bucket.RETURN_WITHOUT_SALE)).hasSize(1);
  }

  @Test
  void anotherPriceIsAnotherSale() {
    var plan = plan(aLine().on("1").units(2), aLine().on("C2").units(-1).at("2.95").on(3));

    assertThat(plan.setAside()).containsKey(Bucket.RETURN_WITHOUT_SALE);
  }

  @Test
  void aCorrectionOfTheBooksTakesNothingBack() {
    var plan = plan(aLine().on("1").units(2), aLine().on("2").units(-1).at("0.0"));

    assertThat(plan.setAside().get(Bucket.NEGATIVE_QUANTITY)).hasSize(1);
  }

  @Property(tries = 200)
  void nothingComesBackTwiceAndEveryLineIsCountedOnce(@ForAll("trade") List<RetailLine> lines) {
    var trade = TradePlan.of(new RetailData(List.of(Lines.FILE), lines, List.of()));
    var plan = ReturnPlan.of(trade);

    for (var sale : trade.invoices()) {
      for (var line : sale.lines()) {
        long back =
            plan.back().stream()
                .filter(goods -> goods.sale().equals(sale))
                .flatMap(goods -> goods.lines().stream())
                .filter(other -> other.offerId().equals(line.offerId()))
                .mapToLong(Invoice.Line::quantity)
                .sum();
        assertThat(back).isLessThanOrEqualTo(line.quantity());
      }
    }
    var results =
        plan.back().stream()
            .map(goods -> new ReturnResult(goods, "order_1", false, Optional.empty()))
            .toList();
    var ledger = new Ledger();
    ReturnLedger.enter(plan, results, ledger);
    var candidates =
        Stream.of(Bucket.CANCELLED_INVOICE, Bucket.NEGATIVE_QUANTITY)
            .flatMap(bucket -> trade.setAside().getOrDefault(bucket, List.of()).stream())
            .toList();
    assertThat(ledger.total().lines()).isEqualTo(candidates.size());
    long pence = plan.back().stream().mapToLong(GoodsBack::pence).sum();
    assertThat(ledger.of(Bucket.RETURNED).value().movePointRight(2).negate())
        .isEqualByComparingTo(BigDecimal.valueOf(pence));
  }

  @Provide
  Arbitrary<List<RetailLine>> trade() {
    var invoices = Arbitraries.of("1", "2", "3", "C4", "C5", "C6", "7");
    var codes = Arbitraries.of("85123A", "22423");
    var units = Arbitraries.longs().between(-6, 9);
    var prices = Arbitraries.of("0.0", "2.55", "0.10");
    var days = Arbitraries.integers().between(1, 28);
    return Combinators.combine(invoices, codes, units, prices, days)
        .as(
            (invoice, code, quantity, price, day) ->
                aLine().on(invoice).of(code).units(quantity).at(price).on(day).line())
        .list()
        .ofMaxSize(40)
        .map(ReturnPlanTest::numbered);
  }

  /** Lines of a file differ by their row. */
  private static List<RetailLine> numbered(List<RetailLine> lines) {
    return IntStream.range(0, lines.size()).mapToObj(row -> row(lines.get(row), row)).toList();
  }

  private static RetailLine row(RetailLine line, int row) {
    return new RetailLine(
        line.file(),
        row,
        line.invoice(),
        line.stockCode(),
        line.description(),
        line.quantity(),
        line.at(),
        line.unitPrice(),
        line.customer(),
        line.country());
  }

  private static ReturnPlan plan(Lines... lines) {
    var input = Stream.of(lines).map(Lines::line).toList();
    return ReturnPlan.of(TradePlan.of(new RetailData(List.of(Lines.FILE), input, List.of())));
  }
}
