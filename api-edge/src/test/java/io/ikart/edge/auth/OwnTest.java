package io.ikart.edge.auth;

import static io.ikart.edge.TestEdge.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.edge.Shop;
import io.ikart.edge.TestEdge;
import io.ikart.schemas.Ids;
import io.ikart.schemas.cart.AddCartLine;
import io.ikart.schemas.cart.Cart;
import io.ikart.schemas.cart.CreateCart;
import io.ikart.schemas.customer.EraseGuest;
import io.ikart.schemas.query.QueryResponse;
import io.ikart.schemas.query.QueryStatus;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is somebody's own, and how they prove it. */
class OwnTest {

  private static final String CARTS = "/v1/store/carts";
  private static final String NEW_CART = "{\"currency\":\"GBP\"}";
  private static final String ONE_TEA = "{\"offerId\":\"TEA:499\",\"quantity\":1}";

  private static TestEdge edge;
  private static long next;

  @BeforeAll
  static void open() {
    edge = new TestEdge().calledByStrangers();
  }

  @AfterAll
  static void close() {
    edge.close();
  }

  @BeforeEach
  void forget() {
    edge.reset();
    edge.log.accepts();
  }

  /** A cart nobody has asked for yet. */
  private static String cartOf(String customer) {
    var cartId = Ids.cart(Ids.ulid(99, ++next));
    var cart = Cart.newBuilder(Shop.cart()).setCartId(cartId).setCustomerId(customer).build();
    edge.shop.has(cartId, cart);
    return cartId;
  }

  private static String token(String customer) {
    var who = new SignedIn(customer, Ids.credentials(Ids.ulid(1, 1)), Ids.ulid(2, 2));
    return edge.identity.account(who, Set.of());
  }

  private static HttpResponse<String> get(String path, String customer) {
    return edge.get(path, "Authorization", token(customer));
  }

  @Test
  void aGuestIsForgottenByTheTokenOfTheirCartAlone() {
    var carts = new CartTokens(edge.identity.identity().keys());
    var guest = Ids.partitionKey(TestEdge.CART);
    var path = CARTS + "/" + TestEdge.CART + "/erasure";

    var answer = edge.post(path, null, CartTokens.HEADER, carts.of(guest));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains(TestEdge.CART, "PT26H");
    var command = (EraseGuest) edge.log.last().command();
    assertThat(command.getMeta().getAggregateId()).isEqualTo(CartTokens.guestOf(guest));
    var ofAnother = carts.of(Ids.ulid(51, 52));
    assertThat(edge.post(path, null, CartTokens.HEADER, ofAnother).statusCode()).isEqualTo(404);
    assertThat(edge.post(path, null).statusCode()).isEqualTo(401);
  }

  @Test
  void aGuestGetsATokenWithTheCartAndItOpensThatCartAlone() {
    var opened = edge.post(CARTS, NEW_CART);
    var cart = edge.log.last().aggregateId();
    var token = opened.headers().firstValue(CartTokens.HEADER).orElseThrow();
    var other = cartOf("guest_other");
    edge.shop.has(cart, Shop.cart());

    assertThat(((CreateCart) edge.log.last().command()).getCustomerId())
        .isEqualTo("guest_" + Ids.partitionKey(cart));
    assertThat(edge.get(CARTS + "/" + cart, CartTokens.HEADER, token).statusCode()).isEqualTo(200);
    var added = edge.post(CARTS + "/" + cart + "/lines", ONE_TEA, CartTokens.HEADER, token);
    assertThat(added.statusCode()).isEqualTo(200);
    assertThat(((AddCartLine) edge.log.last().command()).getMeta().getActor())
        .isEqualTo("guest_" + Ids.partitionKey(cart));
    var tried = edge.get(CARTS + "/" + other, CartTokens.HEADER, token);
    assertThat(tried.statusCode()).isEqualTo(404);
    assertThat(edge.get(CARTS + "/" + cart).statusCode()).isEqualTo(401);
  }

