package io.ikart.topologies.shop;

import static io.ikart.topologies.shop.Shopper.accepted;
import static io.ikart.topologies.shop.Shopper.offer;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.cart.CartStatus;
import io.ikart.schemas.cart.RemoveCartLine;
import io.ikart.schemas.order.Order;
import io.ikart.schemas.order.OrderStatus;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checkout reprices every line against the offers as they are now. */
class CheckoutPriceTest {

  private final Shop shop = new Shop();
  private final Shopper shopper = new Shopper(shop);

  @BeforeEach
  void fill() {
    shopper.sells("TEA", 450, 10).sells("MUG", 1200, 10);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void aDearerPriceRefusesWithTheOldAndTheNewQuote() {
    var cart = shopper.cartWith("TEA", "MUG");
    shopper.offers("TEA", true, 475);

    var reply = shopper.checkOut(cart, "tok_approve");

    assertThat(reply.getCode()).isEqualTo("price_changed");
    assertThat(reply.getDetails()).containsExactly(Map.entry(offer("TEA"), "450 -> 475"));
    assertThat(shopper.cartStatus(cart)).isEqualTo(CartStatus.ACTIVE);
    assertThat(shop.onTheWay()).isEmpty();
  }

  @Test
  void aCheaperPriceIsTakenSilently() {
    var cart = shopper.cartWith("TEA", "MUG");
    shopper.offers("TEA", true, 400);

    var order = shopper.orders(cart, "tok_approve");

    assertThat(shopper.status(order)).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(shop.root("checkout", order, Order.class).getSummary().getTotal().getAmount())
        .isEqualTo(400 + 1200);
    assertThat(shop.gateway().charges().values()).extracting(Charge::amount).containsExactly(1600L);
  }

  @Test
  void anInactiveProductIsUnavailable() {
    var cart = shopper.cartWith("TEA", "MUG");
    shopper.offers("MUG", false, 1200);

    var reply = shopper.checkOut(cart, "tok_approve");

    assertThat(reply.getCode()).isEqualTo("product_unavailable");
    assertThat(reply.getDetails()).containsEntry(offer("MUG"), "MUG");
    assertThat(shopper.cartStatus(cart)).isEqualTo(CartStatus.ACTIVE);
  }

  @Test
  void aWithdrawnOfferIsUnavailable() {
    var cart = shopper.cartWith("TEA");
    shopper.offers("TEA", true);

    assertThat(shopper.checkOut(cart, "tok_approve").getCode()).isEqualTo("product_unavailable");
    assertThat(shopper.add(cart, "TEA", 1).getCode()).isEqualTo("product_unavailable");
  }

  @Test
  void aShopperMayAgreeToTheNewPriceByAddingTheLineAgain() {
    var cart = shopper.cartWith("TEA");
    shopper.offers("TEA", true, 475);
    assertThat(shopper.checkOut(cart, "tok_approve").getCode()).isEqualTo("price_changed");

    accepted(shop.send(new RemoveCartLine(shop.meta(cart), offer("TEA"))));
    accepted(shopper.add(cart, "TEA", 1));

    assertThat(shopper.status(shopper.orders(cart, "tok_approve")))
        .isEqualTo(OrderStatus.CONFIRMED);
  }
}
