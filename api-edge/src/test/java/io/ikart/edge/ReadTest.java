package io.ikart.edge;

import static io.ikart.edge.TestEdge.CART;
import static io.ikart.edge.TestEdge.ORDER;
import static io.ikart.edge.TestEdge.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.common.BlockedKey;
import io.ikart.schemas.common.ReleaseBlockedKey;
import io.ikart.schemas.order.CustomerOrder;
import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.query.QueryKind;
import io.ikart.schemas.query.QueryPart;
import io.ikart.schemas.query.QueryResponse;
import io.ikart.schemas.query.QueryStatus;
import io.ikart.schemas.topic.ReviewTopics;
import io.ikart.schemas.topic.StockTopics;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is shown, and how it is asked for. */
class ReadTest {

  private static TestEdge edge;

  @BeforeAll
  static void open() {
    edge = new TestEdge();
  }

  @AfterAll
  static void close() {
    edge.close();
  }

  @BeforeEach
  void forget() {
    edge.reset();
  }

  @Test
  void aCartShowsItsLinesInTheOrderTheyWereAdded() {
    edge.shop.has(
        CART, Shop.cart(), edge.shop.part("a", Shop.tea(1)), edge.shop.part("b", Shop.tea(0)));

    var response = edge.get("/v1/store/carts/" + CART);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(json(response).get("lines")).hasSize(2);
    assertThat(json(response).at("/subtotal/currency").textValue()).isEqualTo("GBP");
    assertThat(json(response).get("expiresAt").textValue()).isEqualTo("2026-11-22T12:00:00Z");
    assertThat(edge.shop.lastAsked().getKey()).isEqualTo(CART.substring("cart_".length()));
    assertThat(edge.shop.lastAsked().getParts()).isEqualTo(1000);
  }

  @Test
  void whoHasItAlreadyIsToldSo() {
    edge.shop.has("TEA", Shop.stock());

    var response = edge.get("/v1/admin/stock/TEA", "If-None-Match", "\"3-abc\"");

    assertThat(response.statusCode()).isEqualTo(304);
    assertThat(response.headers().firstValue("ETag")).contains("\"3-abc\"");
    assertThat(response.body()).isEmpty();
  }

  @Test
  void aStandbysAnswerSaysHowOldItMayBe() {
    edge.shop.answers("TEA", edge.shop.state(Shop.stock()).setStale(true).setLag(7).build());

    var response = edge.get("/v1/admin/stock/TEA");

    assertThat(response.headers().firstValue("Ikart-Stale")).contains("lag=7");
    assertThat(json(response).get("available").longValue()).isEqualTo(5);
  }

  @Test
  void aShopperWhoComesBackFromTheirBankIsLedToTheirOrder() {
    var response =
        edge.get("/v1/store/payments/return?order=" + ORDER + "&redirect_status=succeeded");

    assertThat(response.statusCode()).isEqualTo(303);
    assertThat(response.headers().firstValue("Location").orElse(""))
        .endsWith("/v1/store/orders/" + ORDER);
  }

  @Test
  void whatIsNotThereIsNotFound() {
    var response = edge.get("/v1/store/orders/" + ORDER);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(json(response).get("code").textValue()).isEqualTo("not_found");
  }

