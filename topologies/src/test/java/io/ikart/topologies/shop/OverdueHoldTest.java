package io.ikart.topologies.shop;

import static io.ikart.topologies.shop.Shopper.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Ids;
import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.order.HoldOverdue;
import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.stock.AllocateStock;
import io.ikart.schemas.stock.Hold;
import io.ikart.schemas.stock.HoldStatus;
import io.ikart.schemas.stock.HoldStock;
import io.ikart.schemas.stock.KeepHold;
import io.ikart.schemas.stock.ReleaseStock;
import io.ikart.schemas.stock.StockHoldKept;
import io.ikart.schemas.topic.StockTopics;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stock asks the order of an overdue hold; only the order ends it. */
class OverdueHoldTest {

  private static final Duration REVIEWS_AFTER = Duration.ofMinutes(30);

  private final Shop shop = new Shop();
  private final Shopper shopper = new Shopper(shop);

  @BeforeEach
  void fill() {
    shopper.sells("TEA", 450, 1_000);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private void hold(String order, long units) {
    var reviewAt = shop.now().plus(REVIEWS_AFTER);
    shop.post(new HoldStock(shop.meta("TEA"), order, 0, units, reviewAt));
  }

  private HoldStatus holdOf(String order) {
    return ((Hold) shop.part("stock", "TEA", order).orElseThrow()).getStatus();
  }

  private void lose(Class<?> type) {
    shop.onTheWay().removeIf(message -> type.isInstance(message.value()));
  }

  @Test
  void aHoldOfAnOrderNobodyKnowsIsReleased() {
    var order = Ids.order(shopper.cart(), 1);
    hold(order, 3);
    shop.settle();

    shop.pass(REVIEWS_AFTER).settle();

    assertThat(shop.written(HoldOverdue.class)).hasSize(1);
    assertThat(holdOf(order)).isEqualTo(HoldStatus.RELEASED);
    assertThat(shopper.available("TEA")).isEqualTo(1_000);
  }

  @Test
  void aHoldOfAnOrderThatStillWaitsIsKept() {
    var order = shopper.orders(shopper.cartWith("TEA"), "tok_silent");
    var overdue = new HoldOverdue(shop.meta(order, "stock-asks"), "TEA");

    shop.deliver(
        new Message(
            StockTopics.STOCK_REPLIES,
            StockTopics.STOCK_REPLIES.keyOf(overdue),
            overdue,
            new RecordHeaders()));
    shop.settle();

    assertThat(shop.written(KeepHold.class)).hasSize(1);
    assertThat(shop.written(StockHoldKept.class).get(0).getReviewAt())
        .isEqualTo(shop.now().plus(REVIEWS_AFTER));
    assertThat(holdOf(order)).isEqualTo(HoldStatus.HELD);
  }

  @Test
  void aHoldWhoseAllocationWasLostIsAllocated() {
    var order = shopper.cartWith("TEA");
    accepted(shopper.checkOut(order, "tok_approve"));
    while (shop.written(AllocateStock.class).isEmpty()) {
      shop.deliver(shop.onTheWay().remove(0));
    }
    lose(AllocateStock.class);
    assertThat(holdOf(Ids.order(order, 1))).isEqualTo(HoldStatus.HELD);

    shop.pass(REVIEWS_AFTER).settle();

    assertThat(holdOf(Ids.order(order, 1))).isEqualTo(HoldStatus.ALLOCATED);
  }

  @Test
  void aHoldWhoseReleaseWasLostIsReleased() {
    var order = shopper.orders(shopper.cartWith("TEA"), "tok_silent");
    shop.pass(Duration.ofMinutes(15));
    lose(ReleaseStock.class);
    shop.settle();
    assertThat(shopper.status(order)).isEqualTo(OrderStatus.EXPIRED);
    assertThat(holdOf(order)).isEqualTo(HoldStatus.HELD);

    shop.pass(REVIEWS_AFTER).settle();

    assertThat(holdOf(order)).isEqualTo(HoldStatus.RELEASED);
    assertThat(shopper.available("TEA")).isEqualTo(1_000);
  }

  @Test
  void anOrderThatDoesNotAnswerIsAskedAgain() {
    hold(Ids.order(shopper.cart(), 1), 3);
    shop.settle().pass(REVIEWS_AFTER);
    lose(HoldOverdue.class);

    shop.pass(Duration.ofMinutes(15));

    assertThat(shop.written(HoldOverdue.class)).hasSize(2);
  }

  @Test
  void manyOverdueHoldsAreAskedAboutPageByPageUntilAllAre() {
    var cart = shopper.cart();
    var orders =
        List.copyOf(
            IntStream.rangeClosed(1, 450).mapToObj(attempt -> Ids.order(cart, attempt)).toList());
    orders.forEach(order -> hold(order, 1));
    shop.settle();
    shop.pass(REVIEWS_AFTER);
    for (int look = 0; look < 4; look++) {
      shop.pass(Duration.ofSeconds(1));
    }
    shop.settle();

    assertThat(shop.written(HoldOverdue.class)).hasSize(450);
    assertThat(shopper.stock("TEA").getHeld()).isZero();
    assertThat(shop.written(DeadlinePassed.class)).hasSizeLessThan(10);
  }
}
