package io.ikart.topologies.checkout.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Ids;
import io.ikart.schemas.cart.AddCartLine;
import io.ikart.schemas.cart.Cart;
import io.ikart.schemas.cart.CartLine;
import io.ikart.schemas.cart.CartStatus;
import io.ikart.schemas.cart.CartTakenIn;
import io.ikart.schemas.cart.CheckOut;
import io.ikart.schemas.cart.CreateCart;
import io.ikart.schemas.cart.MergeCart;
import io.ikart.schemas.cart.RefuseMerge;
import io.ikart.schemas.cart.TakeInCart;
import io.ikart.schemas.cart.UnitsDropped;
import io.ikart.schemas.catalog.Offer;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.Money;
import io.ikart.topologies.kernel.Decision;
import io.ikart.topologies.kernel.Problem;
import io.ikart.topologies.kernel.PureAggregate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a guest chose goes into the customer's cart: all of it, or what is dropped is said. */
class MergePropertiesTest {

  private static final String GUEST = Ids.cart(Ids.ulid(1, 1));
  private static final String OWN = Ids.cart(Ids.ulid(1, 2));
  private static final List<String> OFFERS = List.of("tea:1", "tea:2", "mug:1");

  @Provide
  Arbitrary<Map<String, Long>> lines() {
    return Arbitraries.maps(
            Arbitraries.of(OFFERS), Arbitraries.of(1L, 2L, 50_000L, 99_999L, 100_000L))
        .ofMaxSize(OFFERS.size());
  }

  private static PureAggregate<Cart> cart(String id, String owner, Map<String, Long> lines) {
    var cart = new PureAggregate<>(CartDecider.CART, id);
    OFFERS.forEach(offer -> cart.knowing(offer, offer(offer)));
    cart.handle(meta -> new CreateCart(meta, owner, "GBP", "default"));
    lines.forEach((offer, units) -> cart.handle(meta -> new AddCartLine(meta, offer, units)));
    return cart;
  }

  private static Offer offer(String id) {
    var price = new Money(id.startsWith("tea") ? 450L : 1_200L, "GBP");
    return new Offer(
        id, "prod_1", 1L, id.substring(0, 3), "A thing", "default", price, true, "", 250);
  }

  private static Decision merge(PureAggregate<Cart> guest) {
    return guest.handle(meta -> new MergeCart(meta, OWN, "cust_ada"));
  }

  /** What the policy sends to the other cart. */
  private static TakeInCart takingIn(CommandMeta meta, PureAggregate<Cart> guest, long version) {
    var lines = guest.parts().values().stream().map(CartLine.class::cast).toList();
    return new TakeInCart(meta, GUEST, version, "cust_ada", "GBP", "default", lines);
  }

  private static Decision takeIn(PureAggregate<Cart> own, PureAggregate<Cart> guest, long version) {
    return own.handle(meta -> takingIn(meta, guest, version));
  }

  private static Map<String, Long> unitsOf(PureAggregate<Cart> cart) {
    var units = new TreeMap<String, Long>();
    cart.parts().forEach((offer, line) -> units.put(offer, ((CartLine) line).getQuantity()));
    return units;
  }

  @Property(tries = 500)
  void noUnitIsLostNorMadeUp(
      @ForAll("lines") Map<String, Long> guests, @ForAll("lines") Map<String, Long> own) {
    var from = cart(GUEST, "guest_1", guests);
    var into = cart(OWN, "cust_ada", own);

    merge(from);
    takeIn(into, from, 9);

    assertThat(from.root().getStatus()).isEqualTo(CartStatus.MERGED);
    assertThat(from.root().getMergedInto()).isEqualTo(OWN);
    var expected = new TreeMap<>(own);
    guests.forEach((offer, units) -> expected.merge(offer, units, Long::sum));
    var found = new TreeMap<>(unitsOf(into));
    assertThat(found.values()).allMatch(units -> units <= CartRules.MAX_UNITS);
    for (var dropped : into.events(CartTakenIn.class).get(0).getDropped()) {
      assertThat(found).containsEntry(dropped.getOfferId(), CartRules.MAX_UNITS);
      found.merge(dropped.getOfferId(), dropped.getQuantity(), Long::sum);
    }
    assertThat(found).isEqualTo(expected);
  }

