package io.ikart.edge;

import static io.ikart.edge.TestEdge.CART;
import static io.ikart.edge.TestEdge.ORDER;
import static io.ikart.edge.TestEdge.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.net.Webhook;
import io.ikart.edge.auth.CartTokens;
import io.ikart.edge.auth.Owned;
import io.ikart.edge.auth.SignedIn;
import io.ikart.edge.auth.StaffNetworks;
import io.ikart.edge.command.OutgoingCommand;
import io.ikart.edge.http.Callers;
import io.ikart.edge.http.Networks;
import io.ikart.edge.protect.Cors;
import io.ikart.edge.protect.Protection;
import io.ikart.edge.protect.RateLimits;
import io.ikart.edge.protect.RatePlan;
import io.ikart.schemas.Ids;
import io.ikart.schemas.payment.GatewayEventReceived;
import io.ikart.schemas.topic.CheckoutTopics;
import io.javalin.event.HandlerMetaInfo;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The OWASP API Security Top 10 of 2023, item by item, each by attacking an edge that is real but
 * for the log and the shop behind it. Eve attacks; cart, order and tea are Ada's.
 */
class ApiTopTenTest {

  private static final int MOST_GUESSES = 1_000;
  private static final Duration ONE_MORE_GUESS_EVERY = Duration.ofSeconds(10);
  private static final String ULID = Ids.partitionKey(CART);
  private static final String CARTS = "/v1/store/carts/" + CART;
  private static final String ACCOUNT = "/v1/store/account";
  private static final String TOKENS = "/v1/oauth/token";
  private static final String HOOKS = "/v1/webhooks/payments/stripe";
  private static final String PAYING = "{\"paymentToken\": \"tok_visa\"}";
  private static final int OF_AN_ADDRESS = 60;
  private static final int CHECKOUTS = 3;

  private static TestEdge edge;
  private static TestEdge strict;

  @BeforeAll
  static void open() {
    edge = new TestEdge().calledByStrangers();
    var plan = "address=%d/3600s,checkout=%d/3600s".formatted(OF_AN_ADDRESS, CHECKOUTS);
    strict =
        new TestEdge(
                Duration.ofSeconds(5),
                new Protection(
                    new Callers(Networks.of(List.of("127.0.0.1"))),
                    new RateLimits(RatePlan.of(plan)),
                    new Cors(Set.of("https://shop.example")),
                    StaffNetworks.ANYWHERE))
            .calledByStrangers();
  }

  @AfterAll
  static void close() {
    edge.close();
    strict.close();
  }

  @BeforeEach
  void forget() {
    for (var each : List.of(edge, strict)) {
      each.reset();
      each.shop.has(CART, Shop.cart());
      each.shop.has(ORDER, Shop.order(), each.shop.part("lines", Shop.bought()));
      each.shop.has("TEA", Shop.stock());
    }
  }

  private static String[] as(String customer) {
    var who = new SignedIn(customer, Ids.credentials(Ids.ulid(8, 8)), Ids.ulid(2, 2));
    return new String[] {"Authorization", edge.identity.account(who, Set.of())};
  }

  private static String[] asGuestOf(TestEdge of, String cart) {
    var token = new CartTokens(of.identity.identity().keys()).of(cart);
    return new String[] {CartTokens.HEADER, token};
  }

  private static Stream<HandlerMetaInfo> routes() {
    return edge.routes().stream().filter(route -> route.getHttpMethod().isHttpMethod());
  }

  private static HttpResponse<String> ask(HandlerMetaInfo route, String query, String... shown) {
    var path =
        route
            .getPath()
            .replace("{cartId}", CART)
            .replace("{orderId}", ORDER)
            .replace("{shipmentId}", Ids.shipment(ORDER, 1))
            .replace("{returnId}", Ids.returned(ORDER, 1))
            .replace("{offerId}", "TEA:499")
            .replace("{sku}", "TEA")
            .replaceAll("\\{[A-Za-z]+}", ULID);
    boolean asks = route.getHttpMethod().name().equals("GET");
    return edge.call(route.getHttpMethod().name(), path + query, asks ? null : "{}", shown);
  }

  private static String nameOf(HandlerMetaInfo route) {
    return route.getHttpMethod().name() + " " + route.getPath();
  }

