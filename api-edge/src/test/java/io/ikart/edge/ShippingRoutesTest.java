package io.ikart.edge;

import static io.ikart.edge.Shop.pence;
import static io.ikart.edge.TestEdge.CART;
import static io.ikart.edge.TestEdge.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Ids;
import io.ikart.schemas.cart.Cart;
import io.ikart.schemas.cart.ChooseShipping;
import io.ikart.schemas.common.Touched;
import io.ikart.schemas.shipment.BookShipment;
import io.ikart.schemas.shipping.ChosenShipping;
import io.ikart.schemas.shipping.SetShippingRates;
import io.ikart.schemas.shipping.ShippingRate;
import io.ikart.schemas.shipping.ShippingTable;
import io.ikart.schemas.shipping.ShippingZone;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What sending costs, and the shopper's choice, over HTTP. */
class ShippingRoutesTest {

  private static final String RATES = "/v1/store/carts/" + CART + "/shipping-rates";
  private static final String CHOICE = "/v1/store/carts/" + CART + "/shipping";
  private static final String TABLE = "/v1/admin/shipping-rates/GBP";
  private static final ChosenShipping STANDARD =
      new ChosenShipping("GB", "standard", "Standard", "post", "standard", pence(395));

  private static TestEdge edge;

  @BeforeAll
  static void open() {
    edge = new TestEdge();
  }

  @AfterAll
  static void close() {
    edge.close();
  }

  @BeforeEach
  void forget() {
    edge.reset();
    edge.shop.has(CART, Shop.cart(), edge.shop.part("TEA:499", Shop.tea(0)));
    edge.shop.has(
        Ids.shippingRates("GBP"),
        new ShippingTable(
            "GBP",
            List.of(new ShippingZone("home", List.of("GB"))),
            List.of(rate("standard", 400, 295), rate("standard", 5_000, 395))));
  }

  private static ShippingRate rate(String service, long maxG, long price) {
    return new ShippingRate("home", service, "Standard", "post", service, maxG, pence(price));
  }

  @Test
  void theRatesAreThoseForTheCartsWeight() {
    var body = json(edge.get(RATES + "?country=GB"));

    assertThat(body.at("/weightG").longValue()).isEqualTo(500);
    assertThat(body.at("/rates")).hasSize(1);
    assertThat(body.at("/rates/0/service").textValue()).isEqualTo("standard");
    assertThat(body.at("/rates/0/price/amount").longValue()).isEqualTo(395);
  }

  @Test
  void whereNobodySendsThereAreNone() {
    assertThat(json(edge.get(RATES + "?country=FR")).at("/rates")).isEmpty();
    edge.shop.reset();
    edge.shop.has(CART, Shop.cart());
    assertThat(json(edge.get(RATES + "?country=GB")).at("/rates")).isEmpty();
  }

  @Test
  void aCartThatIsNotThereHasNoRatesAndACountryMustBeNamed() {
    edge.shop.reset();
    assertThat(edge.get(RATES + "?country=GB").statusCode()).isEqualTo(404);
    assertThat(edge.get(RATES).statusCode()).isEqualTo(400);
    edge.shop.goesDown();
    assertThat(edge.get(RATES + "?country=GB").statusCode()).isEqualTo(503);
  }

  @Test
  void aChoiceIsACommandAndTheCartShowsWhatItCosts() {
    edge.log.accepts(new Touched(CART, 4L, "4-x"));
    edge.shop.has(CART, Cart.newBuilder(Shop.cart()).setShipping(STANDARD).build());

    var body = json(edge.call("PUT", CHOICE, "{\"country\":\"GB\",\"service\":\"standard\"}"));

    var command = (ChooseShipping) edge.log.last().command();
    assertThat(command.getCountry()).isEqualTo("GB");
    assertThat(command.getService()).isEqualTo("standard");
    assertThat(body.at("/shipping/price/amount").longValue()).isEqualTo(395);
    assertThat(body.at("/total/amount").longValue()).isEqualTo(998 + 395);
  }

  @Test
  void whatCannotBeSentThatWayIsAConflict() {
    edge.log.refuses("shipping_unavailable", Map.of("country", "FR", "service", "standard"));

    var answer = edge.call("PUT", CHOICE, "{\"country\":\"FR\",\"service\":\"standard\"}");

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(json(answer).at("/code").textValue()).isEqualTo("shipping_unavailable");
  }

  @Test
  void staffSetTheWholeTable() {
    edge.log.accepts(new Touched(Ids.shippingRates("GBP"), 3L, "3-abc"));
    var table =
        """
        {"zones": [{"zone": "home", "countries": ["GB"]}, {"zone": "far", "countries": ["*"]}],
         "rates": [{"zone": "home", "service": "standard", "title": "Standard", "maxWeightG": 2000,
                    "carrier": "post", "carrierService": "standard",
                    "price": {"amount": 0, "currency": "GBP"}}]}
        """;

    var answer = edge.call("PUT", TABLE, table);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    var command = (SetShippingRates) edge.log.last().command();
    assertThat(command.getCurrency()).isEqualTo("GBP");
    assertThat(command.getZones().get(1).getCountries()).containsExactly("*");
    assertThat(command.getRates().get(0).getPrice()).isEqualTo(pence(0));
    assertThat(json(edge.get(TABLE)).at("/rates/1/maxWeightG").longValue()).isEqualTo(5_000);
  }

  @Test
  void mistakesInATableAreNamedByTheirPlace() {
    var answer =
        edge.call(
            "PUT",
            TABLE,
            "{\"zones\":[{\"zone\":\"home\",\"countries\":[\"Britain\"]}],\"rates\":[{\"zone\":\"home\"}]}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).get("errors").findValuesAsText("field"))
        .contains("zones[0].countries[0]", "rates[0].service", "rates[0].price");
    assertThat(edge.get("/v1/admin/shipping-rates/pounds").statusCode()).isEqualTo(404);
  }

  @Test
  void withoutABodyWhatTheShopperHasPaidForIsBooked() {
    var parcel = Ids.shipment(TestEdge.ORDER, 1);
    edge.post("/v1/admin/shipments/" + parcel + "/book", null);

    var command = (BookShipment) edge.log.last().command();
    assertThat(command.getCarrier()).isEmpty();
    assertThat(command.getService()).isEmpty();
  }
}
