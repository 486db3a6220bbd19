package io.ikart.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Shoppers' journeys over HTTP, through every process of the shop. */
@ExtendWith(RunningShop.class)
@TestInstance(Lifecycle.PER_CLASS)
class JourneyIT {

  private Shopping shop;

  @BeforeAll
  void fill(Launcher launcher) {
    shop = new Shopping(Edge.ofStaff(launcher));
    shop.sells("TEA", 450, 1_000)
        .sells("MUG", 1_200, 1_000)
        .sells("SCONE", 300, 5)
        .sells("RARE", 9_900, 1);
  }

  @Test
  void aPaidCartIsConfirmedAndItsStockAllocated() {
    var cart = shop.cartWith("TEA", "SCONE");

    var placed = shop.checkOut(cart, "tok_approve").is(201);

    var orderId = placed.text("orderId");
    assertThat(shop.settled(orderId)).isEqualTo("CONFIRMED");
    assertThat(shop.order(orderId).body().path("total").path("amount").asLong()).isEqualTo(750);
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> assertThat(shop.stock("SCONE").body().path("allocated").asLong()).isEqualTo(1));
    assertThat(shop.edge().get("/v1/store/carts/" + cart).text("status")).isEqualTo("ORDERED");
  }

  @Test
  void theSecondShopperOfTheLastUnitIsRefusedAndMayGoOnShopping() {
    var first = shop.checkOut(shop.cartWith("TEA", "RARE"), "tok_approve").is(201).text("orderId");
    assertThat(shop.settled(first)).isEqualTo("CONFIRMED");
    var cart = shop.cartWith("TEA", "RARE");

    var second = shop.checkOut(cart, "tok_approve").is(201).text("orderId");

    assertThat(shop.settled(second)).isEqualTo("REJECTED");
    assertThat(shop.edge().get("/v1/store/carts/" + cart).text("status")).isEqualTo("ACTIVE");
    shop.edge().send("DELETE", "/v1/store/carts/" + cart + "/lines/RARE:offer", null).is(200);
    var third = shop.checkOut(cart, "tok_approve").is(201).text("orderId");
    assertThat(third).endsWith("-2");
    assertThat(shop.settled(third)).isEqualTo("CONFIRMED");
  }

  @Test
  void aDeclinedPaymentMayBeTriedAgain() {
    var orderId = shop.checkOut(shop.cartWith("TEA"), "tok_decline").is(201).text("orderId");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> shop.order(orderId).body().path("milestones").toString().contains("Declined"));

    shop.edge()
        .post(
            "/v1/store/orders/" + orderId + "/payment",
            "{\"paymentToken\": \"tok_approve\"}",
            "Idempotency-Key",
            "again-" + orderId)
        .is(200);

    assertThat(shop.settled(orderId)).isEqualTo("CONFIRMED");
  }

  @Test
  void anAnswerLostAfterTheGatewayChargedIsAskedForAgainAndNotChargedTwice() {
    var orderId = shop.checkOut(shop.cartWith("TEA"), "tok_timeout").is(201).text("orderId");

    assertThat(shop.settled(orderId)).isEqualTo("CONFIRMED");
  }

  @Test
  void aRepeatedCheckoutGetsTheFirstAnswer() {
    var cart = shop.cartWith("MUG");
    var first = shop.checkOut(cart, "tok_approve", "key-" + cart).is(201);

    var again = shop.checkOut(cart, "tok_approve", "key-" + cart).is(201);

    assertThat(again.text("orderId")).isEqualTo(first.text("orderId"));
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    shop.checkOut(cart, "tok_decline", "key-" + cart).is(422);
  }

  @Test
  void aConfirmedOrderMayBeCancelledAndGivesItsStockBack() {
    var orderId = shop.checkOut(shop.cartWith("MUG"), "tok_approve").is(201).text("orderId");
    assertThat(shop.settled(orderId)).isEqualTo("CONFIRMED");

    shop.edge()
        .post("/v1/store/orders/" + orderId + "/cancel", "{}", "Idempotency-Key", "x-" + orderId)
        .is(200);

    shop.reaches(orderId, "CANCELLED");
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> assertThat(shop.order(orderId).text("paymentStatus")).isEqualTo("VOIDED"));
  }

  @Test
  void aCustomersListShowsTheOrderAtOnceWhenAskedFor() {
    var cart = shop.cart("Ikart-Customer", "cust_list1");
    shop.add(cart, "TEA", 2).is(200);
    var placed = shop.checkOut(cart, "tok_approve").is(201);

    var version = placed.body().path("touched").toString();
    var list =
        shop.edge()
            .get(
                "/v1/store/orders?customer=cust_list1&atLeast=" + placed.text("orderId") + ":1",
                "Ikart-Customer",
                "cust_list1")
            .is(200);

    assertThat(version).contains(placed.text("orderId"));
    assertThat(list.body().path("orders").toString()).contains(placed.text("orderId"));
  }

  @Test
  void progressIsStreamedAndResumesWithoutAGap() {
    var orderId = shop.checkOut(shop.cartWith("TEA"), "tok_approve").is(201).text("orderId");
    assertThat(shop.settled(orderId)).isEqualTo("CONFIRMED");
    var all = shop.edge().get("/v1/store/orders/" + orderId + "/events").is(200);

    assertThat(all.body().path("events").findValuesAsText("event"))
        .containsExactly("OrderPlaced", "OrderStockSecured", "OrderConfirmed");
  }

  @Test
  void aStaleWriteIsRefused() {
    var cart = shop.cartWith("TEA");
    var shown = shop.edge().get("/v1/store/carts/" + cart).is(200);
    shop.add(cart, "MUG", 1).is(200);

    var body = "{\"offerId\": \"TEA:offer\", \"quantity\": 5}";
    shop.edge()
        .post("/v1/store/carts/" + cart + "/lines", body, "If-Match", shown.header("ETag"))
        .is(412);
  }
}
