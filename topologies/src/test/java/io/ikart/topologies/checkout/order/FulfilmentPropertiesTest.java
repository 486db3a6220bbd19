package io.ikart.topologies.checkout.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Ids;
import io.ikart.schemas.cart.PricedLine;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.order.CancelOrder;
import io.ikart.schemas.order.CancelOrderLines;
import io.ikart.schemas.order.ClearOrderHold;
import io.ikart.schemas.order.FulfilmentStatus;
import io.ikart.schemas.order.HoldConfirmed;
import io.ikart.schemas.order.LineProgress;
import io.ikart.schemas.order.LineQuantity;
import io.ikart.schemas.order.LineUnits;
import io.ikart.schemas.order.Order;
import io.ikart.schemas.order.OrderCompleted;
import io.ikart.schemas.order.OrderFulfilment;
import io.ikart.schemas.order.OrderLinesCancelled;
import io.ikart.schemas.order.OrderReturnRequested;
import io.ikart.schemas.order.OrderShipmentPlanned;
import io.ikart.schemas.order.OrderShipped;
import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.order.PlaceOrder;
import io.ikart.schemas.order.PlanShipment;
import io.ikart.schemas.order.PutOrderOnHold;
import io.ikart.schemas.order.RecordOrderAuthorized;
import io.ikart.schemas.order.RecordOrderDelivered;
import io.ikart.schemas.order.RecordOrderReturnClosed;
import io.ikart.schemas.order.RecordOrderReturned;
import io.ikart.schemas.order.RecordOrderShipmentCancelled;
import io.ikart.schemas.order.RecordOrderShipped;
import io.ikart.schemas.order.RequestReturn;
import io.ikart.schemas.shipping.ChosenShipping;
import io.ikart.topologies.kernel.PureAggregate;
import io.ikart.topologies.simulation.OrderLaws;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.specific.SpecificRecord;

/** Laws of a confirmed order under any sequence of parcels, cancelled lines and returns. */
class FulfilmentPropertiesTest {

  private static final String ORDER = Ids.order(Ids.cart(Ids.ulid(1, 1)), 1);
  private static final List<String> OFFERS = List.of("tea", "mug");
  private static final Map<String, Long> PRICES = Map.of("tea", 450L, "mug", 799L);
  private static final long SENDING = 495;

  /** Something that is asked of the order. */
  record Step(String what, String offer, long units, int choice) {}

  /** An order, and the parcels and returns its other aggregates would know of. */
  private static final class World {
    private final PureAggregate<Order> order = new PureAggregate<>(OrderDecider.ORDER, ORDER);
    private final List<OrderShipmentPlanned> planned = new ArrayList<>();
    private final List<OrderShipmentPlanned> sent = new ArrayList<>();
    private final List<OrderReturnRequested> returning = new ArrayList<>();

    World() {
      var lines =
          OFFERS.stream()
              .map(
                  offer ->
                      new PricedLine(
                          offer, "prod", offer, offer, 5L, new Money(PRICES.get(offer), "GBP"), ""))
              .toList();
      var sending =
          new ChosenShipping("GB", "standard", "Standard", "", "", new Money(SENDING, "GBP"));
      tell(
          meta ->
              new PlaceOrder(
                  meta, Ids.cartOf(ORDER), "cust_ada", 1, lines, "tok", null, "", sending));
      tell(meta -> new HoldConfirmed(meta, "tea", 0));
      tell(meta -> new HoldConfirmed(meta, "mug", 1));
      tell(meta -> new RecordOrderAuthorized(meta, Ids.payment(ORDER), 1));
    }

    void tell(Function<CommandMeta, SpecificRecord> command) {
      for (var event : order.handle(command).events()) {
        if (event instanceof OrderShipmentPlanned parcel) {
          planned.add(parcel);
        } else if (event instanceof OrderReturnRequested wish) {
          returning.add(wish);
        }
      }
    }

