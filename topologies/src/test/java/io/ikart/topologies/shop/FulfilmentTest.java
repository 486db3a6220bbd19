package io.ikart.topologies.shop;

import static io.ikart.topologies.shop.Shopper.accepted;
import static io.ikart.topologies.shop.Shopper.offer;
import static io.ikart.topologies.shop.Warehouse.units;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.order.CancelOrderLines;
import io.ikart.schemas.order.ClearOrderHold;
import io.ikart.schemas.order.FulfilmentStatus;
import io.ikart.schemas.order.OrderShipped;
import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.order.PlanShipment;
import io.ikart.schemas.order.PutOrderOnHold;
import io.ikart.schemas.shipment.BookParcelIntent;
import io.ikart.schemas.shipment.BookShipment;
import io.ikart.schemas.shipment.CancelShipment;
import io.ikart.schemas.shipment.ShipmentStatus;
import io.ikart.schemas.stock.StockAdjusted;
import io.ikart.schemas.stock.StockLevel;
import io.ikart.schemas.stock.StockShipped;
import io.ikart.schemas.stock.WarehouseShare;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From a confirmed order to delivered parcels, and what may be cancelled on the way. */
class FulfilmentTest {

  private static final String TEA = offer("TEA");

  private final Shop shop = new Shop();
  private final Shopper shopper = new Shopper(shop);
  private final Warehouse warehouse = new Warehouse(shop);

  @AfterEach
  void close() {
    shop.close();
  }

  private String ordersTea(long units) {
    var cart = shopper.cart();
    accepted(shopper.add(cart, "TEA", units));
    return shopper.orders(cart, "tok_approve");
  }

  @Test
  void anOrderIsSentInTwoParcelsAndCompleted() {
    shopper.sells("TEA", 450, 10);
    var order = ordersTea(5);

    var first = warehouse.sends(order, units(TEA, 2));
    assertThat(warehouse.order(order).getFulfilmentStatus()).isEqualTo(FulfilmentStatus.PARTIAL);
    var second = warehouse.sends(order);
    assertThat(warehouse.order(order).getFulfilmentStatus()).isEqualTo(FulfilmentStatus.SHIPPED);
    warehouse.delivers(first);
    assertThat(shopper.status(order)).isEqualTo(OrderStatus.CONFIRMED);
    warehouse.delivers(second);

    assertThat(shopper.status(order)).isEqualTo(OrderStatus.COMPLETED);
    assertThat(warehouse.order(order).getFulfilmentStatus()).isEqualTo(FulfilmentStatus.DELIVERED);
    assertThat(shop.written(OrderShipped.class))
        .extracting(OrderShipped::getIsLast)
        .containsExactly(false, true);
    assertThat(shop.written(OrderShipped.class))
        .extracting(shipped -> shipped.getToCapture().getAmount())
        .containsExactly(900L, 1_350L);
    assertThat(shopper.stock("TEA").getOnHand()).isEqualTo(5);
    assertThat(shopper.stock("TEA").getAllocated()).isZero();
  }

  @Test
  void whatLeavesIsTakenOffTheWarehousesItWasSetAsideIn() {
    shopper.sells("TEA", 450, 0).receive("TEA", "leeds", 3, null).receive("TEA", "york", 4, null);
    var order = ordersTea(5);

    warehouse.sends(order, units(TEA, 4));

    assertThat(shop.written(StockShipped.class).get(0).getShares())
        .containsExactly(new WarehouseShare("leeds", 3L), new WarehouseShare("york", 1L));
    assertThat(shopper.stock("TEA").getLevels())
        .containsExactly(new StockLevel("leeds", 0L, 0L), new StockLevel("york", 3L, 1L));
  }

  @Test
  void morePlannedThanOpenIsRefusedWithTheNumbers() {
    shopper.sells("TEA", 450, 10);
    var order = ordersTea(5);
    warehouse.plans(order, units(TEA, 3));

    var reply = warehouse.ask(new PlanShipment(shop.meta(order), List.of(units(TEA, 3))));

    assertThat(reply.getCode()).isEqualTo("invalid_transition");
    assertThat(reply.getDetails())
        .containsEntry("offerId", TEA)
        .containsEntry("requested", "3")
        .containsEntry("open", "2");
  }

  @Test
  void theUnitsOfACancelledParcelAreOpenAgain() {
    shopper.sells("TEA", 450, 10);
    var order = ordersTea(5);
    var parcel = warehouse.plans(order);

    accepted(warehouse.ask(new CancelShipment(shop.meta(parcel), "too heavy")));

    assertThat(warehouse.progress(order).getLines().get(0).getPlanned()).isZero();
    assertThat(warehouse.plans(order)).isNotEqualTo(parcel);
  }

