package io.ikart.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ikart.schemas.Ids;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The jars of the previous commit give way to the next ones, with orders in flight. The next ones
 * have a new field, a new command and event, and a new source topic (deploy/e2e/upgrade).
 */
class UpgradeSystem {

  private static final Duration CALL = Duration.ofMinutes(3);
  private static final int IN_FLIGHT = 50;

  private final Launcher launcher = new Launcher("upgrade", 1);

  @AfterEach
  void stop() {
    launcher.run(CALL, "down");
  }

  @Test
  void ordersInFlightGoOnUnderTheNextVersion() {
    var repository = launcher.repository().toAbsolutePath();
    var builds = Path.of(System.getProperty("ikart.e2e.home"), "builds").toAbsolutePath();
    var patch = repository.resolve("deploy/e2e/upgrade/next.patch");
    var previous = Checkout.built(repository, "HEAD~1", null, builds.resolve("previous"));
    var next = Checkout.built(repository, "HEAD", patch, builds.resolve("next"));
    launcher.run(CALL, "reset", "--yes");
    launcher.with("IKART_JARS", previous.toString()).run(CALL, "up").succeeded();
    var shop = new Shopping(Edge.ofStaff(launcher)).sells("TEA", 450, 10_000);
    var declined = declined(shop);

    launcher.run(CALL, "stop", "topologies-1").succeeded();
    var asked = asynchronously(shop);
    launcher.with("IKART_JARS", next.toString()).run(CALL, "provision").succeeded();
    launcher.run(CALL, "start", "topologies-1").succeeded();

    asked.forEach(cart -> assertThat(shop.settled(orderOf(cart))).isEqualTo("CONFIRMED"));
    for (var orderId : declined) {
      retry(shop, orderId);
      assertThat(shop.settled(orderId)).isEqualTo("CONFIRMED");
    }
    assertNotedByTheNewTopic(shop, declined.get(0));
  }

  private static String orderOf(String cart) {
    return Ids.order(cart, 1);
  }

  /** Orders that wait for another try to pay. */
  private static List<String> declined(Shopping shop) {
    var orders = new ArrayList<String>();
    for (int i = 0; i < IN_FLIGHT; i++) {
      orders.add(shop.checkOut(shop.cartWith("TEA"), "tok_decline").is(201).text("orderId"));
    }
    orders.forEach(
        orderId ->
            await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> shop.order(orderId).body().toString().contains("Declined")));
    return orders;
  }

  /** Orders the edge has acknowledged while no application runs. */
  private static List<String> asynchronously(Shopping shop) {
    var carts = new ArrayList<String>();
    for (int i = 0; i < IN_FLIGHT; i++) {
      var location =
          shop.edge()
              .post("/v1/store/carts", "{\"currency\": \"GBP\"}", "Prefer", "respond-async")
              .is(202)
              .header("Location");
      var cart = location.substring(location.lastIndexOf('/') + 1);
      var line = "{\"offerId\": \"TEA:offer\", \"quantity\": 1}";
      shop.edge().post(location + "/lines", line, "Prefer", "respond-async").is(202);
      shop.edge()
          .post(
              location + "/checkout",
              "{\"paymentToken\": \"tok_approve\"}",
              "Prefer",
              "respond-async",
              "Idempotency-Key",
              "upgrade-" + cart)
          .is(202);
      carts.add(cart);
    }
    return carts;
  }

  private static void retry(Shopping shop, String orderId) {
    shop.edge()
        .post(
            "/v1/store/orders/" + orderId + "/payment",
            "{\"paymentToken\": \"tok_approve\"}",
            "Idempotency-Key",
            "upgrade-" + orderId)
        .is(200);
  }

  private void assertNotedByTheNewTopic(Shopping shop, String orderId) {
    var stranger =
        new Stranger(
            launcher.url("IKART_BROKER_PORT").substring("http://".length()),
            launcher.url("IKART_REGISTRY_PORT") + "/apis/ccompat/v7");
    var type = stranger.newest("order.notes-io.ikart.schemas.order.NoteOrder");
    long before = shop.order(orderId).body().path("version").asLong();

    stranger.write("order.notes", Ids.partitionKey(orderId), type, note(type, orderId));

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> shop.order(orderId).body().path("version").asLong() == before + 1);
    assertThat(stranger.read("order.events", Ids.partitionKey(orderId)))
        .extracting(event -> event.getSchema().getName())
        .contains("OrderConfirmed")
        .endsWith("OrderNoted");
  }

  private static GenericRecord note(Stranger.Registered type, String orderId) {
    long now = Instant.now().toEpochMilli();
    var meta = new GenericData.Record(type.schema().getField("meta").schema());
    meta.put("aggregateId", orderId);
    meta.put("commandId", "note-" + orderId);
    meta.put("causedBy", "note-" + orderId);
    meta.put("actor", "test");
    meta.put("issuedAt", now);
    meta.put("occurredAt", now);
    meta.put("fingerprint", 0L);
    meta.put("ifMatch", "");
    var note = new GenericData.Record(type.schema());
    note.put("meta", meta);
    note.put("note", "leave it with the neighbours");
    return note;
  }
}
