package io.ikart.topologies.checkout.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Ids;
import io.ikart.schemas.cart.AddCartLine;
import io.ikart.schemas.cart.Cart;
import io.ikart.schemas.cart.CartCheckedOut;
import io.ikart.schemas.cart.CartLine;
import io.ikart.schemas.cart.CartStatus;
import io.ikart.schemas.cart.ChangeCartLine;
import io.ikart.schemas.cart.CheckOut;
import io.ikart.schemas.cart.ChooseShipping;
import io.ikart.schemas.cart.CompleteCart;
import io.ikart.schemas.cart.CreateCart;
import io.ikart.schemas.cart.RemoveCartLine;
import io.ikart.schemas.cart.ReopenCart;
import io.ikart.schemas.catalog.Offer;
import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.order.PlaceOrder;
import io.ikart.schemas.shipping.ChosenShipping;
import io.ikart.schemas.shipping.ShippingRate;
import io.ikart.schemas.shipping.ShippingRates;
import io.ikart.schemas.shipping.ShippingZone;
import io.ikart.topologies.kernel.PureAggregate;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of a cart under any sequence of commands and prices. */
class CartPropertiesTest {

  private static final String CART = Ids.cart(Ids.ulid(1, 1));

  /** Something a shopper, the catalogue or the order does. */
  record Step(String what, String offer, long number, boolean active) {}

  @Provide
  Arbitrary<List<Step>> visits() {
    return Combinators.combine(
            Arbitraries.of(
                "add",
                "add",
                "add",
                "change",
                "remove",
                "reprice",
                "rates",
                "send",
                "check out",
                "reopen",
                "complete",
                "deadline"),
            Arbitraries.of("tea:1", "tea:2", "mug:1"),
            Arbitraries.of(-1L, 0L, 1L, 2L, 3L, 49L, 150L, 99_998L, 100_000L, 100_001L),
            Arbitraries.of(true, true, true, false))
        .as(Step::new)
        .list()
        .ofMaxSize(40);
  }

  private static PureAggregate<Cart> opened() {
    var cart = new PureAggregate<>(CartDecider.CART, CART);
    for (var offer : List.of("tea:1", "tea:2", "mug:1")) {
      reprice(cart, new Step("reprice", offer, 100, true));
    }
    cart.handle(meta -> new CreateCart(meta, "cust_ada", "GBP", "default"));
    return cart;
  }

  private static void reprice(PureAggregate<Cart> cart, Step step) {
    var price = new Money(Math.abs(step.number()), "GBP");
    cart.knowing(
        step.offer(),
        new Offer(
            step.offer(),
            "prod_1",
            1L,
            step.offer().substring(0, 3),
            "A thing",
            "default",
            price,
            step.active(),
            "",
            250));
  }

  /** Sending by standard costs so much, up to what 50,000 units weigh. */
  private static void rates(PureAggregate<Cart> cart, long price) {
    var zone = new ShippingZone("home", List.of("GB"));
    var rate =
        new ShippingRate(
            "home", "standard", "Standard", "", "", 12_500_000L, new Money(price, "GBP"));
    cart.knowing("GBP", new ShippingRates("GBP", 1L, List.of(zone), List.of(rate)));
  }

  private static void handle(PureAggregate<Cart> cart, Step step) {
    cart.pass(Duration.ofHours(Math.abs(step.number()) % 50));
    var order = Ids.order(CART, 1 + (int) (Math.abs(step.number()) % 3));
    switch (step.what()) {
      case "add" -> cart.handle(meta -> new AddCartLine(meta, step.offer(), step.number()));
      case "change" -> cart.handle(meta -> new ChangeCartLine(meta, step.offer(), step.number()));
      case "remove" -> cart.handle(meta -> new RemoveCartLine(meta, step.offer()));
      case "reprice" -> reprice(cart, step);
      case "rates" -> rates(cart, Math.abs(step.number()));
      case "send" -> cart.handle(meta -> new ChooseShipping(meta, "GB", "standard"));
      case "check out" -> checkOut(cart);
      case "reopen" -> cart.handle(meta -> new ReopenCart(meta, order));
      case "complete" -> cart.handle(meta -> new CompleteCart(meta, order));
      default -> cart.handle(meta -> new DeadlinePassed(meta, cart.now()));
    }
  }

  /** A checkout never costs more than the cart said. */
  private static void checkOut(PureAggregate<Cart> cart) {
    long quoted = cart.root().getSubtotal().getAmount() + sending(cart.root().getShipping());
    var decision = cart.handle(meta -> new CheckOut(meta, "tok", null, ""));
    for (var message : decision.messages()) {
      var placed = (PlaceOrder) message;
      long goods =
          placed.getLines().stream()
              .mapToLong(line -> line.getQuantity() * line.getUnitPrice().getAmount())
              .sum();
      assertThat(goods + sending(placed.getShipping())).isLessThanOrEqualTo(quoted);
      assertThat(placed.getShipping() == null).isEqualTo(cart.root().getShipping() == null);
      assertThat(placed.getShipping() == null || cart.root().getWeightG() <= 12_500_000L).isTrue();
    }
    assertThat(decision.isRefused()).isEqualTo(decision.messages().isEmpty());
  }

  private static long sending(ChosenShipping shipping) {
    return shipping == null ? 0 : shipping.getPrice().getAmount();
  }

  @Property(tries = 500)
  void theSubtotalIsTheSumOfTheLines(@ForAll("visits") List<Step> visit) {
    var cart = opened();
    for (var step : visit) {
      handle(cart, step);
      long sum = 0;
      long weight = 0;
      var places = new HashSet<Integer>();
      for (var part : cart.parts().values()) {
        var line = (CartLine) part;
        assertThat(line.getQuantity()).isBetween(1L, CartRules.MAX_UNITS);
        assertThat(places.add(line.getPlace())).isTrue();
        sum += line.getQuantity() * line.getUnitPrice().getAmount();
        weight += line.getQuantity() * line.getWeightG();
      }
      assertThat(cart.root().getWeightG()).isEqualTo(weight);
      assertThat(cart.root().getSubtotal().getAmount()).isEqualTo(sum);
      assertThat(cart.root().getLines()).isEqualTo(cart.parts().size());
    }
  }

  @Property(tries = 300)
  void onlyAnActiveCartChanges(@ForAll("visits") List<Step> visit) {
    var cart = opened();
    for (var step : visit) {
      boolean frozen = cart.root().getStatus() != CartStatus.ACTIVE;
      var lines = List.copyOf(cart.parts().values());
      handle(cart, step);
      if (frozen) {
        assertThat(cart.parts().values()).containsExactlyElementsOf(lines);
      }
    }
  }

  @Property(tries = 300)
  void attemptsAreNumberedOneTwoThree(@ForAll("visits") List<Step> visit) {
    var cart = opened();
    visit.forEach(step -> handle(cart, step));

    int next = 1;
    for (var checkedOut : cart.events(CartCheckedOut.class)) {
      assertThat(checkedOut.getAttempt()).isEqualTo(next);
      assertThat(checkedOut.getOrderId()).isEqualTo(Ids.order(CART, next++));
    }
  }
}