  /** Every id of Ada's things, in every place where one can be put, by those whose it is not. */
  @Test
  void api1BrokenObjectLevelAuthorization() {
    var owned = routes().filter(ApiTopTenTest::isSomebodys).toList();
    assertThat(owned).hasSizeGreaterThan(15);
    for (var thief : List.of(as("cust_eve"), asGuestOf(edge, Ids.ulid(7, 7)))) {
      for (var route : owned) {
        var answer = ask(route, "?customer=cust_ada", thief);
        assertThat(answer.statusCode()).as(nameOf(route)).isIn(401, 404);
        assertThat(saidIn(answer)).as(nameOf(route)).doesNotContain("cust_ada", "Tea", "998");
      }
    }
    assertThat(edge.log.sent()).isEmpty();

    edge.log.accepts();
    edge.call("DELETE", ACCOUNT + "/sessions/" + ULID, null, as("cust_eve"));
    assertThat(edge.log.last().aggregateId()).isEqualTo(Ids.credentials(Ids.ulid(8, 8)));
  }

  /** Without the trace's id: 32 random digits, among which 998 comes up by itself. */
  private static String saidIn(HttpResponse<String> answer) {
    return answer.body().replaceFirst("\"traceId\":\"[0-9a-f]{32}\"", "");
  }

  private static boolean isSomebodys(HandlerMetaInfo route) {
    return route.getRoles().stream().anyMatch(Owned.class::isInstance);
  }

  @Test
  void api2BrokenAuthentication() throws Exception {
    for (var token : new ForgedTokens(edge).all()) {
      for (var path : List.of(ACCOUNT, "/v1/admin/stock/TEA")) {
        var answer = edge.get(path, "Authorization", "Bearer " + token);
        assertThat(answer.statusCode()).as(path + " " + token).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
      }
    }
    int tries = 0;
    long began = System.nanoTime();
    while (tries < MOST_GUESSES && guess("x".repeat(43)).statusCode() == 401) {
      tries++;
    }
    long more = (System.nanoTime() - began) / ONE_MORE_GUESS_EVERY.toNanos() + 1;
    assertThat((long) tries)
        .as("guesses of a secret from one address")
        .isBetween((long) TestIdentity.TRIES, TestIdentity.TRIES + more);
    var right = guess(TestIdentity.CLIENT_SECRET);
    assertThat(right.statusCode()).as("and then not even the right one").isEqualTo(429);
    assertThat(right.headers().firstValue("Retry-After")).isPresent();
  }

  private static HttpResponse<String> guess(String secret) {
    return strict.post(
        TOKENS,
        "grant_type=client_credentials&client_id=tests&client_secret=" + secret,
        "Content-Type",
        "application/x-www-form-urlencoded");
  }

  /** Fields that are not the caller's to say are refused by name; others' are not shown. */
  @Test
  void api3BrokenObjectPropertyLevelAuthorization() {
    edge.log.accepts();
    var roles = "{\"email\": \"e@example.org\", \"roles\": [\"admin\"]}";
    refuses("POST", "/v1/store/accounts", roles, "roles");
    var owner = "{\"currency\": \"GBP\", \"customerId\": \"cust_ada\"}";
    refuses("POST", "/v1/store/carts", owner, "customerId");
    var price = "{\"offerId\": \"TEA:499\", \"quantity\": 1, \"unitPrice\": {\"amount\": 1}}";
    refuses("POST", CARTS + "/lines", price, "unitPrice");
    refuses("POST", CARTS + "/checkout", "{\"paymentToken\": \"tok_visa\", \"total\": 1}", "total");
    var whose = "{\"locale\": \"en\", \"unwanted\": [], \"customerId\": \"cust_eve\"}";
    refuses("PUT", ACCOUNT + "/preferences", whose, "customerId");
    var review = "{\"score\": 5, \"title\": \"Tea\", \"status\": \"APPROVED\"}";
    refuses("POST", "/v1/store/products/prod_tea/reviews", review, "status");
    assertThat(edge.log.sent()).isEmpty();

    var order = edge.get("/v1/store/orders/" + ORDER, as("cust_ada"));
    assertThat(order.statusCode()).isEqualTo(200);
    assertThat(order.body()).doesNotContain("tok_visa", "idempotency", "fingerprint");
  }

  private static void refuses(String method, String path, String body, String field) {
    var answer = edge.call(method, path, body, as("cust_ada"));
    assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(400);
    assertThat(json(answer).path("errors").findValuesAsText("field")).as(path).contains(field);
  }