  @Property(tries = 300)
  void mergingAgainChangesNothing(
      @ForAll("lines") Map<String, Long> guests, @ForAll("lines") Map<String, Long> own) {
    var from = cart(GUEST, "guest_1", guests);
    var into = cart(OWN, "cust_ada", own);
    merge(from);
    takeIn(into, from, 9);
    var units = unitsOf(into);

    assertThat(merge(from)).isEqualTo(Decision.nothingNew());
    assertThat(takeIn(into, from, 9)).isEqualTo(Decision.nothingNew());
    assertThat(unitsOf(into)).isEqualTo(units);
  }

  @Property(tries = 300)
  void aCartThatCannotTakeThemInGivesThemBack(@ForAll("lines") Map<String, Long> guests) {
    var somebodys = cart(OWN, "cust_bob", Map.of("mug:1", 1L));
    var nobodys = new PureAggregate<>(CartDecider.CART, OWN);
    for (var into : List.of(somebodys, nobodys)) {
      var from = cart(GUEST, "guest_1", guests);
      merge(from);

      var refused = takeIn(into, from, 9);

      assertThat(refused.events()).isEmpty();
      assertThat(refused.messages()).singleElement().isInstanceOf(RefuseMerge.class);
      from.handle(meta -> new RefuseMerge(meta, OWN));
      assertThat(from.root().getStatus()).isEqualTo(CartStatus.ACTIVE);
      assertThat(from.root().getMergedInto()).isEmpty();
      assertThat(unitsOf(from)).isEqualTo(new TreeMap<>(guests));
      assertThat(from.handle(meta -> new RefuseMerge(meta, OWN))).isEqualTo(Decision.nothingNew());
    }
  }

  @Example
  void aLineKeepsThePriceItHas() {
    var from = cart(GUEST, "guest_1", Map.of("tea:1", 2L, "mug:1", 1L));
    var into = cart(OWN, "cust_ada", Map.of());
    var dearer = Offer.newBuilder(offer("tea:1")).setUnitPrice(new Money(999L, "GBP")).build();
    into.knowing("tea:1", dearer).handle(meta -> new AddCartLine(meta, "tea:1", 1L));
    merge(from);

    takeIn(into, from, 9);

    assertThat(into.root().getSubtotal().getAmount()).isEqualTo(3 * 999 + 1_200);
  }

  @Example
  void onlyAGuestsOpenCartMerges() {
    var customers = cart(GUEST, "cust_ada", Map.of());
    assertThat(merge(customers).problem()).isEqualTo(Problem.INVALID_TRANSITION);

    var ordered = cart(GUEST, "guest_1", Map.of("tea:1", 1L));
    ordered.handle(meta -> new CheckOut(meta, "tok", null, ""));
    assertThat(merge(ordered).problem()).isEqualTo(Problem.INVALID_TRANSITION);

    var itself = cart(OWN, "guest_1", Map.of());
    assertThat(merge(itself).problem()).isEqualTo(Problem.VALIDATION_FAILED);
    assertThat(merge(new PureAggregate<>(CartDecider.CART, GUEST)).problem())
        .isEqualTo(Problem.NOT_FOUND);
  }

  /** A cart with as many lines as it may have takes in more of those, and says what else came. */
  @Example
  void whatThereIsNoLineForIsSaid() {
    var into = cart(OWN, "cust_ada", Map.of());
    for (int number = 0; number < CartRules.MAX_LINES; number++) {
      var id = "many:" + number;
      into.knowing(id, offer(id)).handle(meta -> new AddCartLine(meta, id, 1L));
    }
    var from = cart(GUEST, "guest_1", Map.of("tea:1", 3L));
    merge(from);

    takeIn(into, from, 9);

    assertThat(into.root().getLines()).isEqualTo(CartRules.MAX_LINES);
    assertThat(into.root().getMerges().get(0).getDropped())
        .containsExactly(new UnitsDropped("tea:1", 3L));
  }
}
