package io.ikart.topologies.shop;

import static io.ikart.topologies.shop.Shopper.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Ids;
import io.ikart.schemas.cart.Cart;
import io.ikart.schemas.cart.CheckOut;
import io.ikart.schemas.cart.ChooseShipping;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.common.Reply;
import io.ikart.schemas.order.Order;
import io.ikart.schemas.order.OrderPlaced;
import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.order.PaymentStatus;
import io.ikart.schemas.shipment.BookParcelIntent;
import io.ikart.schemas.shipment.BookShipment;
import io.ikart.schemas.shipping.SetShippingRates;
import io.ikart.schemas.shipping.ShippingRate;
import io.ikart.schemas.shipping.ShippingZone;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What sending costs enters the order's total at checkout, and is captured once. */
class ShippingTest {

  private static final long TEA = 450;

  private final Shop shop = new Shop();
  private final Shopper shopper = new Shopper(shop);
  private final Warehouse warehouse = new Warehouse(shop);

  @BeforeEach
  void fill() {
    shopper.sells("TEA", TEA, 100);
    standardCosts(395);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  /** Two bands, one zone. */
  private void standardCosts(long pence) {
    accepted(
        shop.send(
            new SetShippingRates(
                shop.meta(Ids.shippingRates("GBP")),
                "GBP",
                List.of(new ShippingZone("home", List.of("GB"))),
                List.of(rate(500, pence), rate(5_000, pence + 400)))));
    shop.settle();
  }

  private static ShippingRate rate(long maxG, long pence) {
    return new ShippingRate(
        "home", "standard", "Standard", "post", "standard", maxG, new Money(pence, "GBP"));
  }

  private Reply chooses(String cart, String country, String service) {
    return shop.send(new ChooseShipping(shop.meta(cart), country, service));
  }

  private String cart() {
    var cart = shopper.cartWith("TEA");
    accepted(chooses(cart, "GB", "standard"));
    return cart;
  }

  private Order order(String id) {
    return shop.root("checkout", id, Order.class);
  }

  @Test
  void thePriceOfTheChosenServiceIsPartOfWhatTheShopperPays() {
    var id = shopper.orders(cart(), "tok_approve");

    assertThat(shopper.status(id)).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(order(id).getSummary().getTotal().getAmount()).isEqualTo(TEA + 395);
    assertThat(shop.gateway().charges().values())
        .extracting(Charge::amount)
        .containsExactly(TEA + 395);
    var placed = shop.written(OrderPlaced.class).get(0);
    assertThat(placed.getShipping().getService()).isEqualTo("standard");
    assertThat(placed.getCountry()).isEqualTo("GB");
  }

  @Test
  void itIsCapturedWithTheFirstParcelAndNotWithTheSecond() {
    var cart = cart();
    accepted(shopper.add(cart, "TEA", 1));
    var id = shopper.orders(cart, "tok_approve");

    warehouse.sends(id, Warehouse.units(Shopper.offer("TEA"), 1));
    assertThat(order(id).getCaptured()).isEqualTo(TEA + 395);
    assertThat(order(id).getPaymentStatus()).isEqualTo(PaymentStatus.PARTIALLY_PAID);
    warehouse.sends(id);

    assertThat(order(id).getCaptured()).isEqualTo(2 * TEA + 395);
    assertThat(order(id).getPaymentStatus()).isEqualTo(PaymentStatus.PAID);
  }

  @Test
  void aDearerServiceRefusesTheCheckoutUntilItIsChosenAgain() {
    var cart = cart();
    standardCosts(495);

    var reply = shopper.checkOut(cart, "tok_approve");

    assertThat(reply.getCode()).isEqualTo("price_changed");
    assertThat(reply.getDetails()).containsExactly(Map.entry("shipping", "395 -> 495"));
    accepted(chooses(cart, "GB", "standard"));
    assertThat(order(shopper.orders(cart, "tok_approve")).getSummary().getTotal().getAmount())
        .isEqualTo(TEA + 495);
  }

  @Test
  void aCheaperServiceIsTakenSilently() {
    var cart = cart();
    standardCosts(0);

    assertThat(order(shopper.orders(cart, "tok_approve")).getSummary().getTotal().getAmount())
        .isEqualTo(TEA);
  }

  @Test
  void whatNobodySendsThereCannotBeChosen() {
    var cart = shopper.cartWith("TEA");

    assertThat(chooses(cart, "FR", "standard").getCode()).isEqualTo("shipping_unavailable");
    assertThat(chooses(cart, "GB", "balloon").getCode()).isEqualTo("shipping_unavailable");
    assertThat(shop.root("checkout", cart, Cart.class).getShipping()).isNull();
  }

  @Test
  void anOrderGoesWhereItsSendingWasChosenFor() {
    var cart = cart();

    var reply = shop.send(new CheckOut(shop.meta(cart), "tok_approve", null, "FR"));

    assertThat(reply.getCode()).isEqualTo("validation_failed");
    assertThat(reply.getDetails()).containsOnlyKeys("country");
  }

  @Test
  void whoChoosesNothingPaysNothingForIt() {
    var id = shopper.orders(shopper.cartWith("TEA"), "tok_approve");

    assertThat(order(id).getSummary().getTotal().getAmount()).isEqualTo(TEA);
  }

  @Test
  void aParcelIsBookedAsTheShopperHasPaidForIt() {
    var parcel = warehouse.plans(shopper.orders(cart(), "tok_approve"));
    warehouse.packs(parcel);

    accepted(warehouse.ask(new BookShipment(shop.meta(parcel), "", "")));

    assertThat(shop.written(BookParcelIntent.class))
        .singleElement()
        .satisfies(intent -> assertThat(intent.getCarrier()).isEqualTo("post"))
        .satisfies(intent -> assertThat(intent.getService()).isEqualTo("standard"));
  }
}
