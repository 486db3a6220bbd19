package io.ikart.e2e;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ikart.e2e.Edge.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;

/** What customers with an account and staff do with reviews. */
final class Reviewing {

  private static final Duration TOLD_WITHIN = Duration.ofSeconds(90);
  private static final Duration KNOWN_WITHIN = Duration.ofSeconds(30);
  private static final String PASSWORD = "correct horse battery";
  private static final Pattern TOKEN =
      Pattern.compile("Your token: ([0-7][0-9A-HJKMNP-TV-Z]{25}[A-Za-z0-9_-]{43})");

  private final Edge edge;
  private final Shopping shop;
  private final MailFolder mails;

  Reviewing(Launcher launcher) {
    edge = Edge.ofStaff(launcher);
    shop = new Shopping(edge);
    mails = new MailFolder(launcher.home().resolve("mail"));
  }

  Shopping shop() {
    return shop;
  }

  /** Somebody with a new account, signed in: the header that says so. */
  String[] customer() throws IOException {
    var address = "reader" + UUID.randomUUID().toString().replace("-", "") + "@example.org";
    edge.post("/v1/store/accounts", "{\"email\": \"%s\"}".formatted(address)).is(202);
    await().atMost(TOLD_WITHIN).until(() -> !mails.to(address).isEmpty());
    var token = TOKEN.matcher(mails.to(address).get(0));
    if (!token.find()) {
      throw new AssertionError("no token in " + mails.to(address));
    }
    edge.post(
            "/v1/store/accounts/confirm",
            "{\"token\": \"%s\", \"password\": \"%s\"}".formatted(token.group(1), PASSWORD))
        .is(204);
    var tokens =
        edge.post(
                "/v1/store/sessions",
                "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(address, PASSWORD))
            .is(201);
    return new String[] {"Authorization", "Bearer " + tokens.text("accessToken")};
  }

  /** The customer buys one unit and gets it. */
  void gets(String[] customer, String sku) {
    var cart = shop.cart(customer);
    shop.added(cart, sku, 1);
    var order = shop.ordered(cart, "pm_card_visa");
    if (!shop.settled(order).equals("CONFIRMED")) {
      throw new AssertionError(shop.order(order).body().toString());
    }
    var parcel = staff("orders/" + order + "/shipments", null).is(201).text("shipmentId");
    staff("shipments/" + parcel + "/pack", "{\"weightG\": 900}").is(200);
    staff("shipments/" + parcel + "/ship", "{\"carrier\": \"post\"}").is(200);
    staff("shipments/" + parcel + "/deliver", null).is(200);
    await()
        .atMost(KNOWN_WITHIN)
        .until(() -> own(customer, sku).body().path("verified").asBoolean());
  }

  Answer writes(String[] customer, String sku, int stars) {
    return edge.post(
        "/v1/store/products/prod_" + sku + "/reviews",
        "{\"score\": %d, \"title\": \"It boils\", \"body\": \"And whistles.\"}".formatted(stars),
        customer);
  }

  Answer own(String[] customer, String sku) {
    return edge.get("/v1/store/account/reviews/prod_" + sku, customer).is(200);
  }

  Answer takesBack(String[] customer, String sku) {
    return edge.send("DELETE", "/v1/store/account/reviews/prod_" + sku, null, customer);
  }

  JsonNode product(String sku) {
    return edge.get("/v1/store/products/prod_" + sku).is(200).body();
  }

  JsonNode shown(String sku) {
    return edge.get("/v1/store/products/prod_" + sku + "/reviews").is(200).body();
  }

  /** Products staff are asked to look at. */
  JsonNode toModerate() {
    return edge.get("/v1/admin/reviews").is(200).body().path("products");
  }

  /** What nobody has read of a product. */
  JsonNode waiting(String sku) {
    return edge.get("/v1/admin/products/prod_" + sku + "/reviews").is(200).body().path("reviews");
  }

  Answer approves(String sku, String reviewId) {
    return staff("products/prod_" + sku + "/reviews/" + reviewId + "/approve", null);
  }

  Answer rejects(String sku, String reviewId) {
    var body = "{\"reason\": \"not about the product\"}";
    return staff("products/prod_" + sku + "/reviews/" + reviewId + "/reject", body);
  }

  private Answer staff(String path, String body) {
    var key = UUID.randomUUID().toString();
    return edge.post("/v1/admin/" + path, body, "Idempotency-Key", key);
  }
}
