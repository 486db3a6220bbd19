package io.ikart.tools.verify;

import static io.ikart.tools.verify.Events.NOON;
import static io.ikart.tools.verify.Events.ORDER;
import static io.ikart.tools.verify.Events.SECOND_ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.common.Money;
import io.ikart.schemas.shipping.ChosenShipping;
import io.ikart.tools.log.StockBook;
import java.util.List;
import org.junit.jupiter.api.Test;

class LawsTest {

  private final OrderLaw orders = new OrderLaw();
  private final MoneyLaw money = new MoneyLaw();
  private final StockLaw stock = new StockLaw();

  @Test
  void anOrderMayGoAlongTheTable() {
    orders.accept(Events.placed(ORDER));
    orders.accept(Events.secured(ORDER));
    orders.accept(Events.confirmed(ORDER));

    assertThat(violations(orders.checks())).isEmpty();
    assertThat(orders.overdue(NOON.plusSeconds(100_000))).isEmpty();
  }

  @Test
  void anOrderMayNotSkipOrRepeatAState() {
    orders.accept(Events.placed(ORDER));
    orders.accept(Events.confirmed(ORDER));
    orders.accept(Events.rejected(ORDER));

    assertThat(violations(orders.checks())).hasSize(2);
  }

  @Test
  void anOrderMayNotWaitPastItsDeadline() {
    orders.accept(Events.placed(ORDER));

    assertThat(orders.overdue(NOON.plusSeconds(100))).isEmpty();
    assertThat(orders.overdue(NOON.plusSeconds(200))).hasSize(1);
  }

  @Test
  void aCartHasOneLivingOrder() {
    orders.accept(Events.placed(ORDER));
    orders.accept(Events.rejected(ORDER));
    orders.accept(Events.placed(SECOND_ORDER));
    assertThat(violations(orders.checks())).isEmpty();

    var twice = new OrderLaw();
    twice.accept(Events.placed(ORDER));
    twice.accept(Events.placed(SECOND_ORDER));
    assertThat(violations(twice.checks())).hasSize(1);
  }

  @Test
  void anOrderCostsItsLinesAndItsSending() {
    var sending = new ChosenShipping("GB", "standard", "Standard", "", "", new Money(395L, "GBP"));
    orders.accept(Events.placed(ORDER, 604, sending));
    assertThat(violations(orders.checks())).isEmpty();

    orders.accept(Events.rejected(ORDER));
    orders.accept(Events.placed(SECOND_ORDER, 999, sending));
    assertThat(violations(orders.checks())).hasSize(1);
  }

  @Test
  void nobodyIsChargedTwiceOrTooMuch() {
    money.accept(Events.requested(ORDER, "key"));
    money.accept(Events.authorized(ORDER, "pi_1", 999));
    assertThat(violations(money.checks())).isEmpty();

    money.accept(Events.authorized(ORDER, "pi_2", 1_000));
    money.accept(Events.requested(SECOND_ORDER, "key"));
    assertThat(violations(money.checks())).hasSize(3);
  }

  @Test
  void nothingStaysAuthorizedForAnOrderThatEnded() {
    orders.accept(Events.placed(ORDER));
    money.accept(Events.requested(ORDER, "key"));
    money.accept(Events.authorized(ORDER, "pi_1", 999));
    assertThat(money.unwanted(orders)).isEmpty();

    orders.accept(Events.rejected(ORDER));
    assertThat(money.unwanted(orders)).hasSize(1);
  }

  @Test
  void noMoreIsCapturedThanAuthorizedOrRefundedThanCaptured() {
    money.accept(Events.requested(ORDER, "key"));
    money.accept(Events.authorized(ORDER, "pi_1", 999));
    money.accept(Events.captured(ORDER, 600, 600));
    money.accept(Events.refundRequested(ORDER, "a", 400));
    assertThat(violations(money.checks())).isEmpty();

    money.accept(Events.refundRequested(ORDER, "b", 300));
    assertThat(violations(money.checks())).hasSize(1);

    money.accept(Events.captured(ORDER, 600, 1_200));
    assertThat(violations(money.checks())).hasSize(2);
  }

  @Test
  void nothingIsKeptOfAnOrderThatEnded() {
    orders.accept(Events.placed(ORDER));
    orders.accept(Events.rejected(ORDER));
    money.accept(Events.requested(ORDER, "key"));
    money.accept(Events.authorized(ORDER, "pi_1", 999));
    money.accept(Events.captured(ORDER, 999, 999));
    assertThat(money.unwanted(orders)).hasSize(1);

    money.accept(Events.refunded(ORDER, "late", 999, 999));
    assertThat(money.unwanted(orders)).isEmpty();
  }

  @Test
  void stockIsNeverOversold() {
    stock.accept(Events.received(1, 5));
    stock.accept(Events.held(2, ORDER, 5));
    assertThat(violations(stock.checks())).isEmpty();

    stock.accept(Events.held(3, SECOND_ORDER, 1));
    assertThat(violations(stock.checks())).hasSize(1);
  }

  @Test
  void stockIsHeldAndAllocatedForThoseWhoMayHaveIt() {
    orders.accept(Events.placed(ORDER));
    stock.accept(Events.received(1, 5));
    stock.accept(Events.held(2, ORDER, 5));
    assertThat(stock.orphans(orders)).isEmpty();

    orders.accept(Events.secured(ORDER));
    orders.accept(Events.confirmed(ORDER));
    assertThat(stock.orphans(orders)).hasSize(1);

    stock.accept(Events.allocated(3, ORDER, 5));
    assertThat(stock.orphans(orders)).isEmpty();

    stock.accept(Events.released(4, ORDER, 5));
    stock.accept(Events.held(5, SECOND_ORDER, 1));
    assertThat(stock.orphans(orders)).hasSize(1);
  }

  @Test
  void nothingIsSentOfAnOrderThatIsNotConfirmed() {
    orders.accept(Events.placed(ORDER));
    orders.accept(Events.secured(ORDER));
    orders.accept(Events.sent(ORDER, 2));

    assertThat(violations(orders.checks())).hasSize(1);
  }

  @Test
  void whatHasLeftIsClaimedByNobodyAndOnHandNoMore() {
    var book = new StockBook();
    book.accept(Events.received(1, 5));
    book.accept(Events.held(2, ORDER, 5));
    book.accept(Events.allocated(3, ORDER, 5));
    book.accept(Events.left(4, ORDER, 5));
    book.accept(Events.cameBack(5, ORDER, 2));

    var tea = book.items().get("tea");
    assertThat(tea.onHand()).isEqualTo(2);
    assertThat(tea.allocated()).isZero();
    assertThat(tea.claims()).isEmpty();
  }

  @Test
  void whatLeavesStockIsWhatTheOrderSent() {
    var parcels = new ParcelLaw();
    parcels.accept(Events.sent(ORDER, 2));
    assertThat(parcels.unmatched()).hasSize(1);

    parcels.accept(Events.left(4, ORDER, 2));
    assertThat(parcels.unmatched()).isEmpty();

    parcels.accept(Events.cameBack(5, ORDER, 1));
    assertThat(parcels.unmatched()).hasSize(1);
  }

  private static List<String> violations(List<Check> checks) {
    return checks.stream().flatMap(check -> check.violations().stream()).toList();
  }
}
