package io.ikart.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
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

  private Shopping shop;

  @BeforeAll
  void fill(Launcher launcher) {
    shop = new Shopping(new Edge(launcher.edge()));
    shop.sells("LAMP", 2_000, 10)
        .sells("RUG", 5_000, 10)
        .sells("VASE", 3_000, 10)
        .sells("BOWL", 1_500, 10);
  }

  private String confirmed(String... skus) {
    var orderId = shop.ordered(shop.cartWith(skus), "pm_card_visa");
    assertThat(shop.settled(orderId)).isEqualTo("CONFIRMED");
    return orderId;
  }

  private Edge.Answer staff(String path, String body) {
    return shop.edge().post("/v1/admin/" + path, body, "Idempotency-Key", "once-" + path);
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
    var orderId = confirmed("LAMP", "RUG");
    var first = delivered(orderId, "LAMP");
    assertThat(shop.order(orderId).text("fulfilmentStatus")).isEqualTo("PARTIAL");
    delivered(orderId, "RUG");
    assertThat(shop.order(orderId).text("status")).isEqualTo("COMPLETED");
    assertThat(shop.edge().get("/v1/store/shipments/" + first).text("status"))
        .isEqualTo("DELIVERED");
    awaitOnHand("LAMP", 9);
    awaitPaid(orderId, "PAID");

    var back =
        shop.edge()
            .post(
                "/v1/store/orders/" + orderId + "/returns",
                units("LAMP", ", \"reason\": \"too bright\""),
                "Idempotency-Key",
                "back-" + orderId)
            .is(201)
            .text("returnId");
    staff("returns/" + back + "/approve", null).is(200);
    staff(
            "returns/" + back + "/receive",
            "{\"warehouse\": \"main\", \"lines\": [{\"offerId\": \"LAMP:offer\", \"restocked\": 1}]}")
        .is(200);
    staff("returns/" + back + "/refund", null).is(200);

    awaitOnHand("LAMP", 10);
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
}
