package io.ikart.edge;

import static io.ikart.edge.TestEdge.CART;
import static io.ikart.edge.TestEdge.ORDER;
import static io.ikart.edge.TestEdge.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every endpoint with input that must not get through: nothing of it reaches the log. */
class BadInputTest {

  private static final String HUGE = "x".repeat(300 * 1024);
  private static final String DEEP = "[".repeat(40) + "]".repeat(40);

  private static TestEdge edge;

  /** An endpoint that takes a body, and a field of it that must be a text or a number. */
  record Endpoint(String method, String path, String field, String wrongType) {}

  @BeforeAll
  static void open() {
    edge = new TestEdge();
  }

  @AfterAll
  static void close() {
    edge.close();
  }

  static List<Endpoint> endpoints() {
    var cart = "/v1/store/carts/" + CART;
    var order = "/v1/store/orders/" + ORDER;
    var hook = "/v1/admin/webhooks/whsub_01ARZ3NDEKTSV4RRFFQ69G5FAV";
    return List.of(
        new Endpoint("POST", "/v1/store/carts", "currency", "7"),
        new Endpoint("POST", cart + "/lines", "quantity", "\"two\""),
        new Endpoint("PATCH", cart + "/lines/TEA", "quantity", "1.5"),
        new Endpoint("POST", cart + "/checkout", "paymentToken", "true"),
        new Endpoint("POST", order + "/payment", "paymentToken", "{}"),
        new Endpoint("POST", order + "/cancel", "reason", "[]"),
        new Endpoint("PUT", "/v1/admin/products/prod_tea", "variants", "{}"),
        new Endpoint("POST", "/v1/admin/products/bulk", "productId", "7"),
        new Endpoint("POST", "/v1/admin/stock/bulk", "sku", "7"),
        new Endpoint("POST", "/v1/admin/stock/TEA/receive", "quantity", "\"1\""),
        new Endpoint("POST", "/v1/admin/stock/TEA/adjust", "delta", "[]"),
        new Endpoint("POST", "/v1/admin/orders/" + ORDER + "/hold", "reason", "7"),
        new Endpoint("POST", "/v1/admin/webhooks", "url", "7"),
        new Endpoint("POST", hook + "/disable", "reason", "7"),
        new Endpoint("POST", "/v1/admin/orders/" + ORDER + "/refunds", "amount", "7"),
        new Endpoint("POST", "/v1/admin/orders/" + ORDER + "/payment/settle", "settlement", "7"),
        new Endpoint("POST", "/v1/admin/blocked-keys/release", "retry", "\"yes\""),
        new Endpoint("POST", "/v1/admin/offers/ready", "offerIds", "\"A\""));
  }

  static Stream<Arguments> badBodies() {
    return endpoints().stream()
        .flatMap(
            endpoint ->
                Stream.of(
                    Arguments.of(endpoint, "{\"a\":", 400, "malformed JSON"),
                    Arguments.of(endpoint, "{\"a\":1} x", 400, "malformed JSON"),
                    Arguments.of(endpoint, "[1]", 400, "must be a JSON object"),
                    Arguments.of(endpoint, "{\"a\":1,\"a\":2}", 400, "twice"),
                    Arguments.of(endpoint, "{\"a\":" + DEEP + "}", 400, "nested too deeply"),
                    Arguments.of(endpoint, "{\"nope\":1}", 400, "unknown field"),
                    Arguments.of(
                        endpoint,
                        "{\"" + endpoint.field + "\":" + endpoint.wrongType + "}",
                        400,
                        "must be"),
                    Arguments.of(endpoint, "{\"a\":\"" + HUGE + "\"}", hugeStatus(endpoint), "")));
  }

  /** A line of a bulk body is a mistake in one line; a document is too large as a whole. */
  private static int hugeStatus(Endpoint endpoint) {
    return endpoint.path.endsWith("/bulk") ? 400 : 413;
  }

