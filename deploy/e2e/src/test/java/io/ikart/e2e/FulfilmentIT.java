package io.ikart.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a confirmed order to captured money, over HTTP and through every process of the shop. */
@ExtendWith(RunningShop.class)
@TestInstance(Lifecycle.PER_CLASS)
class FulfilmentIT {

  private static final Duration SETTLED_WITHIN = Duration.ofSeconds(60);

  private Shopping shop;

  @BeforeAll
  void fill(Launcher launcher) {
    shop = new Shopping(new Edge(launcher.edge()));
    shop.sells("VASE", 3_000, 10).sells("BOWL", 1_500, 10);
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
  private void delivered(String orderId, String sku) {
    var parcel =
        staff("orders/" + orderId + "/shipments", units(sku, "")).is(201).text("shipmentId");
    staff("shipments/" + parcel + "/pack", "{\"weightG\": 900}").is(200);
    staff("shipments/" + parcel + "/ship", "{\"carrier\": \"post\"}").is(200);
    staff("shipments/" + parcel + "/deliver", null).is(200);
  }

  private static String units(String sku, String more) {
    return "{\"lines\": [{\"offerId\": \"%s\", \"quantity\": 1}]%s}"
        .formatted(Shopping.offer(sku), more);
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