    void handle(Step step) {
      var lines = List.of(new LineQuantity(step.offer(), step.units()));
      switch (step.what()) {
        case "plan" -> tell(meta -> new PlanShipment(meta, lines));
        case "plan all" -> tell(meta -> new PlanShipment(meta, List.of()));
        case "cancel lines" -> tell(meta -> new CancelOrderLines(meta, lines, ""));
        case "cancel" -> tell(meta -> new CancelOrder(meta, ""));
        case "hold" -> tell(meta -> new PutOrderOnHold(meta, ""));
        case "clear" -> tell(meta -> new ClearOrderHold(meta));
        case "return" -> tell(meta -> new RequestReturn(meta, lines, ""));
        case "ship" -> ship(step.choice());
        case "unplan" -> unplan(step.choice());
        case "deliver" -> deliver(step.choice());
        default -> endReturn(step.choice(), step.what().equals("returned"));
      }
      if (status() == OrderStatus.CANCELLED) {
        planned.clear();
      }
    }

    /** An order on hold has stopped its parcels. */
    private void ship(int choice) {
      if (!planned.isEmpty() && status() == OrderStatus.CONFIRMED) {
        var parcel = planned.remove(choice % planned.size());
        sent.add(parcel);
        tell(
            meta ->
                new RecordOrderShipped(
                    meta, parcel.getShipmentId(), parcel.getLines(), "post", "T1"));
      }
    }

    private void unplan(int choice) {
      if (!planned.isEmpty()) {
        var parcel = planned.remove(choice % planned.size());
        tell(
            meta ->
                new RecordOrderShipmentCancelled(meta, parcel.getShipmentId(), parcel.getLines()));
      }
    }

    private void deliver(int choice) {
      if (!sent.isEmpty()) {
        var parcel = sent.remove(choice % sent.size());
        tell(meta -> new RecordOrderDelivered(meta, parcel.getShipmentId(), parcel.getLines()));
      }
    }

    private void endReturn(int choice, boolean arrives) {
      if (!returning.isEmpty()) {
        var wish = returning.remove(choice % returning.size());
        tell(
            meta ->
                arrives
                    ? new RecordOrderReturned(meta, wish.getReturnId(), wish.getLines())
                    : new RecordOrderReturnClosed(meta, wish.getReturnId(), wish.getLines()));
      }
    }

    OrderStatus status() {
      return order.root().getSummary().getStatus();
    }

    List<LineProgress> lines() {
      var part = (OrderFulfilment) order.parts().get(OrderDecider.FULFILMENT);
      return part == null ? List.of() : part.getLines();
    }
  }

  @Provide
  Arbitrary<List<Step>> days() {
    return Combinators.combine(
            Arbitraries.of(
                "plan",
                "plan",
                "plan all",
                "ship",
                "ship",
                "ship",
                "deliver",
                "deliver",
                "unplan",
                "cancel lines",
                "cancel",
                "hold",
                "clear",
                "clear",
                "return",
                "return",
                "returned",
                "closed"),
            Arbitraries.of(OFFERS),
            Arbitraries.longs().between(0, 6),
            Arbitraries.integers().between(0, 5))
        .as(Step::new)
        .list()
        .ofMaxSize(40);
  }

  private static World after(List<Step> day) {
    var world = new World();
    day.forEach(world::handle);
    return world;
  }

  @Property(tries = 500)
  void everyUnitIsInOnePlaceOnly(@ForAll("days") List<Step> day) {
    var world = after(day);

    for (var line : world.lines()) {
      assertThat(units(world.planned, line)).isEqualTo(line.getPlanned());
      assertThat(units(world.sent, line)).isEqualTo(line.getShipped() - line.getDelivered());
      assertThat(line.getCancelled() + line.getPlanned() + line.getShipped())
          .isLessThanOrEqualTo(line.getOrdered());
      assertThat(line.getReturning() + line.getReturned()).isLessThanOrEqualTo(line.getDelivered());
    }
  }

