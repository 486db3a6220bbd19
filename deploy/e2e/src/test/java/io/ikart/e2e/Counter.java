package io.ikart.e2e;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

/**
 * The counter where one order of one thing goes out and comes back, whoever is killed meanwhile.
 */
final class Counter {

  private static final Duration PAID_WITHIN = Duration.ofMinutes(4);

  private final Shopping shop;
  private final String orderId;

  Counter(Shopping shop, String orderId) {
    this.shop = shop;
    this.orderId = orderId;
  }

  /** Sends the order; all of its money is captured by that, and waited for. */
  void sends() {
    var parcel = created("/v1/admin/orders/" + orderId + "/shipments", null, "shipmentId");
    done("/v1/admin/shipments/" + parcel + "/pack", "{\"weightG\": 900}");
    done("/v1/admin/shipments/" + parcel + "/ship", "{\"carrier\": \"post\"}");
    done("/v1/admin/shipments/" + parcel + "/deliver", null);
    await()
        .atMost(PAID_WITHIN)
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptions()
        .until(() -> shop.order(orderId).text("paymentStatus"), "PAID"::equals);
  }

  /** Takes everything back and refunds it. */
  void takesBack() {
    var line = shop.order(orderId).body().path("lines").path(0);
    var offer = line.path("offerId").asText();
    var back =
        created(
            "/v1/store/orders/" + orderId + "/returns",
            "{\"reason\": \"too big\", \"lines\": [{\"offerId\": \"%s\", \"quantity\": %d}]}"
                .formatted(offer, line.path("quantity").asLong()),
            "returnId");
    done("/v1/admin/returns/" + back + "/approve", null);
    done(
        "/v1/admin/returns/" + back + "/receive",
        "{\"warehouse\": \"main\", \"lines\": [{\"offerId\": \"%s\", \"restocked\": %d}]}"
            .formatted(offer, line.path("quantity").asLong()));
    done("/v1/admin/returns/" + back + "/refund", null);
  }

  /** Asks with one key until what it made is known; its id. */
  private String created(String path, String body, String field) {
    return Shopping.retried(() -> post(path, body).is(201).text(field));
  }

  private void done(String path, String body) {
    Shopping.retried(() -> post(path, body).is(200));
  }

  private Edge.Answer post(String path, String body) {
    return shop.edge().post(path, body, "Idempotency-Key", "once-" + orderId);
  }
}