  @Test
  void aTokenOfACartThatThisShopDidNotMakeDoesNotCount() {
    var cart = cartOf("guest_any");
    var token = new CartTokens(TokenKeys.of("3".repeat(64))).of(Ids.partitionKey(cart));

    for (var wrong : List.of(token, "", "x", token + "x")) {
      assertThat(edge.get(CARTS + "/" + cart, CartTokens.HEADER, wrong).statusCode())
          .isEqualTo(401);
    }
  }

  @Test
  void aCustomersCartHasNoTokenAndOpensAtOnceThoughItIsNotThereYet() {
    var opened = edge.post(CARTS, NEW_CART, "Authorization", token("cust_ada"));
    var lines = CARTS + "/" + edge.log.last().aggregateId() + "/lines";

    assertThat(opened.headers().firstValue(CartTokens.HEADER)).isEmpty();
    assertThat(edge.post(lines, ONE_TEA, "Authorization", token("cust_ada")).statusCode())
        .isEqualTo(202);
    assertThat(edge.post(lines, ONE_TEA, "Authorization", token("cust_bob")).statusCode())
        .isEqualTo(404);
  }

  @Test
  void aGuestWhoHasSignedInSinceKeepsTheCart() {
    edge.post(CARTS, NEW_CART);
    var cart = edge.log.last().aggregateId();
    edge.shop.has(cart, Shop.cart());
    var guest = new CartTokens(edge.identity.identity().keys()).of(Ids.partitionKey(cart));

    var shown =
        edge.get(CARTS + "/" + cart, "Authorization", token("cust_eve"), CartTokens.HEADER, guest);

    assertThat(shown.statusCode()).isEqualTo(200);
    assertThat(get(CARTS + "/" + cart, "cust_eve").statusCode()).isEqualTo(404);
  }

  /** Or whoever guesses the key of a stranger would be answered with the stranger's token. */
  @Test
  void aStrangersKeyForACartMustNotBeGuessable() {
    assertThat(edge.post(CARTS, NEW_CART, "Idempotency-Key", "1").statusCode()).isEqualTo(400);
    assertThat(edge.post(CARTS, NEW_CART, "Idempotency-Key", "0123456789abcdef").statusCode())
        .isEqualTo(202);
  }

  @Test
  void whatIsNotThereAndWhatIsAnothersAreAnsweredAlike() {
    var missing = get(CARTS + "/" + Ids.cart(Ids.ulid(98, 98)), "cust_ada");
    var others = get(CARTS + "/" + cartOf("cust_bob"), "cust_ada");

    assertThat(others.statusCode()).isEqualTo(404);
    assertThat(said(others)).isEqualTo(said(missing));
  }

  private static String said(HttpResponse<String> answer) {
    return answer.body().replaceAll("\"traceId\":\"[0-9a-f]+\"", "");
  }

  @Test
  void whoseACartIsIsAskedForOnce() {
    edge.shop.takesItsTime();
    var cart = cartOf("cust_ada");

    for (int i = 0; i < 3; i++) {
      assertThat(get(CARTS + "/" + cart, "cust_ada").statusCode()).isEqualTo(200);
      assertThat(get(CARTS + "/" + cart, "cust_bob").statusCode()).isEqualTo(404);
    }

    assertThat(edge.shop.asked().stream().filter(asked -> asked.getParts() == 0)).hasSize(1);
  }

  @Test
  void aHandlerGoesOnWhenTheShopHasAnswered() {
    edge.shop.takesItsTime();
    var lines = CARTS + "/" + cartOf("cust_ada") + "/lines";

    var added = edge.post(lines, ONE_TEA, "Authorization", token("cust_ada"));

    assertThat(added.statusCode()).as(added.body()).isEqualTo(200);
    assertThat(json(added).path("cartId").isTextual()).isTrue();
  }

  @Test
  void whatComesOfACartIsItsOwners() {
    edge.shop.takesItsTime();
    var order = Ids.order(cartOf("cust_ada"), 1);
    edge.shop.has(order, Shop.order(), edge.shop.part("lines", Shop.bought()));

    assertThat(get("/v1/store/orders/" + order, "cust_ada").statusCode()).isEqualTo(200);
    assertThat(get("/v1/store/orders/" + order, "cust_bob").statusCode()).isEqualTo(404);
    var stream =
        edge.get(
            "/v1/store/orders/" + order + "/events",
            "Authorization",
            token("cust_bob"),
            "Accept",
            "text/event-stream");
    assertThat(stream.statusCode()).isEqualTo(404);
  }

