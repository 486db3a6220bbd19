package io.ikart.topologies.shop;

import static io.ikart.topologies.shop.Shopper.accepted;
import static io.ikart.topologies.shop.Shopper.offer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ikart.schemas.cart.AddCartLine;
import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.stock.AdjustStock;
import io.ikart.schemas.stock.ReceiveStock;
import io.ikart.schemas.stock.StockAllocated;
import io.ikart.schemas.stock.StockHeld;
import io.ikart.schemas.stock.StockLevel;
import io.ikart.schemas.stock.WarehouseShare;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where an order's units come from: warehouses, backorders, several offers of one SKU. */
class WarehousesTest {

  private final Shop shop = new Shop();
  private final Shopper shopper = new Shopper(shop);

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
  void anAllocationIsSplitOverWarehouses() {
    shopper.sells("TEA", 450, 0).receive("TEA", "leeds", 3, null).receive("TEA", "york", 4, null);

    ordersTea(5);

    assertThat(shop.written(StockAllocated.class).get(0).getShares())
        .containsExactly(new WarehouseShare("leeds", 3L), new WarehouseShare("york", 2L));
    assertThat(shopper.stock("TEA").getLevels())
        .extracting(StockLevel::getWarehouse, StockLevel::getOnHand, StockLevel::getAllocated)
        .containsExactly(tuple("leeds", 3L, 3L), tuple("york", 4L, 2L));
  }

  @Test
  void aCancelledSplitAllocationGoesBackWhereItCameFrom() {
    shopper.sells("TEA", 450, 0).receive("TEA", "leeds", 3, null).receive("TEA", "york", 4, null);
    var order = ordersTea(5);

    accepted(shopper.cancel(order));

    assertThat(shopper.stock("TEA").getLevels())
        .extracting(StockLevel::getAllocated)
        .containsExactly(0L, 0L);
    assertThat(shopper.available("TEA")).isEqualTo(7);
  }

  @Test
  void aBackorderIsConfirmedWithoutUnits() {
    shopper.sells("TEA", 450, 0).receive("TEA", "main", 2, true);

    var order = ordersTea(5);

    assertThat(shopper.status(order)).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(shop.written(StockAllocated.class).get(0).getBackordered()).isEqualTo(3);
    assertThat(shopper.available("TEA")).isEqualTo(-3);
  }

  @Test
  void backorderCannotEndWhileUnitsAreOwed() {
    shopper.sells("TEA", 450, 0).receive("TEA", "main", 2, true);
    ordersTea(5);

    var reply = shop.send(new ReceiveStock(shop.meta("TEA"), "main", 1L, "too few", false));

    assertThat(reply.getCode()).isEqualTo("out_of_stock");
    assertThat(shopper.stock("TEA").getOnHand()).isEqualTo(2);
  }

  @Test
  void linesOfOneSkuAtTwoOffersAreHeldTogether() {
    shopper.sells("TEA", 450, 10).offers("TEA", true, 450, 400);
    var cart = shopper.cart();
    accepted(shop.send(new AddCartLine(shop.meta(cart), offer("TEA", 1), 2L)));
    accepted(shop.send(new AddCartLine(shop.meta(cart), offer("TEA", 2), 3L)));

    var order = shopper.orders(cart, "tok_approve");

    assertThat(shop.written(StockHeld.class))
        .extracting(StockHeld::getOrderId, StockHeld::getQuantity)
        .containsExactly(tuple(order, 5L));
    assertThat(shopper.stock("TEA").getAllocated()).isEqualTo(5);
  }

  @Test
  void whatIsPromisedCannotBeAdjustedAway() {
    shopper.sells("TEA", 450, 5);
    ordersTea(4);

    var reply = shop.send(new AdjustStock(shop.meta("TEA"), "main", -2L, "count"));

    assertThat(reply.getCode()).isEqualTo("out_of_stock");
    assertThat(reply.getDetails()).containsEntry("available", "1");
  }
}
