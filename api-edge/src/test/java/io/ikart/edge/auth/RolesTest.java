package io.ikart.edge.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.edge.Shop;
import io.ikart.edge.TestEdge;
import io.ikart.schemas.Ids;
import io.javalin.event.HandlerMetaInfo;
import io.javalin.security.RouteRole;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/**
 * Who may use which route, tried by everybody on every route: made from the routes themselves, so
 * that none can be left out. Requests are such that a route that is reached finds fault with them.
 */
class RolesTest {

  private static final String ULID = Ids.partitionKey(TestEdge.CART);
  private static final Map<String, String> IN_PATHS =
      Map.ofEntries(
          Map.entry("cartId", TestEdge.CART),
          Map.entry("orderId", TestEdge.ORDER),
          Map.entry("shipmentId", Ids.shipment(TestEdge.ORDER, 1)),
          Map.entry("returnId", Ids.returned(TestEdge.ORDER, 1)),
          Map.entry("offerId", "TEA:499"),
          Map.entry("productId", "prod_tea"),
          Map.entry("sku", "TEA"),
          Map.entry("currency", "GBP"),
          Map.entry("webhookId", Ids.webhook(ULID)),
          Map.entry("deliveryId", "d0000000000001.order.confirmed@1"),
          Map.entry("sessionId", ULID),
          Map.entry("customerId", "cust_eve"),
          Map.entry("purpose", "behaviour"),
          Map.entry("addressId", ULID),
          Map.entry("reviewId", "r" + ULID),
          Map.entry("provider", "stripe"));

  /** Gateways and carriers sign what they say: whoever signs nothing is told so. */
  private static final String SIGNED = "/v1/webhooks/";

  private static TestEdge edge;
  private static List<Caller> callers;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /**
   * Somebody who tries.
   *
   * @param headers what they show
   * @param roles of theirs
   * @param owns what is theirs of the things in the paths
   */
  private record Caller(
      String name, Map<String, String> headers, Set<? extends RouteRole> roles, Set<Owned> owns) {

    boolean hasAccessToken() {
      return headers.containsKey("Authorization");
    }

    boolean mayOwn() {
      return headers.containsKey(CartTokens.HEADER) || roles.contains(Role.SIGNED_IN);
    }
  }

  @BeforeAll
  static void open() {
    edge = new TestEdge().calledByStrangers();
    callers = callers();
  }

  @AfterAll
  static void close() {
    edge.close();
  }

  @BeforeEach
  void forget() {
    edge.reset();
    edge.shop.has(TestEdge.CART, Shop.cart());
  }

  private static List<Caller> callers() {
    var everything = Set.of(Owned.values());
    var ofACart = Set.of(Owned.CART, Owned.ORDER, Owned.SHIPMENT, Owned.RETURN);
    var all = new ArrayList<Caller>();
    all.add(new Caller("a stranger", Map.of(), Set.of(), Set.of()));
    all.add(new Caller("the cart's guest", guest(ULID), Set.of(), ofACart));
    all.add(new Caller("another guest", guest(Ids.ulid(7, 7)), Set.of(), Set.of()));
    var shopper = Set.of(Role.SIGNED_IN, Role.SHOPPER);
    all.add(new Caller("the owner", shopper("cust_ada"), shopper, everything));
    all.add(new Caller("another shopper", shopper("cust_bob"), shopper, Set.of()));
    for (var role : Role.OF_STAFF) {
      var shown = Map.of("Authorization", edge.identity.staff(Set.of(role)));
      all.add(new Caller(role.word(), shown, Set.of(role), Set.of()));
    }
    return all;
  }

  private static Map<String, String> guest(String cart) {
    return Map.of(CartTokens.HEADER, new CartTokens(edge.identity.identity().keys()).of(cart));
  }

  private static Map<String, String> shopper(String customer) {
    var who = new SignedIn(customer, Ids.credentials(ULID), ULID);
    return Map.of("Authorization", edge.identity.account(who, Set.of()));
  }

  static Stream<HandlerMetaInfo> routes() {
    return edge.routes().stream().filter(route -> route.getHttpMethod().isHttpMethod());
  }

