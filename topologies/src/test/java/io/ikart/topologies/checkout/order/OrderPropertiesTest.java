package io.ikart.topologies.checkout.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Ids;
import io.ikart.schemas.cart.PricedLine;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.order.CancelOrder;
import io.ikart.schemas.order.ClearOrderHold;
import io.ikart.schemas.order.HoldConfirmed;
import io.ikart.schemas.order.HoldOverdue;
import io.ikart.schemas.order.HoldRefused;
import io.ikart.schemas.order.Order;
import io.ikart.schemas.order.OrderConfirmed;
import io.ikart.schemas.order.OrderPaymentRetried;
import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.order.OrderStockHeld;
import io.ikart.schemas.order.PlaceOrder;
import io.ikart.schemas.order.PutOrderOnHold;
import io.ikart.schemas.order.RecordOrderAuthorized;
import io.ikart.schemas.order.RecordOrderDeclined;
import io.ikart.schemas.order.RecordOrderVoided;
import io.ikart.schemas.order.RetryPayment;
import io.ikart.schemas.stock.AllocateStock;
import io.ikart.schemas.stock.KeepHold;
import io.ikart.schemas.stock.ReleaseStock;
import io.ikart.topologies.kernel.PureAggregate;
import io.ikart.topologies.simulation.OrderLaws;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.specific.SpecificRecord;

/** Laws of an order under any sequence of answers, commands and deadlines. */
class OrderPropertiesTest {

  private static final String CART = Ids.cart(Ids.ulid(1, 1));
  private static final String ORDER = Ids.order(CART, 1);
  private static final String PAYMENT = Ids.payment(ORDER);
  private static final List<String> SKUS = List.of("TEA", "MUG", "POT");
  private static final Set<OrderStatus> ENDED =
      Set.of(OrderStatus.REJECTED, OrderStatus.EXPIRED, OrderStatus.CANCELLED);

  /** Something that reaches the order, some minutes after what came before. */
  record Step(String what, int number, int minutes) {}

  @Provide
  Arbitrary<List<Step>> stories() {
    return Combinators.combine(
            Arbitraries.of(
                "held",
                "held",
                "held",
                "held",
                "held",
                "refused",
                "overdue",
                "authorized",
                "declined",
                "declined",
                "voided",
                "retry",
                "cancel",
                "hold",
                "clear",
                "deadline",
                "place"),
            Arbitraries.integers().between(0, 2),
            Arbitraries.of(0, 0, 0, 0, 1, 16))
        .as(Step::new)
        .list()
        .ofMaxSize(40);
  }

  private static PureAggregate<Order> placed() {
    var order = new PureAggregate<>(OrderDecider.ORDER, ORDER);
    order.handle(OrderPropertiesTest::place);
    return order;
  }

  private static PlaceOrder place(CommandMeta meta) {
    var lines = SKUS.stream().map(OrderPropertiesTest::line).toList();
    return new PlaceOrder(meta, CART, "cust_ada", 1, lines, "tok", null, "", null);
  }

  private static PricedLine line(String sku) {
    return new PricedLine(sku + ":1", "prod_" + sku, sku, sku, 2L, new Money(100L, "GBP"), "");
  }

  private static SpecificRecord command(Step step, CommandMeta meta) {
    int number = step.number();
    var sku = SKUS.get(number);
    return switch (step.what()) {
      case "place" -> place(meta);
      case "held" -> new HoldConfirmed(meta, sku, number);
      case "refused" -> new HoldRefused(meta, sku, number, 2L, 1L);
      case "overdue" -> new HoldOverdue(meta, sku);
      case "authorized" -> new RecordOrderAuthorized(meta, PAYMENT, number + 1);
      case "declined" -> new RecordOrderDeclined(meta, PAYMENT, number + 1, "card_declined");
      case "voided" -> new RecordOrderVoided(meta, PAYMENT);
      case "retry" -> new RetryPayment(meta, "tok_" + number);
      case "cancel" -> new CancelOrder(meta, "");
      case "hold" -> new PutOrderOnHold(meta, "");
      case "clear" -> new ClearOrderHold(meta);
      default -> new DeadlinePassed(meta, meta.getIssuedAt());
    };
  }

  private static void handle(PureAggregate<Order> order, Step step) {
    if (step.what().equals("voided") && !ENDED.contains(status(order))) {
      return; // a payment is only voided when its order has ended
    }
    order.pass(Duration.ofMinutes(step.minutes())).handle(meta -> command(step, meta));
  }

  private static OrderStatus status(PureAggregate<Order> order) {
    return order.root().getSummary().getStatus();
  }

  @Property(tries = 500)
  void onlyMovesAlongTheTable(@ForAll("stories") List<Step> story) {
    var order = placed();
    story.forEach(step -> handle(order, step));

    OrderLaws.followTheTable(order.events());
  }

  @Property(tries = 300)
  void whatHasEndedStaysEnded(@ForAll("stories") List<Step> story) {
    var order = placed();
    for (var step : story) {
      var before = status(order);
      handle(order, step);
      if (ENDED.contains(before)) {
        assertThat(status(order)).isEqualTo(before);
      }
    }
  }

  @Property(tries = 300)
  void isConfirmedOnceAndOnlyWithAllItsStock(@ForAll("stories") List<Step> story) {
    var order = placed();
    story.forEach(step -> handle(order, step));

    assertThat(order.events(OrderConfirmed.class)).hasSizeLessThanOrEqualTo(1);
    if (!order.events(OrderConfirmed.class).isEmpty()) {
      assertThat(Positions.count(order.root().getHeld())).isEqualTo(SKUS.size());
    }
    assertThat(order.events(OrderStockHeld.class)).doesNotHaveDuplicates();
    assertThat(order.events(OrderStockHeld.class)).hasSizeLessThan(SKUS.size());
    assertThat(order.events(OrderPaymentRetried.class))
        .hasSizeLessThan(OrderPaymentRules.MAX_TRIES);
  }

  @Property(tries = 300)
  void waitsExactlyAsLongAsItHasADeadlineAndThenExpires(@ForAll("stories") List<Step> story) {
    var order = placed();
    story.forEach(step -> handle(order, step));
    long deadline = OrderDecider.ORDER.deadlineOf(order.root());
    boolean waits =
        status(order) == OrderStatus.PLACED || status(order) == OrderStatus.AWAITING_PAYMENT;
    assertThat(deadline != 0).isEqualTo(waits);

    handle(order, new Step("deadline", 0, 16));

    assertThat(status(order)).isNotIn(OrderStatus.PLACED, OrderStatus.AWAITING_PAYMENT);
  }

  @Property(tries = 200)
  void anOverdueHoldIsAlwaysAnsweredAsTheOrderStands(@ForAll("stories") List<Step> story) {
    var order = placed();
    story.forEach(step -> handle(order, step));

    var answers = order.handle(meta -> new HoldOverdue(meta, "TEA")).messages();

    var expected =
        switch (status(order)) {
          case PLACED, AWAITING_PAYMENT -> KeepHold.class;
          case CONFIRMED, ON_HOLD, COMPLETED -> AllocateStock.class;
          case REJECTED, EXPIRED, CANCELLED -> ReleaseStock.class;
        };
    assertThat(answers).singleElement().isInstanceOf(expected);
  }
}