  @Test
  void api4UnrestrictedResourceConsumption() {
    var huge = "{\"paymentToken\": \"" + "x".repeat(300_000) + "\"}";
    assertThat(edge.post(CARTS + "/checkout", huge, as("cust_ada")).statusCode()).isEqualTo(413);
    var deep = "{\"paymentToken\": " + "[".repeat(100_000) + "}";
    assertThat(edge.post(CARTS + "/checkout", deep, as("cust_ada")).statusCode()).isEqualTo(400);
    for (var limit : List.of("101", "1000000", "99999999999999999999", "-1", "0")) {
      var all = edge.get("/v1/store/orders?limit=" + limit, as("cust_ada"));
      assertThat(all.statusCode()).as(limit).isEqualTo(400);
    }
    assertThat(edge.get("/v1/store/search?q=" + "x".repeat(5_000)).statusCode()).isEqualTo(400);
    assertThat(edge.log.sent()).isEmpty();

    int status = 0;
    for (int i = 0; i <= OF_AN_ADDRESS && status != 429; i++) {
      status =
          strict.get("/v1/store/products/prod_tea", "X-Forwarded-For", "10.1.0.1").statusCode();
    }
    assertThat(status).as("a flood from one address").isEqualTo(429);
    assertThat(
            strict.get("/v1/store/products/prod_tea", "X-Forwarded-For", "10.1.0.2").statusCode())
        .isNotEqualTo(429);
  }

  /** What staff may do, tried by shoppers, and on paths that might pass for others. */
  @Test
  void api5BrokenFunctionLevelAuthorization() {
    var forStaff =
        routes().filter(route -> route.getPath().matches("/v1/(admin|analytics)/.*")).toList();
    assertThat(forStaff).hasSizeGreaterThan(40);
    for (var route : forStaff) {
      assertThat(ask(route, "").statusCode()).as(nameOf(route)).isEqualTo(401);
      assertThat(ask(route, "", asGuestOf(edge, ULID)).statusCode())
          .as(nameOf(route))
          .isEqualTo(401);
      assertThat(ask(route, "", as("cust_ada")).statusCode()).as(nameOf(route)).isEqualTo(403);
    }
    for (var path :
        List.of(
            "/v1/store/../admin/stock/TEA",
            "/v1/store/%2e%2e/admin/stock/TEA",
            "/v1//admin/stock/TEA",
            "//v1/admin/stock/TEA",
            "/V1/ADMIN/stock/TEA",
            "/v1/%61dmin/stock/TEA",
            "/v1/admin;role=admin/stock/TEA",
            "/v1/admin/stock/TEA/",
            "/v1/admin/stock/TEA?customer=cust_ada&role=admin")) {
      var answer = edge.get(path, as("cust_ada"));
      assertThat(answer.statusCode()).as(path + answer.body()).isIn(400, 403, 404);
    }
    var overridden =
        edge.post(
            "/v1/store/products/prod_tea",
            "{}",
            with(as("cust_ada"), "X-HTTP-Method-Override", "PUT"));
    assertThat(overridden.statusCode()).isEqualTo(405);
    assertThat(edge.log.sent()).isEmpty();
  }

  private static String[] with(String[] shown, String... more) {
    return Stream.concat(Stream.of(shown), Stream.of(more)).toArray(String[]::new);
  }

  /** A program that buys: as fast as it can, twice, all there is, from carts without end. */
  @Test
  void api6UnrestrictedAccessToSensitiveBusinessFlows() {
    strict.log.accepts();
    int refused = 0;
    for (int i = 0; i < 3 * CHECKOUTS; i++) {
      var bot = with(asGuestOf(strict, ULID), "X-Forwarded-For", "10.2.0.1");
      var again = with(bot, "Idempotency-Key", "again");
      refused += strict.post(CARTS + "/checkout", PAYING, again).statusCode() == 429 ? 1 : 0;
    }
    assertThat(refused).isEqualTo(2 * CHECKOUTS);
    assertThat(strict.log.sent().stream().map(OutgoingCommand::commandId).distinct())
        .as("one wish is one order")
        .hasSize(1);

    var hoard = "{\"offerId\": \"TEA:499\", \"quantity\": 1000000}";
    var shown = with(asGuestOf(strict, ULID), "X-Forwarded-For", "10.2.0.2");
    assertThat(strict.post(CARTS + "/lines", hoard, shown).statusCode()).isEqualTo(400);
  }

  /** Whatever address is given, by whom and where: the edge calls nobody. */
  @Test
  void api7ServerSideRequestForgery() throws Exception {
    try (var bait = new Bait()) {
      var url = bait.url();
      for (var wrong :
          List.of("file:///etc/passwd", "gopher://x/", "ftp://x/", "jar:" + url + "!/", "//x/")) {
        var hook = "{\"url\": \"%s\", \"types\": [\"order.confirmed\"]}".formatted(wrong);
        var answer = edge.post("/v1/admin/webhooks", hook, "Authorization", edge.staff());
        assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
      }
      for (var token : new ForgedTokens(edge).naming(url)) {
        assertThat(edge.get(ACCOUNT, "Authorization", "Bearer " + token).statusCode())
            .isEqualTo(401);
      }
      edge.get("/v1/store/search?q=" + url, "X-Forwarded-Host", url, "Referer", url);
      assertThat(edge.get("/v1/store/payments/return?order=" + url).statusCode()).isEqualTo(400);
      var back =
          edge.get("/v1/store/payments/return?order=" + ORDER, "X-Forwarded-Host", "evil.example");
      assertThat(back.headers().firstValue("Location").orElse("")).doesNotContain("evil");
      assertThat(bait.calls()).isZero();
    }
    assertThat(edge.log.sent()).isEmpty();
  }

