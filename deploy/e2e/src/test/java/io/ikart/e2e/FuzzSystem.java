package io.ikart.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ikart.e2e.fuzz.Contract;
import io.ikart.e2e.fuzz.RawHttp;
import io.ikart.e2e.fuzz.Requests;
import io.ikart.schemas.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Every route of the contract, asked for what it allows, for what is at its bounds and for what it
 * does not allow, by staff, shoppers, guests and strangers, on a real shop of its own: no answer is
 * a failure of ours, none says what is none of the caller's business, and nothing that got through
 * harms the shop.
 *
 * <p>A seed and a number give a request again: {@code -Dikart.fuzz.seed=1
 * -Dikart.fuzz.requests=20000}.
 */
@TestInstance(Lifecycle.PER_CLASS)
class FuzzSystem {

  private static final int REQUESTS = Integer.getInteger("ikart.fuzz.requests", 20_000);
  private static final long SEED = Long.getLong("ikart.fuzz.seed", 1L);
  private static final int AT_ONCE = 8;
  private static final int ADDRESSES = 200;
  private static final int SHOWN = 10;
  private static final Duration UP_WITHIN = Duration.ofMinutes(3);
  private static final Duration DOWN_WITHIN = Duration.ofMinutes(1);
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(20);
  private static final Duration VERIFIED_WITHIN = Duration.ofMinutes(5);

  /** What no answer may have in it: traces, classes, products and places behind the edge. */
  private static final Pattern INSIDES =
      Pattern.compile(
          "Exception|\\tat |io\\.ikart\\.|org\\.apache|com\\.fasterxml|io\\.javalin|jetty|java\\.lang"
              + "|java\\.util|NullPointer|RocksDB",
          Pattern.CASE_INSENSITIVE);

  /** Where the names of topics are what is asked for. */
  private static final List<String> FOR_OPERATORS =
      List.of("/metrics", "/openapi.yaml", "/docs", "/v1/admin/blocked-keys");

  /** Files of the shop with what nobody may ever see. */
  private static final List<String> SECRETS =
      List.of(
          "secret",
          "master-key",
          "tools-secret",
          "account-key",
          "token-keys",
          "audit-keys",
          "gateway-webhook-secret",
          "carrier-webhook-secret");

  /** A token counts for ten minutes. */
  private static final long RENEWED_AFTER_NANOS = Duration.ofMinutes(5).toNanos();

  private static final String CART_TOKEN = "Ikart-Cart-Token";

  private final Launcher launcher = new Launcher("fuzz", 1);
  private final List<String> hidden = new ArrayList<>();
  private final Map<String, AtomicInteger> statuses = new ConcurrentSkipListMap<>();
  private final ConcurrentLinkedQueue<String> complaints = new ConcurrentLinkedQueue<>();
  private Edge edge;
  private Person shopper;
  private Person leaver;
  private Map<String, String> guest;
  private long renewedNanos;
  private Requests requests;
  private Contract contract;
  private RawHttp http;

  @BeforeAll
  void up() throws IOException {
    launcher.run(DOWN_WITHIN, "reset", "--yes");
    var up = launcher.run(UP_WITHIN, "up");
    if (up.exitCode() != 0) {
      launcher.run(DOWN_WITHIN, "down");
    }
    up.succeeded();
    for (var file : SECRETS) {
      hidden.add(Files.readString(launcher.home().resolve(file)).strip());
    }
    hidden.add(launcher.bootstrap());
    hidden.add(URI.create(launcher.registry()).getAuthority());
    hidden.add(launcher.queryServer(1));
    edge = Edge.ofStaff(launcher);
    contract = Contract.of(edge.get("/openapi.yaml").is(200).response().body());
    requests = new Requests(contract, somebodys(), this::shownBy, SEED);
    var address = URI.create(launcher.edge());
    http = new RawHttp(address.getHost(), address.getPort(), ANSWERED_WITHIN);
  }

  @AfterAll
  void down() {
    launcher.run(DOWN_WITHIN, "down");
  }

  /** Staff mostly, since they get furthest. Whoever signs out, and is erased, does nothing else. */
  private Map<String, String> shownBy(Contract.Operation operation, int chance) {
    if (operation.path().endsWith("/sign-out")) {
      return shownBy(leaver);
    }
    if (chance < 55) {
      return Map.of("Authorization", edge.bearer());
    }
    if (chance < 80) {
      return shownBy(renewed());
    }
    return chance < 92 ? guest : Map.of();
  }