  @ParameterizedTest
  @MethodSource("routes")
  void everybodyGetsAsFarAsTheRouteSaysAndNoFurther(HandlerMetaInfo route) throws Exception {
    assertThat(route.getRoles())
        .as("%s says who may", nameOf(route))
        .anyMatch(who -> who instanceof Role || who instanceof Owned);
    for (var caller : callers) {
      var request = request(route, caller);
      var answer = CLIENT.send(request, BodyHandlers.ofInputStream());
      try (var body = answer.body()) {
        int expected = refusal(route, caller);
        var what = caller.name() + " at " + nameOf(route);
        if (expected == 0) {
          assertThat(answer.statusCode()).as(what).isNotIn(401, 403);
          assertThat(answer.statusCode() == 404 && isOwned(route)).as(what).isFalse();
        } else {
          assertThat(answer.statusCode()).as(what).isEqualTo(expected);
          assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8))
              .as(what)
              .contains("\"code\":\"" + codeOf(expected));
          assertThat(answer.headers().firstValue("WWW-Authenticate").isPresent())
              .as(what)
              .isEqualTo(expected != 404 && !route.getPath().startsWith(SIGNED));
        }
      }
    }
    assertThat(edge.log.sent()).isEmpty();
  }

  private static HttpRequest request(HandlerMetaInfo route, Caller caller) {
    var path = route.getPath();
    for (var name : IN_PATHS.entrySet()) {
      path = path.replace("{" + name.getKey() + "}", name.getValue());
    }
    path = path.replace("carriers/stripe", "carriers/easypost");
    var request =
        HttpRequest.newBuilder(edge.uri(path + "?atLeast=wrong&customer=cust_ada"))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/json")
            .header("Accept", "text/event-stream")
            .header("Last-Event-ID", "wrong")
            .method(route.getHttpMethod().name(), BodyPublishers.ofString("{"));
    caller.headers().forEach(request::header);
    return request.build();
  }

  /** 0 when the caller gets in. */
  private static int refusal(HandlerMetaInfo route, Caller caller) {
    var allowed = route.getRoles();
    if (route.getPath().startsWith(SIGNED)) {
      assertThat(allowed).contains(Role.ANYBODY);
      return 401;
    }
    var owned = allowed.stream().filter(Owned.class::isInstance).toList();
    boolean mayAnyway =
        allowed.contains(Role.ANYBODY) || allowed.stream().anyMatch(caller.roles()::contains);
    if (mayAnyway || owned.stream().anyMatch(caller.owns()::contains)) {
      return 0;
    }
    if (!owned.isEmpty() && caller.mayOwn()) {
      return 404;
    }
    return caller.hasAccessToken() ? 403 : 401;
  }

  private static boolean isOwned(HandlerMetaInfo route) {
    return route.getRoles().stream().anyMatch(Owned.class::isInstance);
  }

  private static String codeOf(int status) {
    return switch (status) {
      case 401 -> "unauthenticated";
      case 403 -> "forbidden";
      default -> "not_found";
    };
  }

  @Test
  void theContractSaysTheSame() {
    var declared = new TreeMap<String, Set<String>>();
    routes().forEach(route -> declared.put(nameOf(route), words(route.getRoles())));

    assertThat(declared).isEqualTo(inTheContract());
  }

  private static String nameOf(HandlerMetaInfo route) {
    return route.getHttpMethod().name() + " " + route.getPath();
  }

  /** A route that has an owner is open to shoppers and to whoever has the cart's token. */
  private static Set<String> words(Collection<? extends RouteRole> allowed) {
    var words = new TreeSet<String>();
    for (var one : allowed) {
      if (one instanceof Owned owned) {
        words.add("x-owner-of " + owned.name().toLowerCase(Locale.ROOT));
        words.addAll(Set.of("shopper", "cartToken"));
      } else if (one == Role.SIGNED_IN) {
        words.add("accessToken");
      } else if (one instanceof Role role && one != Role.ANYBODY) {
        words.add(role.word());
      }
    }
    return words;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Set<String>> inTheContract() {
    Map<String, Object> contract = new Yaml().load(edge.get("/openapi.yaml").body());
    var found = new TreeMap<String, Set<String>>();
    ((Map<String, Map<String, Object>>) contract.get("paths"))
        .forEach(
            (path, item) ->
                item.forEach(
                    (method, operation) -> {
                      if (operation instanceof Map<?, ?> map && map.containsKey("operationId")) {
                        found.put(method.toUpperCase(Locale.ROOT) + " " + path, security(map));
                      }
                    }));
    return found;
  }

  /** Every alternative: the role an access token must have, or the kind of token. */
  @SuppressWarnings("unchecked")
  private static Set<String> security(Map<?, ?> operation) {
    assertThat(operation.containsKey("security")).as("%s", operation).isTrue();
    var words = new TreeSet<String>();
    for (var alternative : (List<Map<String, List<String>>>) operation.get("security")) {
      alternative.forEach(
          (scheme, roles) -> words.addAll(roles.isEmpty() ? List.of(scheme) : roles));
    }
    if (operation.get("x-owner-of") instanceof String thing) {
      words.add("x-owner-of " + thing);
    }
    return words;
  }
}
