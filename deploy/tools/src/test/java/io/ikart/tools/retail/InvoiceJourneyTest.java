package io.ikart.tools.retail;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.order.OrderStatus;
import io.ikart.tools.log.OrderFacts;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvoiceJourneyTest {

  private static final Invoice INVOICE =
      new Invoice(
          "536365",
          Instant.parse("2010-12-01T08:26:00Z"),
          "17850",
          "GB",
          List.of(new Invoice.Line("A:255", "A", 6, 255), new Invoice.Line("B:100", "B", 1, 100)),
          List.of());

  @Test
  void findsNothingWhenTheOrderIsTheInvoice() {
    var order = order(1_630, line("B:100", 1, 100), line("A:255", 6, 255));

    assertThat(InvoiceJourney.difference(INVOICE, order)).isEmpty();
  }

  @Test
  void findsAMissingLineAnotherQuantityAndAnotherTotal() {
    assertThat(InvoiceJourney.difference(INVOICE, order(1_530, line("A:255", 6, 255)))).isPresent();
    assertThat(
            InvoiceJourney.difference(
                INVOICE, order(1_630, line("A:255", 5, 255), line("B:100", 1, 100))))
        .isPresent();
    assertThat(
            InvoiceJourney.difference(
                INVOICE, order(1_629, line("A:255", 6, 255), line("B:100", 1, 100))))
        .isPresent();
  }

  private static OrderFacts.Line line(String offerId, long quantity, long price) {
    return new OrderFacts.Line(offerId, offerId.substring(0, 1), quantity, price);
  }

  private static OrderFacts order(long total, OrderFacts.Line... lines) {
    return new OrderFacts("order_1", total, List.of(lines), OrderStatus.CONFIRMED, "", 0);
  }
}
