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
  private static final String PASSWORD = "a password for the audit";
  private static final Pattern ALL_SIGNED =
      Pattern.compile("([0-9,]+) entries, \\1 of them under a signed head: nothing was changed");

  private static final Pattern TOKEN =
      Pattern.compile("Your token: ([0-7][0-9A-HJKMNP-TV-Z]{25}[A-Za-z0-9_-]{43})");

  private final String name = "eve" + UUID.randomUUID().toString().replace("-", "");
  private final String address = name + "@example.org";
  private Edge edge;
  private Shopping shop;
  private Stranger stranger;

  @BeforeEach
  void find(Launcher launcher) {
    edge = new Edge(launcher.edge());
    shop = new Shopping(edge);
    stranger = new Stranger(launcher.bootstrap(), launcher.registry());
  }

  @Test
  void signInsAdjustmentsAndRefundsAreKeptWithWhoWhyAndWhatChanged(Launcher launcher)
      throws IOException {
    signInWronglyAndRightly(new MailFolder(launcher.home().resolve("mail")));
    shop.sells("AUDITED", 2_000, 10);
    edge.post(
            "/v1/admin/stock/AUDITED/adjust",
            "{\"warehouse\": \"main\", \"delta\": -3, \"reason\": \"broken in the cellar\"}")
        .is(200);
    var order = refunded();

    var adjusted = entry("stock.adjusted", "AUDITED");
    assertThat(adjusted.path("reason").asText()).isEqualTo("broken in the cellar");
    assertThat(adjusted.path("actor").asText()).isEqualTo("guest");
    assertThat(adjusted.path("address").asText()).matches("[0-9a-f]{16}");
    assertThat(adjusted.path("before").path("onHand").asLong()).isEqualTo(10);
    assertThat(adjusted.path("after").path("onHand").asLong()).isEqualTo(7);
    var payment = order.replace("order_", "pay_");
    assertThat(entry("refund.asked", payment).path("reason").asText()).isEqualTo("a crack");
    assertThat(entry("refund.made", payment).path("details").path("amount").path("amount").asLong())
        .isEqualTo(500);
    assertThat(page("?address=127.0.0.1&action=stock.&object=AUDITED")).hasSize(1);
    assertThat(page("?action=session.started")).isNotEmpty();
    assertThat(page("?action=session.refused")).isNotEmpty();
    assertThat(edge.get("/v1/admin/audit").response().body()).doesNotContain(name);
    awaitVerified(launcher);
  }

  private void signInWronglyAndRightly(MailFolder mails) throws IOException {
    var credentials = "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(address, PASSWORD);
    edge.post("/v1/store/sessions", credentials).is(401);
    edge.post("/v1/store/accounts", "{\"email\": \"%s\"}".formatted(address)).is(202);
    await().atMost(TOLD_WITHIN).until(() -> !mails.to(address).isEmpty());
    var token = TOKEN.matcher(mails.to(address).get(0));
    assertThat(token.find()).isTrue();
    var choice = "{\"token\": \"%s\", \"password\": \"%s\"}".formatted(token.group(1), PASSWORD);
    edge.post("/v1/store/accounts/confirm", choice).is(204);
    edge.post("/v1/store/sessions", credentials).is(201);
  }

  /** An order of which something was sent and a part of the money given back. */
  private String refunded() {
    var order = shop.checkOut(shop.cartWith("AUDITED"), "tok_approve").is(201).text("orderId");
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
      edge.post(
              "/v1/admin/stock/TAMPERED/adjust",
              "{\"warehouse\": \"main\", \"delta\": -1, \"reason\": \"count %d\"}".formatted(i))
          .is(200);
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
