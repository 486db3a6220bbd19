package io.ikart.topologies.shop;

import static io.ikart.topologies.shop.Shopper.accepted;
import static io.ikart.topologies.shop.Shopper.offer;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Ids;
import io.ikart.schemas.cart.AddCartLine;
import io.ikart.schemas.cart.Cart;
import io.ikart.schemas.cart.CartExpired;
import io.ikart.schemas.cart.CartLine;
import io.ikart.schemas.cart.CartStatus;
import io.ikart.schemas.cart.ChangeCartLine;
import io.ikart.schemas.cart.CreateCart;
import io.ikart.schemas.cart.RemoveCartLine;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Carts: lines, limits, expiry. */
class CartTest {

  private static final Duration LIFE = Duration.ofDays(30);

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

  private Cart root(String cart) {
    return shop.root("checkout", cart, Cart.class);
  }

  @Test
  void aLineGrowsChangesAndGoes() {
    var cart = shopper.cartWith("TEA", "TEA", "MUG");
    assertThat(root(cart).getLines()).isEqualTo(2);
    assertThat(root(cart).getSubtotal().getAmount()).isEqualTo(2 * 450 + 1200);

    accepted(shop.send(new ChangeCartLine(shop.meta(cart), offer("TEA"), 5L)));
    accepted(shop.send(new RemoveCartLine(shop.meta(cart), offer("MUG"))));

    assertThat(root(cart).getLines()).isEqualTo(1);
    assertThat(root(cart).getSubtotal().getAmount()).isEqualTo(5 * 450);
    assertThat(shop.parts("checkout", cart)).containsOnlyKeys(offer("TEA"));
  }

  @Test
  void aLineKeepsThePriceItWasAddedAt() {
    var cart = shopper.cartWith("TEA");
    shopper.offers("TEA", true, 999);

    accepted(shopper.add(cart, "TEA", 1));

    var line = (CartLine) shop.part("checkout", cart, offer("TEA")).orElseThrow();
    assertThat(line.getUnitPrice().getAmount()).isEqualTo(450);
    assertThat(line.getQuantity()).isEqualTo(2);
  }

  @Test
  void aLineHoldsAtMostAHundredThousandUnits() {
    var cart = shopper.cart();

    assertThat(shopper.add(cart, "TEA", 100_001).getCode()).isEqualTo("limit_exceeded");
    assertThat(shopper.add(cart, "TEA", 0).getCode()).isEqualTo("limit_exceeded");
    accepted(shopper.add(cart, "TEA", 100_000));
    assertThat(shopper.add(cart, "TEA", 1).getCode()).isEqualTo("limit_exceeded");
    assertThat(shopper.add(cart, "TEA", Long.MAX_VALUE).getCode()).isEqualTo("limit_exceeded");
  }

  @Test
  void aCartHoldsAtMostAThousandLinesAndCanBeCheckedOutSo() {
    shopper.offers("TEA", true, LongStream.rangeClosed(1, 1_000).toArray());
    var cart = shopper.cart();
    for (int number = 1; number <= 1_000; number++) {
      accepted(shop.send(new AddCartLine(shop.meta(cart), offer("TEA", number), 1L)));
    }

    assertThat(shopper.add(cart, "MUG", 1).getCode()).isEqualTo("limit_exceeded");
    assertThat(root(cart).getSubtotal().getAmount()).isEqualTo(1_000 * 1_001 / 2);
    accepted(shopper.checkOut(cart, "tok_approve"));
  }

  @Test
  void anUntouchedCartExpires() {
    var cart = shopper.cartWith("TEA");
    shop.pass(LIFE.minusDays(1));
    accepted(shopper.add(cart, "MUG", 1));
    shop.pass(LIFE.minusDays(1));
    assertThat(root(cart).getStatus()).isEqualTo(CartStatus.ACTIVE);

    shop.pass(Duration.ofDays(1));

    assertThat(root(cart).getStatus()).isEqualTo(CartStatus.EXPIRED);
    assertThat(shop.written(CartExpired.class)).hasSize(1);
    assertThat(shopper.add(cart, "TEA", 1).getCode()).isEqualTo("invalid_transition");
  }

  @Test
  void anOrderedCartNeverExpires() {
    var cart = shopper.cartWith("TEA");
    shopper.orders(cart, "tok_approve");

    shop.pass(LIFE.multipliedBy(2));

    assertThat(root(cart).getStatus()).isEqualTo(CartStatus.ORDERED);
  }

  @Test
  void aCartOnlyTakesOffersInItsCurrencyAndPriceList() {
    var cart = Ids.cart(Ids.ulid(7, 7));
    accepted(shop.send(new CreateCart(shop.meta(cart), Shop.SHOPPER, "EUR", "default")));

    assertThat(shopper.add(cart, "TEA", 1).getCode()).isEqualTo("product_unavailable");
  }

  @Test
  void whatIsNotThereCannotBeChanged() {
    var cart = shopper.cart();
    var nowhere = Ids.cart(Ids.ulid(8, 8));

    assertThat(shop.send(new ChangeCartLine(shop.meta(cart), offer("TEA"), 1L)).getCode())
        .isEqualTo("not_found");
    assertThat(shop.send(new RemoveCartLine(shop.meta(cart), offer("TEA"))).getCode())
        .isEqualTo("not_found");
    assertThat(shopper.add(nowhere, "TEA", 1).getCode()).isEqualTo("not_found");
    assertThat(shopper.checkOut(nowhere, "tok_approve").getCode()).isEqualTo("not_found");
  }
}
