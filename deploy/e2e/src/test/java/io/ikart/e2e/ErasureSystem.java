package io.ikart.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person who buys, is shown everything the shop has of them, and is forgotten. */
class ErasureSystem {

  private static final String KEYS = "person.keys";
  private static final String CART_TOKEN = "Ikart-Cart-Token";
  private static final Duration TOLD_WITHIN = Duration.ofSeconds(90);
  private static final Duration OUT_WITHIN = Duration.ofSeconds(5);
  private static final Duration COMPACTED_WITHIN = Duration.ofMinutes(3);
  private static final Duration VERIFIED_WITHIN = Duration.ofMinutes(5);

  /** Each makes a key, and with it the next record of one of the partitions. */
  private static final int WISHES = 8;

  private static Launcher launcher;

  private Shopping shop;
  private MailFolder mails;
  private Person person;

  @BeforeAll
  static void open() {
    launcher = SearchShop.started("erasure");
  }

  @AfterAll
  static void close() {
    launcher.run(VERIFIED_WITHIN, "down").succeeded();
  }

  @BeforeEach
  void fill() throws Exception {
    shop = new Shopping(Edge.ofStaff(launcher));
    shop.sells("MEMORY", 450, 100);
    shop.sells("GONE", 450, 0);
    mails = new MailFolder(launcher.home().resolve("mail"));
    person = new Person(shop.edge(), mails).joins();
  }

  @Test
  void whoIsForgottenCanBeReadNowhereAndTheirOrdersStay() throws Exception {
    tellsEverything();
    var order = buys();
    await().atMost(TOLD_WITHIN).until(() -> mails.about(order).size() == 1);

    var export = person.asks("GET", "/export", null).is(200).response().body();
    assertThat(export)
        .contains(person.email(), person.name(), person.street(), person.phone(), order);
    new SearchShop(launcher).finds("q=MEMORY", "prod_MEMORY");
    launcher.run(VERIFIED_WITHIN, "lake").succeeded();
    var words = new PlainWords(launcher, person.words());
    assertThat(words.places()).isEmpty();
    assertThat(keys()).isNotEmpty().allMatch(ErasureSystem::opens);

    erases();

    assertThat(person.signIn().status()).isEqualTo(401);
    assertThat(shop.order(order).body().at("/total/amount").asLong()).isEqualTo(450);
    whatHappensNowIsToldToNobody(order);
    theKeysAreCompactedAway();
    launcher.run(VERIFIED_WITHIN, "lake").succeeded();
    assertThat(words.places()).isEmpty();
    launcher.run(VERIFIED_WITHIN, "verify").succeeded();
  }

  /** A guest has no account, but the token of their cart. */
  @Test
  void theGuestOfACartIsForgottenByItsToken() throws Exception {
    var edge = new Edge(launcher.edge());
    var opened = edge.post("/v1/store/carts", "{\"currency\": \"GBP\"}").is(201);
    var cart = opened.text("cartId");
    var order = ordersAsGuest(edge, cart, opened.header(CART_TOKEN));
    await().atMost(TOLD_WITHIN).until(() -> mails.about(order).size() == 1);
    var ofGuest = "guest_" + cart.substring("cart_".length()) + ".";
    assertThat(newest(keys(ofGuest))).hasSize(1).allMatch(ErasureSystem::opens);

    var erasure = "/v1/store/carts/" + cart + "/erasure";
    edge.post(erasure, null).is(401);
    edge.post(erasure, null, CART_TOKEN, opened.header(CART_TOKEN)).is(200);

    assertThat(newest(keys(ofGuest))).hasSize(1).noneMatch(ErasureSystem::opens);
    assertThat(shop.order(order).body().at("/total/amount").asLong()).isEqualTo(450);
    cancelledIsToldToNobody(order);
    assertThat(mails.about(order)).hasSize(1);
    launcher.run(VERIFIED_WITHIN, "verify").succeeded();
  }

  private String ordersAsGuest(Edge edge, String cart, String token) {
    edge.post(
            "/v1/store/carts/" + cart + "/lines",
            "{\"offerId\": \"%s\", \"quantity\": 1}".formatted(Shopping.offer("MEMORY")),
            CART_TOKEN,
            token)
        .is(200);
    return checksOut(edge, cart, CART_TOKEN, token);
  }