  @Test
  void aVersionThatDoesNotComeInTimeIsToBeAskedForAgain() {
    edge.shop.answers(ORDER, QueryResponse.newBuilder().setStatus(QueryStatus.BEHIND).build());

    var response = edge.get("/v1/store/orders/" + ORDER + "?atLeast=" + ORDER + ":7");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).isPresent();
    assertThat(edge.shop.lastAsked().getAtLeast().get(0).getVersion()).isEqualTo(7);
    assertThat(edge.shop.lastAsked().getWaitMs()).isPositive();
  }

  @Test
  void aShopThatDoesNotAnswerIsUnavailable() {
    edge.shop.goesDown();

    var response = edge.get("/v1/store/products/prod_tea");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(json(response).get("code").textValue()).isEqualTo("unavailable");
  }

  @Test
  void aCustomersOrdersComeInPages() {
    var row = new CustomerOrder(Shop.summary(OrderStatus.CONFIRMED), 6L);
    edge.shop.answers(
        "cust_ada",
        QueryResponse.newBuilder()
            .setStatus(QueryStatus.OK)
            .setParts(List.of(edge.shop.part("row 1", row)))
            .setMore(true)
            .build());

    var first = json(edge.get("/v1/store/orders?customer=cust_ada&limit=1"));
    edge.get("/v1/store/orders?customer=cust_ada&cursor=" + first.get("next").textValue());

    assertThat(first.at("/orders/0/orderId").textValue()).isEqualTo(ORDER);
    assertThat(edge.shop.lastAsked().getKind()).isEqualTo(QueryKind.CUSTOMER_ORDERS);
    assertThat(edge.shop.lastAsked().getAfter()).isEqualTo("row 1");
  }

  @Test
  void aCustomerWithoutOrdersHasAnEmptyPage() {
    edge.shop.answers(
        "cust_new", QueryResponse.newBuilder().setStatus(QueryStatus.NOT_FOUND).build());

    var response = edge.get("/v1/store/orders?customer=cust_new");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{\"orders\":[]}");
  }

  @Test
  void offersAreReadyWhenEveryInstanceKnowsThem() {
    var knowsBoth = parts("A", "B");
    edge.shop.instanceAnswers("one:1", knowsBoth);
    edge.shop.instanceAnswers("two:2", parts("A"));

    var missing = json(edge.post("/v1/admin/offers/ready", "{\"offerIds\":[\"A\",\"B\"]}"));
    edge.shop.instanceAnswers("two:2", knowsBoth);
    var ready = json(edge.post("/v1/admin/offers/ready", "{\"offerIds\":[\"A\",\"B\"]}"));
    edge.shop.instanceAnswers("three:3", null);
    var silent = json(edge.post("/v1/admin/offers/ready", "{\"offerIds\":[\"A\",\"B\"]}"));

    assertThat(missing.get("ready").booleanValue()).isFalse();
    assertThat(missing.at("/missing/0").textValue()).isEqualTo("B");
    assertThat(ready.get("ready").booleanValue()).isTrue();
    assertThat(silent.get("ready").booleanValue()).isFalse();
    assertThat(edge.shop.lastAsked().getId()).isEqualTo("A,B");
  }

  @Test
  void blockedKeysAreListedAndLetGo() {
    var why = new BlockedKey("boom", "stock.commands", 1, 7L, Shop.NOON, 2L);
    edge.shop.instanceAnswers(
        "one:1",
        QueryResponse.newBuilder()
            .setStatus(QueryStatus.OK)
            .setParts(List.of(edge.shop.part("TEA", why)))
            .build());
    edge.log.accepts();

    var listed = json(edge.get("/v1/admin/blocked-keys"));
    var released =
        edge.post(
            "/v1/admin/blocked-keys/release",
            "{\"application\":\"stock\",\"aggregateId\":\"TEA\",\"retry\":false}");

    assertThat(listed.get("blocked").findValuesAsText("application"))
        .containsExactly(
            "audit", "catalog", "checkout", "notification", "review", "stock", "webhook");
    assertThat(listed.at("/blocked/0/parked").longValue()).isEqualTo(2);
    assertThat(released.statusCode()).isEqualTo(200);
    assertThat(edge.log.last().topic()).isEqualTo(StockTopics.STOCK_COMMANDS);
    assertThat(((ReleaseBlockedKey) edge.log.last().command()).getRetryFailed()).isFalse();
  }

  @Test
  void aBlockedCartIsNamedByItsKeyToo() {
    edge.log.accepts();
    var ulid = CART.substring("cart_".length());

    edge.post(
        "/v1/admin/blocked-keys/release",
        "{\"application\":\"checkout\",\"aggregateId\":\"%s\"}".formatted(ulid));

    assertThat(edge.log.last().aggregateId()).isEqualTo(CART);
  }

  @Test
  void blockedReviewsAreNamedByTheirProduct() {
    edge.log.accepts();

    edge.post(
        "/v1/admin/blocked-keys/release",
        "{\"application\":\"review\",\"aggregateId\":\"prod_tea\"}");

    assertThat(edge.log.last().topic()).isEqualTo(ReviewTopics.REVIEW_COMMANDS);
    assertThat(edge.log.last().aggregateId()).isEqualTo("rev_prod_tea");
  }

  @Test
  void healthAndMetersAreServed() {
    edge.get("/v1/admin/stock/TEA");

    assertThat(edge.get("/health/live").statusCode()).isEqualTo(200);
    assertThat(edge.get("/health/ready").body()).contains("\"progress\":true");
    assertThat(edge.get("/metrics").body())
        .contains("http_server_requests_seconds_count")
        .contains("route=\"/v1/admin/stock/{sku}\"")
        .contains("jvm_memory_used_bytes");
  }

  private static QueryResponse parts(String... ids) {
    var parts = Arrays.stream(ids).map(id -> new QueryPart(id, ByteBuffer.allocate(0))).toList();
    return QueryResponse.newBuilder().setStatus(QueryStatus.OK).setParts(parts).build();
  }
}
