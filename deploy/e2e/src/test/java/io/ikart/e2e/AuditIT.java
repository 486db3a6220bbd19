package io.ikart.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is done stands in the audit log: every sensitive action, by people, staff and operators. */
@ExtendWith(RunningShop.class)
class AuditIT {

  private static final Duration TOLD_WITHIN = Duration.ofSeconds(90);
  private static final Duration KEPT_WITHIN = Duration.ofSeconds(30);
  private static final Duration REPLAYED_WITHIN = Duration.ofMinutes(2);
  private static final String ORIGIN = "[0-9a-f]{16}";
  private static final String TOOLS = "client_tools";
  private static final String RATES =
      """
      {"zones": [{"zone": "home", "countries": ["SE"]}],
       "rates": [{"zone": "home", "service": "standard", "title": "In a week", "maxWeightG": 5000,
                  "carrier": "post", "carrierService": "standard",
                  "price": {"amount": 4900, "currency": "SEK"}}]}
      """;

  private Edge edge;
  private Edge anybody;
  private Shopping shop;
  private AuditLog log;

  @BeforeEach
  void find(Launcher launcher) {
    edge = Edge.ofStaff(launcher);
    anybody = new Edge(launcher.edge());
    shop = new Shopping(edge);
    log = new AuditLog(launcher, edge);
  }

  @Test
  void everySensitiveActionIsKeptWithWhoFromWhereWhyAndWhatChanged(Launcher launcher)
      throws IOException {
    var person = new Person(anybody, new MailFolder(launcher.home().resolve("mail")));
    signInsRolesExportAndErasure(person.joins());
    adjustmentPaymentAndRefund();
    configuration();
    replay(launcher);

    assertThat(log.entry("client.signed-in", TOOLS).path("address").asText()).matches(ORIGIN);
    var everything = edge.get("/v1/admin/audit?limit=100").is(200).response().body();
    assertThat(everything).contains("session.failed");
    person.words().forEach(word -> assertThat(everything).doesNotContain(word));
    log.awaitVerified();
  }

  private void signInsRolesExportAndErasure(Person person) {
    var wrong = "{\"email\": \"%s\", \"password\": \"a wrong guess\"}".formatted(person.email());
    anybody.post("/v1/store/sessions", wrong).is(401);
    person.asks("GET", "/export", null).is(200);
    var roles = "{\"email\": \"%s\", \"roles\": [\"support\"]}".formatted(person.email());
    var account = edge.send("PUT", "/v1/admin/accounts/roles", roles).is(200).text("id");
    edge.post("/v1/admin/customers/" + person.id() + "/erasure", null).is(200);

    assertThat(log.entry("session.started", account).path("address").asText()).matches(ORIGIN);
    assertThat(log.entry("session.failed", account).path("address").asText()).matches(ORIGIN);
    assertThat(log.entry("data.exported", person.id()).path("actor").asText())
        .isEqualTo(person.id());
    var changed = log.entry("role.changed", account);
    assertThat(changed.path("actor").asText()).isEqualTo(TOOLS);
    assertThat(changed.path("before").path("roles")).isEmpty();
    assertThat(changed.path("after").path("roles").get(0).asText()).isEqualTo("support");
    var erased = log.entry("erasure.account", account);
    assertThat(erased.path("actor").asText()).isEqualTo(TOOLS);
    assertThat(erased.path("address").asText()).matches(ORIGIN);
    assertThat(log.entry("erasure.person", person.id()).path("details").path("keys").asInt())
        .isPositive();
  }

  private void adjustmentPaymentAndRefund() {
    shop.sells("AUDITED", 2_000, 10);
    log.adjust("AUDITED", -3, "broken in the cellar");
    var payment = refunded().replace("order_", "pay_");

    var adjusted = log.entry("stock.adjusted", "AUDITED");
    assertThat(adjusted.path("reason").asText()).isEqualTo("broken in the cellar");
    assertThat(adjusted.path("actor").asText()).isEqualTo(TOOLS);
    assertThat(adjusted.path("address").asText()).matches(ORIGIN);
    assertThat(adjusted.path("before").path("onHand").asLong()).isEqualTo(10);
    assertThat(adjusted.path("after").path("onHand").asLong()).isEqualTo(7);
    assertThat(log.page("?address=127.0.0.1&action=stock.&object=AUDITED")).hasSize(1);
    assertThat(log.page("?address=192.0.2.1&action=stock.&object=AUDITED")).isEmpty();
    assertThat(log.entry("payment.captured", payment).has("after")).isTrue();
    assertThat(log.entry("refund.asked", payment).path("reason").asText()).isEqualTo("a crack");
    assertThat(log.entry("refund.made", payment).at("/details/amount/amount").asLong())
        .isEqualTo(500);
  }

  private void configuration() {
    edge.send("PUT", "/v1/admin/shipping-rates/SEK", RATES).is(200);

    await()
        .atMost(KEPT_WITHIN)
        .until(() -> log.page("?action=rates.set").toString().contains("SEK"));
    assertThat(log.page("?action=rates.set").get(0).path("actor").asText()).isEqualTo(TOOLS);
  }

  /** None of its orders, so that it only says that it was asked for. */
  private void replay(Launcher launcher) {
    var trade = launcher.repository().resolve("deploy/e2e/src/test/resources/a-small-december.csv");
    launcher
        .run(REPLAYED_WITHIN, "replay", "online-retail", trade.toString(), "--limit", "0")
        .succeeded();

    assertThat(log.entry("history.replayed", "online-retail").path("actor").asText())
        .startsWith("operator:");
  }

  /** An order of which something was sent and a part of the money given back. */
  private String refunded() {
    var order = shop.ordered(shop.cartWith("AUDITED"), "tok_approve");
    assertThat(shop.settled(order)).isEqualTo("CONFIRMED");
    var parcel = staff("orders/" + order + "/shipments", "").is(201).text("shipmentId");
    staff("shipments/" + parcel + "/pack", "{\"weightG\": 900}").is(200);
    staff("shipments/" + parcel + "/ship", "{\"carrier\": \"post\"}").is(200);
    awaitPaid(order, "PAID");
    staff(
            "orders/" + order + "/refunds",
            "{\"amount\": {\"amount\": 500, \"currency\": \"GBP\"}, \"reason\": \"a crack\"}")
        .is(200);
    awaitPaid(order, "PARTIALLY_REFUNDED");
    return order;
  }

  private Edge.Answer staff(String path, String body) {
    var key = UUID.randomUUID().toString();
    return edge.post("/v1/admin/" + path, body, "Idempotency-Key", key);
  }

  private void awaitPaid(String order, String status) {
    await()
        .atMost(TOLD_WITHIN)
        .untilAsserted(() -> assertThat(shop.order(order).text("paymentStatus")).isEqualTo(status));
  }
}