  private static Map<String, String> shownBy(Person person) {
    return Map.of(person.headers()[0], person.headers()[1]);
  }

  /** Another one each time: whoever changes passwords at random is soon locked out. */
  private synchronized Person renewed() {
    if (System.nanoTime() - renewedNanos > RENEWED_AFTER_NANOS) {
      shopper = joined();
      renewedNanos = System.nanoTime();
    }
    return shopper;
  }

  private Person joined() {
    var mails = new MailFolder(launcher.home().resolve("mail"));
    try {
      return new Person(new Edge(launcher.edge()), mails).joins();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Things that are there, so that some requests get further than the door. */
  private Map<String, List<String>> somebodys() {
    var shop = new Shopping(edge).sells("KETTLE", 2_500, 1_000).sells("CUP", 450, 1_000);
    var anybody = new Edge(launcher.edge());
    shopper = joined();
    renewedNanos = System.nanoTime();
    leaver = joined();
    var carts = new ArrayList<String>();
    var orders = new ArrayList<String>();
    orders.add(bystandersOrder(shop, joined()));
    carts.add(shop.cart(shopper.headers()));
    var opened = anybody.post("/v1/store/carts", "{\"currency\": \"GBP\"}").is(201);
    carts.add(opened.text("cartId"));
    guest = Map.of(CART_TOKEN, opened.header(CART_TOKEN));
    for (int i = 0; i < 6; i++) {
      carts.add(shop.cartWith("KETTLE", "CUP"));
      var order = shop.ordered(shop.cartWith("CUP"), "tok_approve");
      assertThat(shop.settled(order)).isEqualTo("CONFIRMED");
      orders.add(order);
    }
    var parcel =
        edge.post("/v1/admin/orders/" + orders.get(0) + "/shipments", "")
            .is(201)
            .text("shipmentId");
    var hook =
        edge.post(
                "/v1/admin/webhooks",
                "{\"url\": \"http://127.0.0.1:9/\", \"types\": [\"order.confirmed\"]}")
            .is(201)
            .text("webhookId");
    return Map.ofEntries(
        Map.entry("customer", List.of(shopper.id())),
        Map.entry("customerId", List.of(leaver.id())),
        Map.entry("cartId", carts),
        Map.entry("orderId", orders),
        Map.entry("shipmentId", List.of(parcel)),
        Map.entry("webhookId", List.of(hook)),
        Map.entry("sku", List.of("KETTLE", "CUP")),
        Map.entry("productId", List.of("prod_KETTLE", "prod_CUP")),
        Map.entry("offerId", List.of("KETTLE:offer", "CUP:offer")),
        Map.entry("offerIds", List.of("KETTLE:offer", "CUP:offer")),
        Map.entry("currency", List.of("GBP")),
        Map.entry("country", List.of("GB")),
        Map.entry("warehouse", List.of("main")),
        Map.entry("paymentToken", List.of("tok_approve", "pm_card_visa")),
        Map.entry("url", List.of("http://127.0.0.1:9/")));
  }

  /** Somebody whom nobody who asks is: no answer has a word of theirs. */
  private String bystandersOrder(Shopping shop, Person bystander) {
    var address =
        "{\"name\": \"%s\", \"phone\": \"%s\", \"address\": %s}"
            .formatted(bystander.name(), bystander.phone(), bystander.postal());
    bystander.asks("PUT", "/addresses/01ARZ3NDEKTSV4RRFFQ69G5FAV", address).is(200);
    var cart = shop.cart(bystander.headers());
    shop.added(cart, "CUP", 1);
    var order =
        shop.edge()
            .post(
                "/v1/store/carts/" + cart + "/checkout",
                "{\"paymentToken\": \"tok_approve\", \"contact\": %s}"
                    .formatted(bystander.contact()),
                bystander.headers()[0],
                bystander.headers()[1],
                "Idempotency-Key",
                "bystander")
            .is(201)
            .text("orderId");
    assertThat(shop.settled(order)).isEqualTo("CONFIRMED");
    hidden.addAll(bystander.words());
    return order;
  }

  @Test
  void noRequestGetsAFailureALeakOrTheShopIntoTrouble() throws Exception {
    long begun = System.nanoTime();
    ask();
    long tookS = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
    System.out.printf("%,d requests of seed %d in %d s: %s%n", REQUESTS, SEED, tookS, statuses);

    assertThat(complaints.stream().limit(SHOWN)).as("%d complaints", complaints.size()).isEmpty();
    assertThat(statuses.values().stream().mapToInt(AtomicInteger::get).sum()).isEqualTo(REQUESTS);
    assertThat(REQUESTS).as("each operation is asked").isGreaterThan(contract.operations().size());
    assertThat(share("2")).as("answers of success in a hundred: %s", statuses).isGreaterThan(9);
    await().atMost(VERIFIED_WITHIN).untilAsserted(() -> edge.get("/health/ready").is(200));
    assertThat(edge.get("/v1/admin/blocked-keys").is(200).body().path("blocked")).isEmpty();
    var verified = launcher.run(VERIFIED_WITHIN, "verify", "--served", "200");
    assertThat(verified.output()).contains("All invariants hold.");
    launcher.run(VERIFIED_WITHIN, "audit", "verify").succeeded();
  }

  private void ask() throws Exception {
    var next = new AtomicInteger();
    var threads = Executors.newFixedThreadPool(AT_ONCE);
    Callable<Void> asking =
        () -> {
          for (int n = next.getAndIncrement(); n < REQUESTS; n = next.getAndIncrement()) {
            ask(n);
          }
          return null;
        };
    for (var asked : threads.invokeAll(Collections.nCopies(AT_ONCE, asking), 1, TimeUnit.HOURS)) {
      asked.get();
    }
    threads.shutdown();
  }

  private void ask(int n) {
    var made = requests.make(n);
    try {
      var answer = http.send(made.bytes(), addressOf(n));
      statuses
          .computeIfAbsent(Integer.toString(answer.status()), unused -> new AtomicInteger())
          .incrementAndGet();
      wrongWith(made, answer).ifPresent(what -> complain(n, made, what + "\n" + answer));
    } catch (IOException | RuntimeException e) {
      complain(n, made, "no answer: " + e);
    }
  }

  /** Whoever tries too often from one address must wait, and would get no further. */
  private static InetAddress addressOf(int n) throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 1, (byte) (1 + n % ADDRESSES)});
  }

  private void complain(int n, Requests.Made made, String what) {
    complaints.add("request %d of seed %d: %s%n--- asked%n%s".formatted(n, SEED, what, made));
  }

  private Optional<String> wrongWith(Requests.Made made, RawHttp.Answer answer) {
    var said = answer.headers() + answer.body();
    if (answer.status() >= 500 && !maySayLater(made, answer)) {
      return Optional.of("a failure");
    }
    boolean asTheStandardHasIt = made.operation().path().equals("/v1/oauth/token");
    if (answer.status() >= 400
        && !asTheStandardHasIt
        && !answer.header("content-type").startsWith("application/problem+json")) {
      return Optional.of("no problem document");
    }
    for (var secret : hidden) {
      if (said.contains(secret)) {
        return Optional.of("shows a secret or a place behind the edge");
      }
    }
    if (FOR_OPERATORS.stream().anyMatch(made.target()::startsWith)) {
      return Optional.empty();
    }
    for (var topic : Topics.ALL) {
      if (topic.name().contains(".") && said.contains(topic.name())) {
        return Optional.of("names the topic " + topic);
      }
    }
    var inside = INSIDES.matcher(said);
    return inside.find() ? Optional.of("shows " + inside.group()) : Optional.empty();
  }

  /**
   * 503 with a time to come back is no failure where the contract has it: a version that is waited
   * for and does not come, and search, which this shop does without.
   */
  private static boolean maySayLater(Requests.Made made, RawHttp.Answer answer) {
    boolean foreseen =
        made.target().contains("atLeast=")
            || made.operation().path().startsWith("/v1/store/search")
            || made.operation().path().startsWith("/v1/store/suggest")
            || made.operation().path().endsWith("/related");
    return foreseen
        && answer.status() == 503
        && answer.body().contains("\"unavailable\"")
        && !answer.header("retry-after").isEmpty();
  }

  private int share(String begin) {
    var counted = new TreeMap<>(statuses);
    int those =
        counted.entrySet().stream()
            .filter(status -> status.getKey().startsWith(begin))
            .mapToInt(status -> status.getValue().get())
            .sum();
    return those * 100 / REQUESTS;
  }
}