  @ParameterizedTest
  @MethodSource("badBodies")
  void badBodiesAreRefused(Endpoint endpoint, String body, int status, String says) {
    var response = edge.call(endpoint.method, endpoint.path, body, "Idempotency-Key", "k");

    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(response.body()).contains(says).doesNotContain("Exception", "io.ikart");
    assertThat(json(response).get("traceId").textValue()).hasSize(32);
    assertThat(edge.log.sent()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void wrongTypesNameTheField(Endpoint endpoint) {
    var body = "{\"" + endpoint.field + "\":" + endpoint.wrongType + "}";

    var errors = json(edge.call(endpoint.method, endpoint.path, body, "Idempotency-Key", "k"));

    assertThat(errors.get("errors").findValuesAsText("field")).contains(endpoint.field);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/store/carts/cart_1",
    "GET, /v1/store/carts/" + ORDER,
    "GET, /v1/store/carts/cart_01ARZ3NDEKTSV4RRFFQ69G5FA%00",
    "GET, /v1/store/orders/" + CART,
    "GET, /v1/store/orders/order_01ARZ3NDEKTSV4RRFFQ69G5FAV-0",
    "GET, /v1/store/orders/order_1/events",
    "GET, /v1/store/products/tea",
    "GET, /v1/admin/products/prod_",
    "GET, /v1/admin/stock/a%20b",
    "GET, /v1/admin/stock/cart_",
    "GET, /v1/admin/stock/rev_prod_tea",
    "POST, /v1/store/stock/order_1/watch",
    "POST, /v1/store/carts/nope/checkout",
    "DELETE, /v1/store/carts/" + CART + "/lines/a%20b",
    "POST, /v1/admin/orders/order_1/hold",
    "GET, /v1/nothing",
    "GET, /",
  })
  void idsThatCannotExistAreNotFound(String method, String path) {
    var response = edge.call(method, path, null, "Idempotency-Key", "k");

    assertThat(response.statusCode()).as(response.body()).isIn(404, 400);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(edge.log.sent()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Idempotency-Key, a b",
    "If-Match, 3-abc",
    "If-Match, W/\"3-abc\"",
    "Ikart-Occurred-At, yesterday",
    "Ikart-Occurred-At, 2999-01-01T00:00:00Z",
    "Ikart-Customer, ada",
    "Ikart-Customer, cust_a-b",
  })
  void badHeadersAreNamed(String name, String value) {
    var response = edge.post("/v1/store/carts", "{\"currency\":\"GBP\"}", name, value);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(json(response).at("/errors/0/field").textValue()).isEqualTo(name);
    assertThat(edge.log.sent()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/store/orders, customer",
    "/v1/store/orders?customer=ada, customer",
    "/v1/store/orders?customer=cust_a&limit=0, limit",
    "/v1/store/orders?customer=cust_a&limit=101, limit",
    "/v1/store/orders?customer=cust_a&cursor=%3F, cursor",
    "/v1/store/orders?customer=cust_a&atLeast=order_x, atLeast",
    "/v1/store/carts/" + CART + "?atLeast=a:0, atLeast",
    "/v1/store/payments/return, order",
    "/v1/store/payments/return?order=https://elsewhere.example, order",
  })
  void badParametersAreNamed(String path, String name) {
    var response = edge.get(path);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(json(response).at("/errors/0/field").textValue()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({"4111111111111111", "5555-5555-5555-4444", "378282246310005"})
  void cardNumbersAreNoTokens(String number) {
    var response =
        edge.post(
            "/v1/store/carts/" + CART + "/checkout",
            "{\"paymentToken\":\"" + number + "\"}",
            "Idempotency-Key",
            "k");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).doesNotContain(number);
    assertThat(edge.log.sent()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void aCardNumberInAnyFieldIsRefusedByNameAndNotRepeated(Endpoint endpoint) {
    for (var number : List.of("4242424242424242", "4242 4242 4242 4242", "4242-4242-4242-4242")) {
      var body = "{\"%s\":\"note: %s\"}".formatted(endpoint.field, number);

      refusesCard(edge.call(endpoint.method, endpoint.path, body, "Idempotency-Key", "k"), number);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"lines\":[{\"note\":\"4242424242424242\"}]}', lines[0].note",
    "'{\"a\":{\"b\":4242424242424242}}', a.b",
    "'{\"4242424242424242\":1}', [card number]",
    "'{\"a\":\"\\u0034242424242424242\"}', a",
  })
  void aCardNumberIsFoundAtAnyDepth(String body, String field) {
    var response = edge.post("/v1/store/carts", body);

    refusesCard(response, "4242424242424242");
    assertThat(json(response).get("errors").findValuesAsText("field")).contains(field);
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/store/carts/4242424242424242, X-Any, x, path",
    "/v1/store/carts/4242%204242%204242%204242, X-Any, x, path",
    "/v1/store/carts/%34242424242424242, X-Any, x, path",
    "/v1/store/orders?customer=4242+4242+4242+4242, X-Any, x, customer",
    "/v1/store/orders?4242424242424242=1, X-Any, x, query",
    "/v1/nothing, X-Note, card 4242-4242-4242-4242, X-Note",
    "/v1/nothing, Idempotency-Key, 4242424242424242, Idempotency-Key",
  })
  void aCardNumberInPathQueryOrHeaderIsRefused(
      String path, String header, String value, String place) {
    var response = edge.get(path, header, value);

    refusesCard(response, "4242424242424242");
    assertThat(json(response).at("/errors/0/field").textValue()).isEqualTo(place);
  }

  private static void refusesCard(HttpResponse<String> response, String number) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(response.body()).contains("card number").doesNotContain(number);
    assertThat(edge.log.sent()).isEmpty();
  }

  @Test
  void aMethodThatAPathDoesNotTakeIsNamedSo() {
    var response = edge.call("PUT", "/v1/store/carts", "{}");

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(json(response).get("code").textValue()).isEqualTo("method_not_allowed");
    assertThat(response.headers().firstValue("Allow")).isPresent();
  }

  @Test
  void anotherMediaTypeIsRefused() {
    var response = edge.post("/v1/store/carts", "a=b", "Content-Type", "text/plain");

    assertThat(response.statusCode()).isEqualTo(415);
  }

  @Test
  void headersThatAreTooLargeAreRefusedAsAProblem() {
    var response = edge.get("/health/live", "X-Long", "x".repeat(10_000));

    assertThat(response.statusCode()).isEqualTo(431);
    assertThat(json(response).get("code").textValue()).isEqualTo("validation_failed");
  }

  @Test
  void everyMistakeIsToldAtOnce() {
    var body =
        """
        {"title":"","variants":[{"sku":"a b"},7],"offers":[{"offerId":"A","sku":"T",
         "unitPrice":{"amount":-1,"currency":"gbp","x":1}}],"colour":"red"}
        """;

    var errors = json(edge.call("PUT", "/v1/admin/products/prod_tea", body)).get("errors");

    assertThat(errors.findValuesAsText("field"))
        .containsExactlyInAnyOrder(
            "title",
            "variants[0].sku",
            "variants[1]",
            "offers[0].unitPrice.amount",
            "offers[0].unitPrice.currency",
            "offers[0].unitPrice.x",
            "colour");
  }
}