  @Test
  void nothingLeavesWhileTheOrderIsOnHold() {
    shopper.sells("TEA", 450, 10);
    var order = ordersTea(5);
    var parcel = warehouse.plans(order, units(TEA, 1));
    warehouse.packs(parcel);
    accepted(warehouse.ask(new PutOrderOnHold(shop.meta(order), "looks odd")));

    assertThat(warehouse.ships(parcel).getDetails()).containsEntry("orderStatus", "ON_HOLD");
    assertThat(warehouse.ask(new PlanShipment(shop.meta(order), List.of())).getCode())
        .isEqualTo("invalid_transition");

    accepted(warehouse.ask(new ClearOrderHold(shop.meta(order))));
    accepted(warehouse.ships(parcel));
  }

  @Test
  void cancelledLinesGoBackToTheShelf() {
    shopper.sells("TEA", 450, 10);
    var order = ordersTea(5);
    var parcel = warehouse.sends(order, units(TEA, 3));

    accepted(
        warehouse.ask(
            new CancelOrderLines(shop.meta(order), List.of(units(TEA, 2)), "enough tea")));

    assertThat(shopper.available("TEA")).isEqualTo(7);
    assertThat(shopper.stock("TEA").getAllocated()).isZero();
    assertThat(warehouse.order(order).getFulfilmentStatus()).isEqualTo(FulfilmentStatus.SHIPPED);
    warehouse.delivers(parcel);
    assertThat(shopper.status(order)).isEqualTo(OrderStatus.COMPLETED);
  }

  @Test
  void cancellingTheLastLineOfAnUnsentOrderCancelsTheOrder() {
    shopper.sells("TEA", 450, 10);
    var order = ordersTea(5);

    accepted(
        warehouse.ask(
            new CancelOrderLines(shop.meta(order), List.of(units(TEA, 5)), "no tea at all")));

    assertThat(shopper.status(order)).isEqualTo(OrderStatus.CANCELLED);
    assertThat(shopper.available("TEA")).isEqualTo(10);
    assertThat(shop.gateway().authorized()).isEmpty();
  }

  @Test
  void aWholeOrderIsCancelledWithItsPlannedParcelsButNotOnceOneHasLeft() {
    shopper.sells("TEA", 450, 10);
    var planned = ordersTea(5);
    var parcel = warehouse.plans(planned);
    var sent = ordersTea(5);
    warehouse.sends(sent, units(TEA, 1));

    accepted(shopper.cancel(planned));

    assertThat(warehouse.shipment(parcel).getStatus()).isEqualTo(ShipmentStatus.CANCELLED);
    assertThat(warehouse.order(planned).getFulfilmentStatus())
        .isEqualTo(FulfilmentStatus.CANCELLED);
    assertThat(shopper.cancel(sent).getDetails()).containsEntry("fulfilmentStatus", "PARTIAL");
  }

  @Test
  void aBackorderIsSentFromTheWarehouseThatGotTheUnits() {
    shopper.sells("TEA", 450, 0).receive("TEA", "leeds", 2, true);
    var order = ordersTea(5);
    assertThat(warehouse.order(order).getFulfilmentStatus())
        .isEqualTo(FulfilmentStatus.BACKORDERED);
    shopper.receive("TEA", "york", 4, null);

    warehouse.sends(order);

    assertThat(shopper.stock("TEA").getLevels())
        .containsExactly(new StockLevel("leeds", 0L, 0L), new StockLevel("york", 1L, 0L));
    assertThat(shop.written(StockAdjusted.class)).isEmpty();
  }

  @Test
  void unitsSentThoughTheBooksHadNoneAreCorrectedInSight() {
    shopper.sells("TEA", 450, 0).receive("TEA", "leeds", 2, true);
    var order = ordersTea(5);

    warehouse.sends(order);

    assertThat(shop.written(StockAdjusted.class))
        .singleElement()
        .satisfies(adjusted -> assertThat(adjusted.getDelta()).isEqualTo(3));
    assertThat(shopper.stock("TEA").getOnHand()).isZero();
  }

  @Test
  void aCarrierThatGivesNoAnswerIsAskedAgainUnderTheSameKey() {
    shopper.sells("TEA", 450, 10);
    var parcel = warehouse.plans(ordersTea(5));
    warehouse.packs(parcel);
    accepted(warehouse.ask(new BookShipment(shop.meta(parcel), "post", "standard")));

    shop.pass(Duration.ofMinutes(3)).settle();

    assertThat(shop.written(BookParcelIntent.class))
        .extracting(BookParcelIntent::getIdempotencyKey)
        .containsExactly(parcel + ":book:1", parcel + ":book:1");
  }

  @Test
  void whatWasSentIsForgottenByStockInTime() {
    shopper.sells("TEA", 450, 10);
    warehouse.delivers(warehouse.sends(ordersTea(5)));

    for (int day = 0; day < 3; day++) {
      shop.pass(Duration.ofHours(25)).settle();
    }

    assertThat(shop.parts("stock", "TEA")).isEmpty();
    assertThat(shop.armed("stock")).isZero();
  }
}
