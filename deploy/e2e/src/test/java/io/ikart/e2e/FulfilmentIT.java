package io.ikart.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a confirmed order to money given back, over HTTP and through every process of the shop. */
@ExtendWith(RunningShop.class)
@TestInstance(Lifecycle.PER_CLASS)
class FulfilmentIT {

  private static final Duration SETTLED_WITHIN = Duration.ofSeconds(60);

  private static final String ADA =
      """
      {"email": "ada@example.org", "name": "Ada",
       "address": {"line1": "1 Hill", "city": "Bath", "postcode": "BA1 1AA", "country": "GB"}}
      """;

  private static final String RATES =
      """
      {"zones": [{"zone": "home", "countries": ["GB"]}],
       "rates": [
        {"zone": "home", "service": "standard", "title": "In three days", "maxWeightG": 5000,
         "carrier": "post", "carrierService": "standard",
         "price": {"amount": 395, "currency": "GBP"}},
        {"zone": "home", "service": "express", "title": "Tomorrow", "maxWeightG": 5000,
         "carrier": "post", "carrierService": "express",
         "price": {"amount": 795, "currency": "GBP"}}]}
      """;

  private Shopping shop;

  @BeforeAll
  void fill(Launcher launcher) {
    shop = new Shopping(Edge.ofStaff(launcher));
    shop.sells("LANTERN", 2_000, 10)
        .sells("RUG", 5_000, 10)
        .sells("VASE", 3_000, 10)
        .sells("BOWL", 1_500, 10)
        .sells("CHAIR", 9_000, 10);
  }

  private String confirmed(String... skus) {
    var orderId = shop.ordered(shop.cartWith(skus), "pm_card_visa");
    assertThat(shop.settled(orderId)).isEqualTo("CONFIRMED");
    return orderId;
  }

  private String confirmedFor(String sku, String contact) {
    var cart = shop.cartWith(sku);
    var rates = "/v1/store/carts/" + cart + "/shipping-rates?country=GB";
    await()
        .atMost(SETTLED_WITHIN)
        .until(() -> shop.edge().get(rates).is(200).body().path("rates").size() == 2);
    var choice = "{\"country\": \"GB\", \"service\": \"express\"}";
    Shopping.retried(
        () -> {
          var chosen = shop.edge().send("PUT", "/v1/store/carts/" + cart + "/shipping", choice);
          return chosen.status() == 200 ? chosen : null;
        });
    var orderId = shop.checkOutTelling(cart, contact).is(201).text("orderId");
    assertThat(shop.settled(orderId)).isEqualTo("CONFIRMED");
    return orderId;
  }

  private Edge.Answer staff(String path, String body) {
    var key = UUID.randomUUID().toString();
    return shop.edge().post("/v1/admin/" + path, body, "Idempotency-Key", key);
  }

  /** A parcel of one unit of a SKU, delivered. */
  private String delivered(String orderId, String sku) {
    var parcel =
        staff("orders/" + orderId + "/shipments", units(sku, "")).is(201).text("shipmentId");
    staff("shipments/" + parcel + "/pack", "{\"weightG\": 900}").is(200);
    staff("shipments/" + parcel + "/ship", "{\"carrier\": \"post\"}").is(200);
    staff("shipments/" + parcel + "/deliver", null).is(200);
    return parcel;
  }

  private static String units(String sku, String more) {
    return "{\"lines\": [{\"offerId\": \"%s\", \"quantity\": 1}]%s}"
        .formatted(Shopping.offer(sku), more);
  }

  private void awaitOnHand(String sku, long units) {
    await()
        .atMost(SETTLED_WITHIN)
        .untilAsserted(
            () ->
                assertThat(shop.stock(sku).body().path("onHand").asLong())
                    .as("on hand of %s", sku)
                    .isEqualTo(units));
  }

