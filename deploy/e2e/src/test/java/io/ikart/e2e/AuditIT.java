package io.ikart.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ikart.schemas.audit.ActionRecorded;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is done stands in the audit log, and nobody changes it there unseen. */
@ExtendWith(RunningShop.class)
class AuditIT {

  private static final Duration TOLD_WITHIN = Duration.ofSeconds(90);
  private static final Duration KEPT_WITHIN = Duration.ofSeconds(30);
  private static final Duration VERIFIED_WITHIN = Duration.ofMinutes(2);
  private static final String LOG = "audit.events";
  private static final String CHAIN = "audit";
  private static final String ORIGIN = "[0-9a-f]{16}";
  private static final String TOOLS = "client_tools";
  private static final Pattern ALL_SIGNED =
      Pattern.compile("([0-9,]+) entries, \\1 of them under a signed head: nothing was changed");

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
  private Stranger stranger;

  @BeforeEach
  void find(Launcher launcher) {
    edge = Edge.ofStaff(launcher);
    anybody = new Edge(launcher.edge());
    shop = new Shopping(edge);
    stranger = new Stranger(launcher.bootstrap(), launcher.registry());
  }

  @Test
  void everySensitiveActionIsKeptWithWhoFromWhereWhyAndWhatChanged(Launcher launcher)
      throws IOException {
    var person = new Person(anybody, new MailFolder(launcher.home().resolve("mail")));
    signInsRolesExportAndErasure(person.joins());
    adjustmentPaymentAndRefund();
    configuration();
    replay(launcher);

    assertThat(entry("client.signed-in", TOOLS).path("address").asText()).matches(ORIGIN);
    var everything = edge.get("/v1/admin/audit?limit=100").is(200).response().body();
    assertThat(everything).contains("session.failed");
    person.words().forEach(word -> assertThat(everything).doesNotContain(word));
    awaitVerified(launcher);
  }

  private void signInsRolesExportAndErasure(Person person) {
    var wrong = "{\"email\": \"%s\", \"password\": \"a wrong guess\"}".formatted(person.email());
    anybody.post("/v1/store/sessions", wrong).is(401);
    person.asks("GET", "/export", null).is(200);
    var roles = "{\"email\": \"%s\", \"roles\": [\"support\"]}".formatted(person.email());
    var account = edge.send("PUT", "/v1/admin/accounts/roles", roles).is(200).text("id");
    edge.post("/v1/admin/customers/" + person.id() + "/erasure", null).is(200);

    assertThat(entry("session.started", account).path("address").asText()).matches(ORIGIN);
    assertThat(entry("session.failed", account).path("address").asText()).matches(ORIGIN);
    assertThat(entry("data.exported", person.id()).path("actor").asText()).isEqualTo(person.id());
    var changed = entry("role.changed", account);
    assertThat(changed.path("actor").asText()).isEqualTo(TOOLS);
    assertThat(changed.path("before").path("roles")).isEmpty();
    assertThat(changed.path("after").path("roles").get(0).asText()).isEqualTo("support");
    var erased = entry("erasure.account", account);
    assertThat(erased.path("actor").asText()).isEqualTo(TOOLS);
    assertThat(erased.path("address").asText()).matches(ORIGIN);
    assertThat(entry("erasure.person", person.id()).path("details").path("keys").asInt())
        .isPositive();
  }

  private void adjustmentPaymentAndRefund() {
    shop.sells("AUDITED", 2_000, 10);
    adjust("AUDITED", -3, "broken in the cellar");
    var payment = refunded().replace("order_", "pay_");

    var adjusted = entry("stock.adjusted", "AUDITED");
    assertThat(adjusted.path("reason").asText()).isEqualTo("broken in the cellar");
    assertThat(adjusted.path("actor").asText()).isEqualTo(TOOLS);
    assertThat(adjusted.path("address").asText()).matches(ORIGIN);
    assertThat(adjusted.path("before").path("onHand").asLong()).isEqualTo(10);
    assertThat(adjusted.path("after").path("onHand").asLong()).isEqualTo(7);
    assertThat(page("?address=127.0.0.1&action=stock.&object=AUDITED")).hasSize(1);
    assertThat(page("?address=192.0.2.1&action=stock.&object=AUDITED")).isEmpty();
    assertThat(entry("payment.captured", payment).has("after")).isTrue();
    assertThat(entry("refund.asked", payment).path("reason").asText()).isEqualTo("a crack");
    assertThat(entry("refund.made", payment).path("details").path("amount").path("amount").asLong())
        .isEqualTo(500);
  }

