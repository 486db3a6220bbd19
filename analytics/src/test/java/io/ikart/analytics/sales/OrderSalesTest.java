package io.ikart.analytics.sales;

import static io.ikart.analytics.sales.Orders.NOON;
import static io.ikart.analytics.sales.Orders.cancelled;
import static io.ikart.analytics.sales.Orders.confirmed;
import static io.ikart.analytics.sales.Orders.cup;
import static io.ikart.analytics.sales.Orders.ended;
import static io.ikart.analytics.sales.Orders.placed;
import static io.ikart.analytics.sales.Orders.refundFailed;
import static io.ikart.analytics.sales.Orders.refunded;
import static io.ikart.analytics.sales.Orders.tea;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an order sells, and what of it comes back. */
class OrderSalesTest {

  private KeyedOneInputStreamOperatorTestHarness<String, OrderFact, Sale> orders;

  @BeforeEach
  void open() throws Exception {
    orders =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new OrderSales()), OrderFact::orderId, Types.STRING);
    orders.open();
  }

  @AfterEach
  void close() throws Exception {
    orders.close();
  }

  @Test
  void anOrderSellsItsLinesWhenItIsConfirmed() throws Exception {
    tell(placed("o1", "GB", tea(2), cup(1)));
    assertThat(sales()).isEmpty();

    tell(confirmed("o1", NOON.plusSeconds(9)));

    assertThat(sales())
        .containsExactly(
            new Sale(
                "o1",
                NOON.plusSeconds(9).toEpochMilli(),
                "cust_ada",
                "GB",
                "GBP",
                List.of(
                    new Sale.Line("prod_TEA", "Tea", "drinks", Counts.sold(2, 900)),
                    new Sale.Line("prod_CUP", "Cup", "home", Counts.sold(1, 999)))));
  }

  @Test
  void anOrderThatEndsUnsoldLeavesNothingBehind() throws Exception {
    tell(placed("o1", "GB", tea(2)), ended("o1"));

    assertThat(sales()).isEmpty();
    assertThat(orders.numKeyedStateEntries()).isZero();
  }

  @Test
  void aRefundNamesItsLinesAndTheRestOfTheMoneyBelongsToNone() throws Exception {
    tell(placed("o1", "GB", tea(2)), confirmed("o1", NOON), refunded("o1", NOON, 500, tea(1)));

    assertThat(sales().get(1).lines())
        .containsExactly(
            new Sale.Line("prod_TEA", "Tea", "drinks", Counts.back(1, 450)),
            new Sale.Line("", "", "", Counts.back(0, 50)));
  }

  @Test
  void aRefundThatComesBackWasNone() throws Exception {
    tell(placed("o1", "GB", tea(2)), confirmed("o1", NOON), refunded("o1", NOON, 450, tea(1)));
    tell(refunded("o1", NOON, 100), refundFailed("o1", NOON.plusSeconds(60), 450));

    assertThat(sales().get(3).lines())
        .containsExactly(new Sale.Line("", "", "", Counts.back(0, -100)));
    assertThat(sales().get(3).atMs()).isEqualTo(NOON.plusSeconds(60).toEpochMilli());
  }

  @Test
  void aRefundThatWasNeverMadeChangesNothing() throws Exception {
    tell(placed("o1", "GB", tea(2)), confirmed("o1", NOON), refunded("o1", NOON, 450, tea(1)));
    tell(refundFailed("o1", NOON, 450));

    assertThat(sales()).hasSize(2);
  }

  @Test
  void aCancelledOrderGivesBackWhatWasNotGivenBackBefore() throws Exception {
    tell(placed("o1", "GB", tea(3)), confirmed("o1", NOON), refunded("o1", NOON, 450, tea(1)));
    tell(cancelled("o1", NOON.plusSeconds(60)));

    assertThat(sales().get(2).lines())
        .containsExactly(new Sale.Line("prod_TEA", "Tea", "drinks", Counts.back(2, 900)));
    assertThat(orders.numKeyedStateEntries()).isZero();
  }

  @Test
  void whatHappensToAnOrderNobodyPlacedIsNoSale() throws Exception {
    tell(confirmed("o2", NOON), refunded("o2", NOON, 450));

    assertThat(sales()).isEmpty();
    assertThat(orders.numKeyedStateEntries()).isZero();
  }

  private void tell(OrderFact... facts) throws Exception {
    for (var fact : facts) {
      orders.processElement(fact, fact.atMs());
    }
  }

  private List<Sale> sales() {
    return orders.extractOutputValues();
  }
}