  @Test
  void whatIsSentIsCapturedWhatComesBackIsRefundedAndOnTheShelfAgain() {
    var orderId = confirmed("LANTERN", "RUG");
    var first = delivered(orderId, "LANTERN");
    assertThat(shop.order(orderId).text("fulfilmentStatus")).isEqualTo("PARTIAL");
    delivered(orderId, "RUG");
    assertThat(shop.order(orderId).text("status")).isEqualTo("COMPLETED");
    assertThat(shop.edge().get("/v1/store/shipments/" + first).text("status"))
        .isEqualTo("DELIVERED");
    awaitOnHand("LANTERN", 9);
    awaitPaid(orderId, "PAID");

    var back =
        shop.edge()
            .post(
                "/v1/store/orders/" + orderId + "/returns",
                units("LANTERN", ", \"reason\": \"too bright\""),
                "Idempotency-Key",
                "back-" + orderId)
            .is(201)
            .text("returnId");
    staff("returns/" + back + "/approve", null).is(200);
    staff(
            "returns/" + back + "/receive",
            "{\"warehouse\": \"main\", \"lines\": [{\"offerId\": \"LANTERN:offer\", \"restocked\": 1}]}")
        .is(200);
    staff("returns/" + back + "/refund", null).is(200);

    awaitOnHand("LANTERN", 10);
    awaitPaid(orderId, "PARTIALLY_REFUNDED");
    var shown = shop.edge().get("/v1/store/returns/" + back).is(200);
    assertThat(shown.text("status")).isEqualTo("REFUNDED");
    assertThat(shown.body().path("refunded").path("amount").asLong()).isEqualTo(2_000);
  }

  private void awaitPaid(String orderId, String status) {
    await()
        .atMost(SETTLED_WITHIN)
        .untilAsserted(
            () -> assertThat(shop.order(orderId).text("paymentStatus")).isEqualTo(status));
  }

  @Test
  void aCancelledLineIsNeverCapturedAndMoreThanIsOpenIsRefused() {
    var orderId = confirmed("VASE", "BOWL");
    var path = "orders/" + orderId + "/cancel-lines";
    staff(path, units("BOWL", ", \"reason\": \"sold out\"")).is(200);

    var refused =
        shop.edge().post("/v1/admin/orders/" + orderId + "/shipments", units("BOWL", "")).is(409);

    assertThat(refused.text("code")).isEqualTo("invalid_transition");
    delivered(orderId, "VASE");
    assertThat(shop.order(orderId).text("status")).isEqualTo("COMPLETED");
    awaitPaid(orderId, "PAID");
  }

  @Test
  void aParcelIsBookedAtTheCarrierAndFollowedToTheDoor(Launcher launcher) {
    shop.edge().send("PUT", "/v1/admin/shipping-rates/GBP", RATES).is(200);
    var orderId = confirmedFor("CHAIR", ADA);
    assertThat(shop.order(orderId).body().path("total").path("amount").asLong())
        .isEqualTo(9_000 + 795);
    var parcel =
        staff("orders/" + orderId + "/shipments", units("CHAIR", "")).is(201).text("shipmentId");
    staff("shipments/" + parcel + "/pack", "{\"weightG\": 1200}").is(200);

    staff("shipments/" + parcel + "/book", null).is(200);

    awaitParcel(parcel, "booking", "BOOKED");
    awaitParcel(parcel, "service", "express");
    var number = shop.edge().get("/v1/store/shipments/" + parcel).text("trackingNumber");
    assertThat(number).isNotEmpty();
    var books = new Edge(launcher.url("IKART_CARRIER_PORT")).get("/books").is(200).body();
    assertThat(books.path("maxBoughtPerReference").asInt()).isEqualTo(1);
    assertThat(books.path("parcels").findValuesAsText("trackingCode")).contains(number);

    staff("shipments/" + parcel + "/ship", null).is(200);

    awaitParcel(parcel, "status", "DELIVERED");
    shop.reaches(orderId, "COMPLETED");
    awaitPaid(orderId, "PAID");
    assertThat(shop.order(orderId).body().path("captured").path("amount").asLong())
        .isEqualTo(9_000 + 795);
    var seen = shop.edge().get("/v1/store/shipments/" + parcel).body().path("tracking");
    assertThat(seen.findValuesAsText("status")).contains("PRE_TRANSIT", "DELIVERED");
  }

  private void awaitParcel(String parcel, String field, String value) {
    await()
        .atMost(SETTLED_WITHIN)
        .untilAsserted(
            () ->
                assertThat(shop.edge().get("/v1/store/shipments/" + parcel).text(field))
                    .isEqualTo(value));
  }

  @Test
  void aParcelThatNobodyCanAddressIsNotBooked() {
    var orderId = confirmed("BOWL");
    var parcel =
        staff("orders/" + orderId + "/shipments", units("BOWL", "")).is(201).text("shipmentId");
    staff("shipments/" + parcel + "/pack", "{\"weightG\": 300}").is(200);

    staff("shipments/" + parcel + "/book", "{\"carrier\": \"post\", \"service\": \"standard\"}")
        .is(200);

    awaitParcel(parcel, "booking", "NONE");
    staff("shipments/" + parcel + "/ship", "{\"carrier\": \"bicycle\"}").is(200);
  }
}
