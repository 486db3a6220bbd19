package io.ikart.topologies.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.order.HoldConfirmed;
import io.ikart.schemas.stock.AdjustStock;
import io.ikart.schemas.stock.AllocateStock;
import io.ikart.schemas.stock.CancelAllocation;
import io.ikart.schemas.stock.Hold;
import io.ikart.schemas.stock.HoldStatus;
import io.ikart.schemas.stock.HoldStock;
import io.ikart.schemas.stock.KeepHold;
import io.ikart.schemas.stock.ReceiveStock;
import io.ikart.schemas.stock.ReleaseStock;
import io.ikart.schemas.stock.ReturnStock;
import io.ikart.schemas.stock.ShipStock;
import io.ikart.schemas.stock.StockAdjusted;
import io.ikart.schemas.stock.StockHeld;
import io.ikart.schemas.stock.StockItem;
import io.ikart.schemas.stock.StockReceived;
import io.ikart.schemas.stock.StockReturned;
import io.ikart.schemas.stock.StockShipped;
import io.ikart.schemas.stock.WarehouseShare;
import io.ikart.topologies.kernel.PureAggregate;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of a stock item under any sequence of commands. */
class StockPropertiesTest {

  private static final Duration REVIEW_AFTER = Duration.ofMinutes(30);

  /** Something that is asked of the item, some minutes after what was asked before. */
  record Step(String ask, String order, long units, String warehouse, int minutes) {}

  @Provide
  Arbitrary<List<Step>> days() {
    return Combinators.combine(
            Arbitraries.of(
                "receive",
                "backorder",
                "no backorder",
                "adjust",
                "hold",
                "hold",
                "hold",
                "release",
                "allocate",
                "allocate",
                "ship",
                "ship",
                "give up",
                "return",
                "keep",
                "review"),
            Arbitraries.of("order_a", "order_b", "order_c", "order_d"),
            Arbitraries.longs().between(1, 6),
            Arbitraries.of("leeds", "york"),
            Arbitraries.of(0, 0, 0, 1, 30, 60 * 25))
        .as(Step::new)
        .list()
        .ofMaxSize(40);
  }

  private static void handle(PureAggregate<StockItem> tea, Step step) {
    tea.pass(Duration.ofMinutes(step.minutes()));
    var reviewAt = tea.now().plus(REVIEW_AFTER);
    switch (step.ask()) {
      case "receive" -> receive(tea, step, null);
      case "backorder" -> receive(tea, step, true);
      case "no backorder" -> receive(tea, step, false);
      case "adjust" ->
          tea.handle(meta -> new AdjustStock(meta, step.warehouse(), 3 - step.units(), "count"));
      case "hold" ->
          tea.handle(meta -> new HoldStock(meta, step.order(), 0, step.units(), reviewAt));
      case "release" -> tea.handle(meta -> new ReleaseStock(meta, step.order()));
      case "allocate" -> allocate(tea, step.order());
      case "ship" -> ship(tea, step);
      case "give up" -> giveUp(tea, step);
      case "return" ->
          tea.handle(
              meta ->
                  new ReturnStock(
                      meta, step.order(), "r" + step.units(), step.warehouse(), step.units(), 1L));
      case "keep" -> tea.handle(meta -> new KeepHold(meta, step.order(), reviewAt));
      default -> tea.handle(meta -> new DeadlinePassed(meta, tea.now()));
    }
  }

  private static void receive(PureAggregate<StockItem> tea, Step step, Boolean backorder) {
    tea.handle(meta -> new ReceiveStock(meta, step.warehouse(), step.units(), "", backorder));
  }

  /** Allocating what is not held is a broken promise and must stop, not go by. */
  private static void allocate(PureAggregate<StockItem> tea, String order) {
    var hold = (Hold) tea.parts().get(order);
    if (hold == null || hold.getStatus() == HoldStatus.RELEASED) {
      assertThatThrownBy(() -> tea.handle(meta -> new AllocateStock(meta, order)))
          .isInstanceOf(IllegalStateException.class);
    } else {
      tea.handle(meta -> new AllocateStock(meta, order));
    }
  }

  /** More than is allocated cannot leave: no parcel was promised it. */
  private static void ship(PureAggregate<StockItem> tea, Step step) {
    long open = allocated(tea, step.order());
    if (open > 0) {
      long units = Math.min(open, step.units());
      var parcel = "s" + tea.events().size();
      tea.handle(meta -> new ShipStock(meta, step.order(), parcel, units));
      assertThat(tea.handle(meta -> new ShipStock(meta, step.order(), parcel, units)).events())
          .as("the same parcel leaves once")
          .isEmpty();
    }
  }

