package io.ikart.tools.retail;

import static io.ikart.tools.retail.Lines.aLine;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReplayReportTest {

  @Test
  void addsUpToTheFile() {
    var data =
        data(
            aLine().on("1"),
            aLine().on("1").at("0.10").units(3),
            aLine().on("2").at("4.00"),
            aLine().on("C3").units(-2),
            aLine().on("4").at("0.001"));
    var plan = TradePlan.of(data);
    var results =
        List.of(
            JourneyResult.sold(
                plan.invoices().get(0),
                "order_1",
                TimeUnit.MILLISECONDS.toNanos(80),
                Optional.empty()),
            JourneyResult.refused(plan.invoices().get(1), "order_2", "out of stock"));
    var sale = plan.invoices().get(0);
    var back =
        new ReturnResult(
            new GoodsBack(
                "C5",
                sale.at(),
                sale,
                List.of(new Invoice.Line("85123A:255", "85123A", 1, 255)),
                List.of(aLine().on("C5").units(-1).line())),
            "order_1",
            false,
            Optional.empty());
    var ledger = new Ledger();
    plan.setAside().forEach(ledger::enter);
    results.forEach(result -> ledger.enter(result.bucket(), result.invoice().sources()));

    var json =
        new ReplayReport(
                results,
                List.of(back),
                ledger,
                Ledger.sumOf(data),
                TimeUnit.SECONDS.toNanos(2),
                new Reconciliation(List.of("85123A: 1 here, 2 there")))
            .json();

    assertThat(json.toString())
        .isEqualTo(
            """
            {"invoices":2,"ordersConfirmed":1,"ordersRejected":1,"units":9,"revenueMinor":1560,\
            "cancelledMinor":0,"refundedMinor":255,"netMinor":1305,\
            "elapsedMs":2000,"confirmP50Ms":80.063,"confirmP99Ms":80.063,\
            "lines":{"total":5,"sold":2,"returned":0,"setAside":\
            {"cancelled_invoice":1,"fraction_of_a_penny":1,"order_refused":1}},\
            "value":{"total":"34.506","sold":"15.60","returned":"0.00","setAside":\
            {"cancelled_invoice":"-5.10","fraction_of_a_penny":"0.006","order_refused":"24.00"}},\
            "reconciliation":{"ok":false,"differences":["85123A: 1 here, 2 there"]}}""");
  }

  @Test
  void hasNoLatencyWhenNothingWasConfirmedNow() {
    var json =
        new ReplayReport(
                List.of(),
                List.of(),
                new Ledger(),
                Ledger.Sum.ZERO,
                0,
                new Reconciliation(List.of()))
            .json();

    assertThat(json.get("confirmP50Ms").isNull()).isTrue();
    assertThat(json.at("/reconciliation/ok").asBoolean()).isTrue();
    assertThat(json.at("/value/total").asText()).isEqualTo("0.00");
  }

  private static RetailData data(Lines... lines) {
    return new RetailData(
        List.of(Lines.FILE), Stream.of(lines).map(Lines::line).toList(), List.of());
  }
}