  @Test
  void api8SecurityMisconfiguration() {
    for (var path :
        List.of("/.git/config", "/.env", "/actuator/env", "/debug", "/console", "/swagger-ui")) {
      var answer = edge.get(path, "Origin", "https://evil.example");
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
      assertThat(answer.headers().firstValue("Server")).isEmpty();
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("application/problem+json");
      assertThat(answer.body()).doesNotContain("xception", "io.ikart", "jetty", "\\tat ");
    }
    for (var method : List.of("TRACE", "OPTIONS", "PROPFIND", "DELETE")) {
      assertThat(edge.call(method, "/v1/store/products/prod_tea", null).statusCode())
          .as(method)
          .isBetween(400, 499);
    }
    for (var usual : List.of("admin:admin", "tools:tools", "tests:secret", "root:")) {
      var pair = usual.split(":", -1);
      var answer =
          edge.post(
              TOKENS,
              "grant_type=client_credentials&client_id=%s&client_secret=%s"
                  .formatted(pair[0], pair[1]),
              "Content-Type",
              "application/x-www-form-urlencoded");
      assertThat(answer.statusCode()).as(usual).isEqualTo(401);
    }
  }

  /** No route that is not in the contract, and none of yesterday or of tomorrow. */
  @Test
  void api9ImproperInventoryManagement() {
    var contract = edge.get("/openapi.yaml").body();
    routes()
        .map(HandlerMetaInfo::getPath)
        .forEach(path -> assertThat(contract).contains("\n  " + path + ":\n"));
    for (var version : List.of("/v0", "/v2", "/beta", "/internal", "/api/v1", "/test", "")) {
      for (var path : List.of("/admin/stock/TEA", "/store/products/prod_tea", "/query")) {
        var answer = edge.get(version + path, "Authorization", edge.staff());
        assertThat(answer.statusCode()).as(version + path).isEqualTo(404);
      }
    }
  }

  /** A gateway and a search engine that lie, or that somebody else answers for. */
  @Test
  void api10UnsafeConsumptionOfApis() throws Exception {
    var paid = event("\"id\":\"pi_1\",\"amount_capturable\":\"1e9\",\"currency\":[]");
    assertThat(edge.post(HOOKS, paid).statusCode()).as("unsigned").isEqualTo(401);
    for (var lie :
        List.of(
            paid,
            "not JSON",
            "[".repeat(50_000),
            "null",
            event("\"metadata\":{\"payment_id\":\"../../etc\",\"attempt\":\"-1\"}"),
            event("\"metadata\":{\"payment_id\":\"pay_" + ULID + "-1\",\"attempt\":\"1e9\"}"),
            event("\"id\":\"" + "x".repeat(10_000) + "\""))) {
      var answer = edge.post(HOOKS, lie, "Stripe-Signature", signed(lie));
      assertThat(answer.statusCode()).as(lie.substring(0, 4)).isLessThan(500);
      assertThat(answer.body()).doesNotContain("xception", "io.ikart");
    }
    assertThat(edge.log.sent())
        .filteredOn(sent -> sent.topic().equals(CheckoutTopics.CHECKOUT_COMMANDS))
        .extracting(OutgoingCommand::command)
        .singleElement(InstanceOfAssertFactories.type(GatewayEventReceived.class))
        .satisfies(
            said -> {
              assertThat(said.getAttempt()).as("no attempt of the shop's").isZero();
              assertThat(said.getAmount().getAmount()).isZero();
            });

    for (var garbage : List.of("<html>", "{", "{\"hits\": 7}", "{\"hits\": {\"hits\": [{}]}}")) {
      edge.engine.finds(garbage);
      var answer = edge.get("/v1/store/search?q=tea");
      assertThat(answer.statusCode()).as(garbage).isIn(200, 503);
      assertThat(answer.body()).doesNotContain("xception", "io.ikart", "html");
    }
  }

  private static String event(String object) {
    return """
        {"id":"evt_1","object":"event","type":"payment_intent.amount_capturable_updated",
         "created":1700000000,"data":{"object":{"object":"payment_intent",%s}}}"""
        .formatted(object);
  }

  private static String signed(String body) throws Exception {
    long second = Instant.now().getEpochSecond();
    var secret = TestEdge.WEBHOOK_SECRETS.get(1);
    return "t=" + second + ",v1=" + Webhook.Util.computeHmacSha256(secret, second + "." + body);
  }
}
