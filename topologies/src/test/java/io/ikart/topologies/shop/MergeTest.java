package io.ikart.topologies.shop;

import static io.ikart.topologies.shop.Shopper.accepted;
import static io.ikart.topologies.shop.Shopper.offer;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Ids;
import io.ikart.schemas.cart.Cart;
import io.ikart.schemas.cart.CartLine;
import io.ikart.schemas.cart.CartStatus;
import io.ikart.schemas.cart.CreateCart;
import io.ikart.schemas.cart.MergeCart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A guest signs in, and goes on with everything in one cart. */
class MergeTest {

  private final Shop shop = new Shop();
  private final Shopper shopper = new Shopper(shop);
  private final String guests = Ids.cart(Ids.ulid(0x0190L, 1));

  @BeforeEach
  void fill() {
    shopper.sells("TEA", 450, 10).sells("MUG", 1200, 10);
    accepted(shop.send(new CreateCart(shop.meta(guests), "guest_1", "GBP", "default")));
    accepted(shopper.add(guests, "TEA", 2));
    accepted(shopper.add(guests, "MUG", 1));
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void theCustomersCartHasTheLinesOfBothAndCanBeCheckedOut() {
    var own = shopper.cartWith("TEA");

    var merging = new MergeCart(shop.meta(guests, "merge"), own, Shop.SHOPPER);
    accepted(shop.send(merging));
    accepted(shop.send(merging));
    shop.settle();

    assertThat(statusOf(guests)).isEqualTo(CartStatus.MERGED);
    assertThat(units(own, "TEA")).isEqualTo(3);
    assertThat(units(own, "MUG")).isEqualTo(1);
    assertThat(shopper.add(guests, "TEA", 1).getCode()).isEqualTo("invalid_transition");
    accepted(shopper.checkOut(own, "tok_approve"));
  }

  @Test
  void aCartThatIsBeingPaidForTakesNothingInAndNothingIsLost() {
    var own = shopper.cartWith("TEA");
    accepted(shopper.checkOut(own, "tok_approve"));

    accepted(shop.send(new MergeCart(shop.meta(guests), own, Shop.SHOPPER)));
    shop.settle();

    assertThat(statusOf(guests)).isEqualTo(CartStatus.ACTIVE);
    assertThat(units(guests, "TEA")).isEqualTo(2);
    assertThat(units(own, "TEA")).isEqualTo(1);
  }

  private CartStatus statusOf(String cart) {
    return shop.root("checkout", cart, Cart.class).getStatus();
  }

  private long units(String cart, String sku) {
    return ((CartLine) shop.part("checkout", cart, offer(sku)).orElseThrow()).getQuantity();
  }
}
