package io.ikart.topologies.shop;

import static io.ikart.topologies.shop.Shopper.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Ids;
import io.ikart.schemas.cart.Cart;
import io.ikart.schemas.cart.CartStatus;
import io.ikart.schemas.order.Order;
import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.stock.StockItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The order saga: the happy path. */
class SagaTest {

  private final Shop shop = new Shop();
  private final Shopper shopper = new Shopper(shop);

  @BeforeEach
  void fill() {
    shopper.sells("TEA", 450, 10).sells("MUG", 1200, 10).sells("POT", 3000, 10);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void aPaidCartBecomesAConfirmedOrderWithItsStockAllocated() {
    var cart = shopper.cartWith("TEA", "MUG", "POT");

    accepted(shopper.checkOut(cart, "tok_approve"));
    shop.settle();

    var order = shop.root("checkout", Ids.order(cart, 1), Order.class);
    assertThat(order.getSummary().getStatus()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(order.getSummary().getTotal().getAmount()).isEqualTo(450 + 1200 + 3000);
    assertThat(shop.root("checkout", cart, Cart.class).getStatus()).isEqualTo(CartStatus.ORDERED);
    var tea = shop.root("stock", "TEA", StockItem.class);
    assertThat(tea.getAllocated()).isEqualTo(1);
    assertThat(tea.getHeld()).isZero();
  }
}