  private static void giveUp(PureAggregate<StockItem> tea, Step step) {
    long open = allocated(tea, step.order());
    if (open > 0) {
      long units = Math.min(open, step.units());
      var name = "c" + tea.events().size();
      tea.handle(meta -> new CancelAllocation(meta, step.order(), name, units));
      assertThat(tea.handle(meta -> new CancelAllocation(meta, step.order(), name, units)).events())
          .as("the same cancellation counts once")
          .isEmpty();
    }
  }

  private static long allocated(PureAggregate<StockItem> tea, String order) {
    var hold = (Hold) tea.parts().get(order);
    return hold == null || hold.getStatus() != HoldStatus.ALLOCATED ? 0 : ShippingRules.open(hold);
  }

  private static PureAggregate<StockItem> after(List<Step> day) {
    var tea = new PureAggregate<>(StockDecider.STOCK, "TEA");
    day.forEach(step -> handle(tea, step));
    return tea;
  }

  private static long sum(
      PureAggregate<StockItem> tea, HoldStatus status, ToLongFunction<Hold> units) {
    return tea.parts().values().stream()
        .map(Hold.class::cast)
        .filter(hold -> hold.getStatus() == status)
        .mapToLong(units)
        .sum();
  }

  @Property(tries = 400)
  void neverPromisesMoreThanThereIs(@ForAll("days") List<Step> day) {
    var tea = new PureAggregate<>(StockDecider.STOCK, "TEA");
    for (var step : day) {
      handle(tea, step);
      var item = tea.root();
      if (item != null && !item.getBackorder()) {
        assertThat(item.getHeld() + item.getAllocated()).isLessThanOrEqualTo(item.getOnHand());
      }
    }
  }

  @Property(tries = 300)
  void whatIsHeldAndAllocatedIsTheSumOfItsHolds(@ForAll("days") List<Step> day) {
    var tea = after(day);
    if (tea.root() == null) {
      return;
    }

    assertThat(tea.root().getHeld()).isEqualTo(sum(tea, HoldStatus.HELD, Hold::getQuantity));
    assertThat(tea.root().getAllocated())
        .isEqualTo(sum(tea, HoldStatus.ALLOCATED, ShippingRules::open));
    assertThat(tea.root().getToReview())
        .isEqualTo(
            sum(tea, HoldStatus.HELD, hold -> 1)
                + sum(tea, HoldStatus.RELEASED, hold -> 1)
                + sum(tea, HoldStatus.SHIPPED, hold -> 1));
    for (var level : tea.root().getLevels()) {
      assertThat(level.getAllocated())
          .isEqualTo(sum(tea, HoldStatus.ALLOCATED, hold -> taken(hold, level.getWarehouse())));
    }
  }

  private static long taken(Hold hold, String warehouse) {
    return hold.getShares().stream()
        .filter(share -> share.getWarehouse().equals(warehouse))
        .mapToLong(WarehouseShare::getQuantity)
        .sum();
  }

  @Property(tries = 300)
  void whatCameInWasCountedLeftAndCameBackIsOnHand(@ForAll("days") List<Step> day) {
    var tea = after(day);

    long moved =
        tea.events(StockReceived.class).stream().mapToLong(StockReceived::getQuantity).sum()
            + tea.events(StockAdjusted.class).stream().mapToLong(StockAdjusted::getDelta).sum()
            - tea.events(StockShipped.class).stream().mapToLong(StockShipped::getQuantity).sum()
            + tea.events(StockReturned.class).stream().mapToLong(StockReturned::getRestocked).sum();
    assertThat(tea.root() == null ? 0 : tea.root().getOnHand()).isEqualTo(moved);
  }

  @Property(tries = 200)
  void askingTwiceAnswersTheSame(@ForAll("days") List<Step> day) {
    var tea = after(day);
    var reviewAt = tea.now().plus(REVIEW_AFTER);
    var first = tea.handle(meta -> new HoldStock(meta, "order_new", 3, 1L, reviewAt));
    var again = tea.handle(meta -> new HoldStock(meta, "order_new", 3, 1L, reviewAt));

    boolean held = first.events().get(0) instanceof StockHeld;
    assertThat(again.messages().stream().anyMatch(HoldConfirmed.class::isInstance)).isEqualTo(held);
    assertThat(again.events().isEmpty()).isEqualTo(held);
  }

  @Property(tries = 200)
  void whateverHappenedEverythingCanBeReleasedAndIsForgottenInTime(@ForAll("days") List<Step> day) {
    var tea = after(day);
    if (tea.root() == null) {
      return;
    }
    List.copyOf(tea.parts().keySet())
        .forEach(order -> tea.handle(meta -> new ReleaseStock(meta, order)));
    assertThat(tea.root().getHeld() + tea.root().getAllocated()).isZero();

    for (int look = 0; look < 3; look++) {
      tea.pass(Duration.ofHours(25));
      tea.handle(meta -> new DeadlinePassed(meta, tea.now()));
    }

    assertThat(tea.parts()).isEmpty();
    assertThat(StockDecider.STOCK.deadlineOf(tea.root())).isZero();
  }
}