  private static long units(List<OrderShipmentPlanned> parcels, LineProgress line) {
    return parcels.stream()
        .flatMap(parcel -> parcel.getLines().stream())
        .filter(units -> units.getOfferId().equals(line.getOfferId()))
        .mapToLong(LineUnits::getQuantity)
        .sum();
  }

  @Property(tries = 400)
  void whatIsCapturedAndCancelledIsThePriceOfTheUnitsAndOfTheirSendingOnce(
      @ForAll("days") List<Step> day) {
    var world = after(day);

    long captured =
        world.order.events(OrderShipped.class).stream()
            .mapToLong(event -> event.getToCapture().getAmount())
            .sum();
    long sent =
        world.lines().stream()
            .mapToLong(line -> line.getShipped() * PRICES.get(line.getOfferId()))
            .sum();
    assertThat(captured).isEqualTo(sent == 0 ? 0 : sent + SENDING);
    assertThat(captured + priceOfCancelled(world))
        .isLessThanOrEqualTo(world.order.root().getSummary().getTotal().getAmount());
  }

  private static long priceOfCancelled(World world) {
    return world.order.events(OrderLinesCancelled.class).stream()
        .flatMap(event -> event.getLines().stream())
        .mapToLong(line -> line.getAmount().getAmount())
        .sum();
  }

  @Property(tries = 400)
  void theLastCaptureIsTheOnlyLastAndNothingFollowsIt(@ForAll("days") List<Step> day) {
    var world = after(day);

    var last = new ArrayList<Boolean>();
    for (var event : world.order.events()) {
      if (event instanceof OrderShipped shipped) {
        last.add(shipped.getIsLast());
      } else if (event instanceof OrderLinesCancelled cancelled) {
        last.add(cancelled.getNothingLeft());
      }
    }
    assertThat(last.stream().filter(Boolean::booleanValue)).hasSizeLessThanOrEqualTo(1);
    assertThat(last.indexOf(true)).isIn(-1, last.size() - 1);
  }

  @Property(tries = 400)
  void isCompletedOnceWhenEveryUnitIsDeliveredOrCancelled(@ForAll("days") List<Step> day) {
    var world = after(day);
    OrderLaws.followTheTable(world.order.events());

    boolean complete =
        !world.lines().isEmpty()
            && world.lines().stream()
                .allMatch(line -> line.getDelivered() == line.getOrdered() - line.getCancelled());
    var expected =
        complete && world.status() != OrderStatus.CANCELLED && world.status() != OrderStatus.ON_HOLD
            ? OrderStatus.COMPLETED
            : world.status();
    assertThat(world.status()).isEqualTo(expected);
    assertThat(world.order.events(OrderCompleted.class))
        .hasSize(world.status() == OrderStatus.COMPLETED ? 1 : 0);
  }

  @Property(tries = 300)
  void aCancelledOrderHasSentNothingAndHasNothingLeft(@ForAll("days") List<Step> day) {
    var world = after(day);
    if (world.status() != OrderStatus.CANCELLED) {
      return;
    }

    assertThat(world.order.root().getFulfilmentStatus()).isEqualTo(FulfilmentStatus.CANCELLED);
    assertThat(world.lines())
        .allSatisfy(line -> assertThat(line.getCancelled()).isEqualTo(line.getOrdered()));
    assertThat(world.order.events(OrderShipped.class)).isEmpty();
  }

  @Property(tries = 200)
  void anOrderNobodySentAnythingOfCostsNoPart(@ForAll("days") List<Step> day) {
    var world = new World();

    assertThat(world.order.parts()).containsOnlyKeys(OrderDecider.LINES);
    day.forEach(world::handle);
    boolean begun =
        !world.order.events(OrderShipmentPlanned.class).isEmpty()
            || !world.order.events(OrderLinesCancelled.class).isEmpty()
            || world.status() == OrderStatus.CANCELLED;
    assertThat(world.order.parts().containsKey(OrderDecider.FULFILMENT)).isEqualTo(begun);
  }
}
