package io.ikart.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.e2e.Edge.Answer;
import io.ikart.schemas.Ids;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every endpoint with bad input, on the real shop: a clear problem, never a failure of ours. */
@ExtendWith(RunningShop.class)
@TestInstance(Lifecycle.PER_CLASS)
class BadInputIT {

  private static final String NOBODYS_CART = Ids.cart(Ids.ulid(1, 2));
  private static final String NOBODYS_ORDER = Ids.order(NOBODYS_CART, 1);
  private static final int HUGE = 300 * 1024;

  /** A route that takes a body, and a body it would take. */
  record Route(String method, String path, String body) {}

  static final List<Route> ROUTES =
      List.of(
          new Route("POST", "/v1/store/carts", "{\"currency\": \"GBP\"}"),
          new Route("POST", cart("/lines"), "{\"offerId\": \"X:1\", \"quantity\": 1}"),
          new Route("PATCH", cart("/lines/X:1"), "{\"quantity\": 1}"),
          new Route("POST", cart("/checkout"), "{\"paymentToken\": \"tok_approve\"}"),
          new Route("POST", order("/payment"), "{\"paymentToken\": \"tok_approve\"}"),
          new Route("POST", order("/cancel"), "{\"reason\": \"changed my mind\"}"),
          new Route("PUT", "/v1/admin/products/prod_X", Shopping.product("X", 1)),
          new Route(
              "POST",
              "/v1/admin/stock/X/receive",
              "{\"warehouse\": \"main\", \"quantity\": 1, \"reference\": \"r\"}"),
          new Route(
              "POST",
              "/v1/admin/stock/NOT.THERE/adjust",
              "{\"warehouse\": \"main\", \"delta\": 1, \"reason\": \"r\"}"),
          new Route("POST", desk("/hold"), "{\"reason\": \"r\"}"),
          new Route(
              "POST",
              "/v1/admin/blocked-keys/release",
              "{\"application\": \"stock\", \"aggregateId\": \"X\"}"),
          new Route("POST", "/v1/admin/offers/ready", "{\"offerIds\": [\"X:1\"]}"));

  /** Routes for a thing nobody has. */
  static final List<Route> UNKNOWN_THINGS =
      Stream.concat(
              ROUTES.stream().filter(route -> route.path().contains("/v1/store/carts/cart_")),
              Stream.of(
                  new Route("GET", cart(""), null),
                  new Route("GET", order(""), null),
                  new Route("GET", order("/events"), null),
                  new Route("GET", "/v1/store/products/prod_none", null),
                  new Route("GET", "/v1/admin/products/prod_none", null),
                  new Route("GET", "/v1/admin/stock/NONE", null),
                  new Route("DELETE", cart("/lines/X:1"), null),
                  new Route("GET", "/v1/store/carts/nonsense", null),
                  new Route("GET", "/v1/store/orders/order_nonsense", null),
                  new Route("GET", "/v1/nothing/here", null)))
          .toList();

  private Edge edge;

  @BeforeAll
  void open(Launcher launcher) {
    edge = Edge.ofStaff(launcher);
  }

  @ParameterizedTest
  @FieldSource("ROUTES")
  void malformedJsonIsRefused(Route route) {
    refused(send(route, route.body().substring(0, route.body().length() - 2)), 400);
  }

  @ParameterizedTest
  @FieldSource("ROUTES")
  void aBodyOfTheWrongTypeIsRefused(Route route) {
    refused(send(route, "[1, 2, 3]"), 400);
  }

  @ParameterizedTest
  @FieldSource("ROUTES")
  void anUnknownFieldIsRefusedByName(Route route) {
    var answer = send(route, route.body().strip().replaceFirst("\\{", "{\"colour\": \"red\", "));

    refused(answer, 400);
    assertThat(answer.response().body()).contains("colour");
  }

  @ParameterizedTest
  @FieldSource("ROUTES")
  void aHugeBodyIsRefused(Route route) {
    refused(send(route, "{\"x\": \"" + "y".repeat(HUGE) + "\"}"), 413);
  }

  @ParameterizedTest
  @FieldSource("UNKNOWN_THINGS")
  void anUnknownThingIsNotFound(Route route) {
    refused(send(route, route.body()), 404);
  }

  @Test
  void aWriteThatMustNotHappenTwiceNeedsAKey() {
    for (var path : List.of(cart("/checkout"), order("/payment"))) {
      refused(edge.post(path, "{\"paymentToken\": \"tok_approve\"}"), 400);
    }
  }

  @Test
  void aCardNumberIsNoToken() {
    var answer =
        edge.post(
            cart("/checkout"),
            "{\"paymentToken\": \"4242424242424242\"}",
            "Idempotency-Key",
            "card");

    refused(answer, 400);
    assertThat(answer.response().body()).doesNotContain("4242424242424242");
  }

  private Answer send(Route route, String body) {
    return edge.send(
        route.method(), route.path(), body, "Idempotency-Key", UUID.randomUUID().toString());
  }

  private static void refused(Answer answer, int status) {
    answer.is(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.body().path("status").asInt()).isEqualTo(status);
    assertThat(answer.text("code")).isNotEmpty();
    assertThat(answer.text("traceId")).isNotEmpty();
    assertThat(answer.response().body()).doesNotContain("Exception", "\tat ", ".commands");
  }

  private static String cart(String rest) {
    return "/v1/store/carts/" + NOBODYS_CART + rest;
  }

  private static String order(String rest) {
    return "/v1/store/orders/" + NOBODYS_ORDER + rest;
  }

  private static String desk(String rest) {
    return "/v1/admin/orders/" + NOBODYS_ORDER + rest;
  }
}