  private void tellsEverything() {
    var address =
        "{\"name\": \"%s\", \"phone\": \"%s\", \"address\": %s}"
            .formatted(person.name(), person.phone(), person.postal());
    person.asks("PUT", "/addresses/01ARZ3NDEKTSV4RRFFQ69G5FAV", address).is(200);
    person.asks("PUT", "/preferences", "{\"locale\": \"en-GB\"}").is(200);
    var consent = "{\"given\": true, \"textVersion\": \"1\"}";
    person.asks("PUT", "/consents/behaviour", consent).is(200);
    var event =
        "{\"consent\": true, \"visitorId\": \"visitor-1\", \"events\":"
            + " [{\"eventId\": \"event-0001\", \"kind\": \"PAGE_VIEW\"}]}";
    shop.edge().post("/v1/store/events", event, person.headers()).is(202);
    var wish = "{\"contact\": " + person.contact() + "}";
    shop.edge().post("/v1/store/stock/GONE/watch", wish, person.headers()).is(200);
  }

  private String buys() {
    var headers = person.headers();
    var cart = shop.cart(headers);
    shop.added(cart, "MEMORY", 1);
    return checksOut(shop.edge(), cart, headers[0], headers[1]);
  }

  /** By whoever the header shows, until the order is confirmed. */
  private String checksOut(Edge edge, String cart, String header, String token) {
    var order =
        edge.post(
                "/v1/store/carts/" + cart + "/checkout",
                "{\"paymentToken\": \"tok_approve\", \"contact\": %s}".formatted(person.contact()),
                header,
                token,
                "Idempotency-Key",
                UUID.randomUUID().toString())
            .is(201)
            .text("orderId");
    assertThat(shop.settled(order)).isEqualTo("CONFIRMED");
    return order;
  }

  private void erases() {
    person.asks("POST", "/erasure", "{\"password\": \"another one\"}").is(403);
    var body = "{\"password\": \"%s\"}".formatted(Person.PASSWORD);
    assertThat(person.asks("POST", "/erasure", body).is(200).text("goneWithin")).isEqualTo("PT26H");
    await().atMost(OUT_WITHIN).until(() -> person.asks("GET", "/export", null).status() == 401);
  }

  /** The order goes on, and so do those who wait for goods; the mails to its shopper do not. */
  private void whatHappensNowIsToldToNobody(String order) throws Exception {
    int before = mails.to(person.email()).size();
    cancelledIsToldToNobody(order);
    assertThat(mails.to(person.email())).hasSize(before);
  }

  private void cancelledIsToldToNobody(String order) {
    shop.edge().post("/v1/store/orders/" + order + "/cancel", "{}").is(200);
    await()
        .atMost(TOLD_WITHIN)
        .until(
            () ->
                shop.edge()
                    .get("/v1/admin/orders/" + order + "/notifications")
                    .body()
                    .path("notifications")
                    .findValuesAsText("code")
                    .contains("erased"));
  }

  /** A day of waiting becomes a second; new records close the segments that have the old ones. */
  private void theKeysAreCompactedAway() throws Exception {
    assertThat(newest(keys())).isNotEmpty().noneMatch(ErasureSystem::opens);
    try (var admin = Admin.create(Map.of("bootstrap.servers", launcher.bootstrap()))) {
      var topic = new ConfigResource(ConfigResource.Type.TOPIC, KEYS);
      Collection<AlterConfigOp> soon =
          List.of(
              set("max.compaction.lag.ms", "1000"),
              set("segment.ms", "1000"),
              set("min.cleanable.dirty.ratio", "0.01"),
              set("file.delete.delay.ms", "100"));
      admin.incrementalAlterConfigs(Map.of(topic, soon)).all().get();
    }
    await()
        .atMost(COMPACTED_WITHIN)
        .pollInterval(Duration.ofSeconds(3))
        .until(
            () -> {
              othersWish();
              return keys().stream().noneMatch(ErasureSystem::opens);
            });
  }

  private void othersWish() {
    for (int i = 0; i < WISHES; i++) {
      var wish = "{\"contact\": {\"email\": \"other%d@example.org\"}}".formatted(i);
      shop.edge().post("/v1/store/stock/GONE/watch", wish).is(200);
    }
  }

  private static AlterConfigOp set(String name, String value) {
    return new AlterConfigOp(new ConfigEntry(name, value), OpType.SET);
  }

  /** Every row of the person's keys that still stands in the topic. */
  private List<GenericRecord> keys() {
    return keys(person.id() + ".");
  }

  private static List<GenericRecord> keys(String beginning) {
    return new Stranger(launcher.bootstrap(), launcher.registry())
        .read(KEYS, key -> key.startsWith(beginning));
  }

  private static List<GenericRecord> newest(List<GenericRecord> rows) {
    var newest = new LinkedHashMap<String, GenericRecord>();
    rows.forEach(row -> newest.put(row.get("keyId").toString(), row));
    return List.copyOf(newest.values());
  }

  private static boolean opens(GenericRecord key) {
    return ((ByteBuffer) key.get("wrapped")).hasRemaining();
  }
}
