package io.ikart.tools.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Ids;
import io.ikart.schemas.cart.PricedLine;
import io.ikart.schemas.common.EventMeta;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.order.OrderConfirmed;
import io.ikart.schemas.order.OrderPlaced;
import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.order.OrderSummary;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class OrderBookTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final String ORDER = Ids.order(Ids.cart("0".repeat(26)), 1);

  private final OrderBook book = new OrderBook();

  @Test
  void tellsWhatWasBoughtAndThatItIsSettled() {
    var before = book.settled(ORDER);
    book.accept(record(placed()));
    assertThat(before).isNotDone();
    assertThat(book.find(ORDER).orElseThrow().lines())
        .containsExactly(new OrderFacts.Line("tea:255", "tea", 6, 255));

    book.accept(record(confirmed()));

    assertThat(before).isCompletedWithValueMatching(OrderFacts::isConfirmed);
    assertThat(book.settled(ORDER)).isCompletedWithValueMatching(OrderFacts::isConfirmed);
  }

  private static OrderPlaced placed() {
    var line = new PricedLine("tea:255", "prod_tea", "tea", "Tea", 6L, gbp(255), "");
    return new OrderPlaced(
        meta(1),
        summary(OrderStatus.PLACED),
        Ids.cartOf(ORDER),
        1,
        List.of(line),
        List.of(),
        "tok_approve",
        null,
        NOON,
        "",
        null);
  }

  private static OrderConfirmed confirmed() {
    return new OrderConfirmed(meta(3), summary(OrderStatus.CONFIRMED), Ids.payment(ORDER));
  }

  private static OrderSummary summary(OrderStatus status) {
    return new OrderSummary(ORDER, "cust_1", status, gbp(1_530), 1, NOON);
  }

  private static Money gbp(long amount) {
    return new Money(amount, "GBP");
  }

  private static EventMeta meta(long version) {
    return new EventMeta(ORDER, version, "c", "c", "test", NOON, NOON);
  }

  private static LogRecord record(SpecificRecord event) {
    return new LogRecord("order.events", 0, 0, "", event, 0, false);
  }
}
