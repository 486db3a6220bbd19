package io.ikart.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ikart.e2e.Edge.Answer;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;

/** What shoppers and staff do, in the shop's words. */
final class Shopping {

  private static final Duration SETTLED_WITHIN = Duration.ofSeconds(60);
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(90);
  private static final int OK = 200;
  private static final int ACCEPTED = 202;
  private static final int CREATED = 201;
  private static final Set<String> SETTLED =
      Set.of("CONFIRMED", "REJECTED", "EXPIRED", "CANCELLED", "ON_HOLD");

  private final Edge edge;

  Shopping(Edge edge) {
    this.edge = edge;
  }

  Edge edge() {
    return edge;
  }

  /**
   * Puts a product on sale with one SKU of the same name; waits until it can be bought anywhere.
   */
  Shopping sells(String sku, long pence, long units) {
    edge.send("PUT", "/v1/admin/products/prod_" + sku, product(sku, pence)).is(200);
    if (units > 0) {
      receive(sku, units);
    }
    var question = "{\"offerIds\": [\"%s\"]}".formatted(offer(sku));
    await()
        .atMost(SETTLED_WITHIN)
        .until(
            () -> edge.post("/v1/admin/offers/ready", question).body().path("ready").asBoolean());
    return this;
  }

  static String product(String sku, long pence) {
    return """
        {"title": "A %1$s", "variants": [{"sku": "%1$s"}],
         "offers": [{"offerId": "%2$s", "sku": "%1$s",
                     "unitPrice": {"amount": %3$d, "currency": "GBP"}}]}
        """
        .formatted(sku, offer(sku), pence);
  }

  static String offer(String sku) {
    return sku + ":offer";
  }

  void receive(String sku, long units) {
    var body =
        "{\"warehouse\": \"main\", \"quantity\": %d, \"reference\": \"test\"}".formatted(units);
    edge.post("/v1/admin/stock/" + sku + "/receive", body).is(200);
  }

  Answer stock(String sku) {
    return edge.get("/v1/admin/stock/" + sku).is(200);
  }

  /** A new cart; its id, which a shop that is slow today tells before the cart is there. */
  String cart(String... headers) {
    var answer = edge.post("/v1/store/carts", "{\"currency\": \"GBP\"}", headers);
    return answer.status() == ACCEPTED ? answer.text("id") : answer.is(CREATED).text("cartId");
  }

  /** A new cart with one unit of each SKU; commands of one cart are handled in order. */
  String cartWith(String... skus) {
    var cart = cart();
    for (var sku : skus) {
      int status = add(cart, sku, 1).status();
      if (status != OK && status != ACCEPTED) {
        throw new AssertionError("cannot add " + sku + ": " + status);
      }
    }
    return cart;
  }

  Answer add(String cart, String sku, long units) {
    return edge.post("/v1/store/carts/" + cart + "/lines", line(sku, units));
  }

  /** Adds as a patient client does: with the same key again until the answer is known. */
  void added(String cart, String sku, long units) {
    var lines = "/v1/store/carts/" + cart + "/lines";
    var key = "add-" + sku + "-" + cart;
    retried(() -> edge.post(lines, line(sku, units), "Idempotency-Key", key).is(OK));
  }

  private static String line(String sku, long units) {
    return "{\"offerId\": \"%s\", \"quantity\": %d}".formatted(offer(sku), units);
  }

  Answer checkOut(String cart, String token) {
    return checkOut(cart, token, UUID.randomUUID().toString());
  }

  Answer checkOut(String cart, String token, String key) {
    return edge.post(
        "/v1/store/carts/" + cart + "/checkout",
        "{\"paymentToken\": \"%s\"}".formatted(token),
        "Idempotency-Key",
        key);
  }

  /** Checks out and leaves an address: JSON of a contact. */
  Answer checkOutTelling(String cart, String contact) {
    return edge.post(
        "/v1/store/carts/" + cart + "/checkout",
        "{\"paymentToken\": \"%s\", \"contact\": %s}".formatted("tok_approve", contact),
        "Idempotency-Key",
        UUID.randomUUID().toString());
  }

  /**
   * Checks out as a patient client does: with the same key again until the answer is known.
   *
   * @return the order's id
   */
  String ordered(String cart, String token) {
    return retried(
        () -> {
          var answer = checkOut(cart, token, "order-" + cart);
          return answer.status() == ACCEPTED ? null : answer.is(CREATED).text("orderId");
        });
  }

  /** Calls until there is an answer; the shop may be losing an instance right now. */
  static <T> T retried(Callable<T> call) {
    return await().atMost(ANSWERED_WITHIN).ignoreExceptions().until(call, Objects::nonNull);
  }

  Answer order(String orderId) {
    return edge.get("/v1/store/orders/" + orderId).is(200);
  }

  /** Waits until the order waits for nobody any more; its status. */
  String settled(String orderId) {
    return await()
        .atMost(SETTLED_WITHIN)
        .ignoreExceptionsMatching(AssertionError.class::isInstance)
        .until(() -> order(orderId).text("status"), SETTLED::contains);
  }

  /** Waits until the order stands there. */
  void reaches(String orderId, String status) {
    await()
        .atMost(SETTLED_WITHIN)
        .untilAsserted(() -> assertThat(order(orderId).text("status")).isEqualTo(status));
  }
}