  private void adjust(String sku, int delta, String reason) {
    var body =
        "{\"warehouse\": \"main\", \"delta\": %d, \"reason\": \"%s\"}".formatted(delta, reason);
    edge.post("/v1/admin/stock/" + sku + "/adjust", body).is(200);
  }

  private void configuration() {
    edge.send("PUT", "/v1/admin/shipping-rates/SEK", RATES).is(200);

    await().atMost(KEPT_WITHIN).until(() -> page("?action=rates.set").toString().contains("SEK"));
    assertThat(page("?action=rates.set").get(0).path("actor").asText()).isEqualTo(TOOLS);
  }

  /** None of its orders, so that it only says that it was asked for. */
  private void replay(Launcher launcher) {
    var trade = launcher.repository().resolve("deploy/e2e/src/test/resources/a-small-december.csv");
    launcher
        .run(VERIFIED_WITHIN, "replay", "online-retail", trade.toString(), "--limit", "0")
        .succeeded();

    assertThat(entry("history.replayed", "online-retail").path("actor").asText())
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

  private JsonNode entry(String action, String object) {
    var filter = "?action=%s&object=%s".formatted(action, object);
    await().atMost(KEPT_WITHIN).until(() -> page(filter).size() > 0);
    return page(filter).get(0);
  }

  private JsonNode page(String filter) {
    return edge.get("/v1/admin/audit" + filter).is(200).body().path("entries");
  }

  /** A head covers the last entry within moments. */
  private static void awaitVerified(Launcher launcher) {
    await()
        .atMost(VERIFIED_WITHIN)
        .untilAsserted(
            () -> {
              var result = launcher.run(VERIFIED_WITHIN, "audit", "verify");
              assertThat(result.output()).containsPattern(ALL_SIGNED);
              assertThat(result.exitCode()).isZero();
            });
  }

  /** Each is done to a copy of the log: the shop's own is for ever. */
  @Test
  void whateverIsDoneToTheLogIsFound(Launcher launcher) throws Exception {
    shop.sells("TAMPERED", 2_000, 100);
    for (int i = 1; i <= 6; i++) {
      adjust("TAMPERED", -1, "count " + i);
    }
    await().atMost(KEPT_WITHIN).until(() -> page("?object=TAMPERED").size() == 6);
    awaitVerified(launcher);
    var all = stranger.read(LOG, CHAIN);
    int last = all.size() - 1;

    found(launcher, "copied", all, entries -> {}, 0, "nothing was changed.");
    found(launcher, "edited", all, entries -> edit(entries, last - 1), 1, "EDITED");
    found(launcher, "deleted", all, entries -> entries.remove(last - 2), 1, "DELETED");
    found(
        launcher,
        "reordered",
        all,
        entries -> Collections.swap(entries, last - 1, last - 2),
        1,
        "REORDERED");
    found(launcher, "truncated", all, entries -> entries.remove(last), 1, "TRUNCATED");
    found(launcher, "repeated", all, entries -> entries.add(entries.get(last)), 1, "REPEATED");
  }

  private void found(
      Launcher launcher,
      String how,
      List<GenericRecord> log,
      Consumer<List<GenericRecord>> tampering,
      int exitCode,
      String finding)
      throws InterruptedException, ExecutionException {
    var topic = "audit.copy." + how + "." + UUID.randomUUID();
    Map<String, Object> broker =
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, launcher.bootstrap());
    try (var admin = Admin.create(broker)) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    }
    var entries = new ArrayList<>(log);
    tampering.accept(entries);
    var type = stranger.newest(LOG + "-" + ActionRecorded.class.getName());
    stranger.write(topic, CHAIN, type, entries);

    var result = launcher.run(VERIFIED_WITHIN, "audit", "verify", "--topic", topic);

    assertThat(result.output()).as(how).contains(finding);
    assertThat(result.exitCode()).as(how).isEqualTo(exitCode);
  }

  private static void edit(List<GenericRecord> entries, int place) {
    var entry = new GenericData.Record((GenericData.Record) entries.get(place), true);
    ((GenericRecord) entry.get("audited")).put("reason", "nothing to see here");
    entries.set(place, entry);
  }
}