  @Test
  void whileNobodyCanTellWhoseItIsNobodyGetsIt() {
    var cart = cartOf("cust_ada");
    edge.shop.goesDown();

    assertThat(get(CARTS + "/" + cart, "cust_ada").statusCode()).isEqualTo(503);
    edge.reset();
    edge.shop.answers(cart, QueryResponse.newBuilder().setStatus(QueryStatus.NOT_READY).build());
    assertThat(get(CARTS + "/" + cart, "cust_ada").statusCode()).isEqualTo(503);
  }

  @Test
  void ordersAreListedForOneselfAlone() {
    assertThat(get("/v1/store/orders", "cust_ada").statusCode()).isEqualTo(200);
    assertThat(edge.shop.lastAsked().getId()).isEqualTo("cust_ada");
    assertThat(get("/v1/store/orders?customer=cust_ada", "cust_ada").statusCode()).isEqualTo(200);
    assertThat(get("/v1/store/orders?customer=cust_bob", "cust_ada").statusCode()).isEqualTo(404);
    var guest = new CartTokens(edge.identity.identity().keys()).of(Ids.ulid(97, 97));
    assertThat(edge.get("/v1/store/orders", CartTokens.HEADER, guest).statusCode()).isEqualTo(200);
    assertThat(edge.shop.lastAsked().getId()).isEqualTo("guest_" + Ids.ulid(97, 97));
  }

  @Test
  void onlySupportAndAdminsActForACustomer() {
    for (var role : List.of(Role.SUPPORT, Role.ADMIN)) {
      var staff = edge.identity.staff(Set.of(role));
      edge.post(CARTS, NEW_CART, "Authorization", staff, "Ikart-Customer", "cust_ada");
      var command = (CreateCart) edge.log.last().command();
      assertThat(command.getCustomerId()).isEqualTo("cust_ada");
      assertThat(command.getMeta().getActor()).isEqualTo("client_tests");
    }
    int sent = edge.log.sent().size();
    for (var role : List.of(Role.WAREHOUSE, Role.ANALYST, Role.OPERATOR)) {
      var staff = edge.identity.staff(Set.of(role));
      var tried = edge.post(CARTS, NEW_CART, "Authorization", staff, "Ikart-Customer", "cust_ada");
      assertThat(tried.statusCode()).isEqualTo(403);
    }
    var shopper = token("cust_bob");
    var tried = edge.post(CARTS, NEW_CART, "Authorization", shopper, "Ikart-Customer", "cust_ada");
    assertThat(tried.statusCode()).isEqualTo(403);
    assertThat(edge.post(CARTS, NEW_CART, "Ikart-Customer", "cust_ada").statusCode())
        .isEqualTo(401);
    assertThat(edge.log.sent()).hasSize(sent);
  }

  @Test
  void onlyThoseWhoBringHistorySayWhenItWas() {
    var then = "2010-12-01T08:26:00Z";
    assertThat(edge.post(CARTS, NEW_CART, "Ikart-Occurred-At", then).statusCode()).isEqualTo(401);
    var shopper = token("cust_ada");
    var tried = edge.post(CARTS, NEW_CART, "Ikart-Occurred-At", then, "Authorization", shopper);
    assertThat(tried.statusCode()).isEqualTo(403);
    var admin = edge.identity.staff(Set.of(Role.ADMIN));
    var done = edge.post(CARTS, NEW_CART, "Ikart-Occurred-At", then, "Authorization", admin);
    assertThat(done.statusCode()).isLessThan(300);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health/live", "/v1/admin/webhooks", "/v1/store/orders"})
  void headIsAskedOfNoRoute(String path) {
    assertThat(edge.call("HEAD", path, null).statusCode()).isEqualTo(405);
  }
}
