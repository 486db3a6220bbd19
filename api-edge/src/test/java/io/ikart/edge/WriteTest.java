package io.ikart.edge;

import static io.ikart.edge.TestEdge.CART;
import static io.ikart.edge.TestEdge.ORDER;
import static io.ikart.edge.TestEdge.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Envelopes;
import io.ikart.schemas.Ids;
import io.ikart.schemas.cart.AddCartLine;
import io.ikart.schemas.cart.CheckOut;
import io.ikart.schemas.cart.CreateCart;
import io.ikart.schemas.common.Touched;
import io.ikart.schemas.topic.CheckoutTopics;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a request to its answer, with a log and a shop that do as they are told. */
class WriteTest {

  private static final String LINES = "/v1/store/carts/" + CART + "/lines";
  private static final String CHECKOUT = "/v1/store/carts/" + CART + "/checkout";
  private static final String TWO_TEAS = "{\"offerId\":\"TEA:499\",\"quantity\":2}";
  private static final String TOKEN = "{\"paymentToken\":\"tok_visa\"}";

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
    edge.shop.has(CART, Shop.cart(), edge.shop.part("TEA:499", Shop.tea(0)));
    edge.shop.has(ORDER, Shop.order(), edge.shop.part("lines", Shop.bought()));
  }

  @Test
  void anAcceptedCommandIsAnsweredWithTheStateAfterIt() {
    edge.log.accepts();

    var response = edge.post(LINES, TWO_TEAS, "Ikart-Customer", "cust_ada");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("ETag")).contains("\"3-abc\"");
    assertThat(json(response).at("/lines/0/unitPrice/amount").longValue()).isEqualTo(499);
    assertThat(json(response).at("/touched/0").textValue()).isEqualTo(CART + ":3");
    var command = (AddCartLine) edge.log.last().command();
    assertThat(command.getQuantity()).isEqualTo(2);
    assertThat(command.getMeta().getActor()).isEqualTo("client_tests");
    assertThat(edge.log.last().topic()).isEqualTo(CheckoutTopics.CHECKOUT_COMMANDS);
    assertThat(edge.shop.lastAsked().getAtLeast()).containsExactly(new Touched(CART, 3L, "3-abc"));
  }

  @Test
  void aNewCartHasTheIdOfItsCommandSoThatARetryIsTheSameCart() {
    edge.log.accepts();

    var first = edge.post("/v1/store/carts", "{\"currency\":\"GBP\"}", "Idempotency-Key", "k1");
    var again = edge.post("/v1/store/carts", "{\"currency\":\"GBP\"}", "Idempotency-Key", "k1");

    var ids = edge.log.sent().stream().map(sent -> Envelopes.ofCommand(sent.command())).toList();
    assertThat(ids.get(0).getCommandId()).isEqualTo(ids.get(1).getCommandId()).hasSize(32);
    assertThat(ids.get(0).getAggregateId()).isEqualTo(ids.get(1).getAggregateId());
    assertThat(Ids.isValid(ids.get(0).getAggregateId(), "cart_", false)).isTrue();
    assertThat(ids.get(0).getFingerprint()).isEqualTo(ids.get(1).getFingerprint());
    var guest = ((CreateCart) edge.log.last().command()).getCustomerId();
    assertThat(guest).isEqualTo(ids.get(0).getAggregateId().replace("cart_", "guest_"));
    // the fake shop does not know the new cart, so that the answer is where to look for it
    assertThat(first.statusCode()).isEqualTo(202);
    assertThat(again.headers().firstValue("Location"))
        .contains("/v1/store/carts/" + ids.get(0).getAggregateId());
  }

  @Test
  void checkingOutAnswersTheOrder() {
    edge.log.accepts(new Touched(ORDER, 1L, "1-x"));

    var response = edge.post(CHECKOUT, TOKEN, "Idempotency-Key", "k");

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.headers().firstValue("Location")).contains("/v1/store/orders/" + ORDER);
    assertThat(json(response).get("orderId").textValue()).isEqualTo(ORDER);
    assertThat(json(response).at("/lines/0/sku").textValue()).isEqualTo("TEA");
    assertThat(((CheckOut) edge.log.last().command()).getPaymentToken()).isEqualTo("tok_visa");
  }

  @Test
  void checkingOutNeedsAKey() {
    var response = edge.post(CHECKOUT, TOKEN);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(json(response).at("/errors/0/field").textValue()).isEqualTo("Idempotency-Key");
    assertThat(edge.log.sent()).isEmpty();
  }

  @Test
  void anAnswerGivenBeforeSaysSo() {
    edge.log.replays();

    var response = edge.post(LINES, TWO_TEAS, "Idempotency-Key", "k");

    assertThat(response.headers().firstValue("Idempotency-Replayed")).contains("true");
  }

  @Test
  void aKeyThatComesWithAnotherBodyIsRefused() {
    edge.log.refuses("idempotency_key_reused", Map.of());

    var response = edge.post(LINES, TWO_TEAS, "Idempotency-Key", "k");

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(json(response).get("code").textValue()).isEqualTo("idempotency_key_reused");
  }

  @Test
  void refusalsHaveTheirStatusCodeAndNumbers() {
    edge.log.refuses("out_of_stock", Map.of("sku", "TEA", "available", "1"));
    var outOfStock = edge.post(CHECKOUT, TOKEN, "Idempotency-Key", "a");
    edge.log.refuses("version_mismatch", Map.of("etag", "3-abc"));
    var stale = edge.post(LINES, TWO_TEAS, "If-Match", "\"2-x\"");
    edge.log.refuses("unavailable", Map.of());
    var broken = edge.post(LINES, TWO_TEAS);

    assertThat(outOfStock.statusCode()).isEqualTo(409);
    assertThat(outOfStock.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(json(outOfStock).at("/details/available").textValue()).isEqualTo("1");
    assertThat(stale.statusCode()).isEqualTo(412);
    assertThat(stale.headers().firstValue("ETag")).contains("\"3-abc\"");
    assertThat(Envelopes.ofCommand(edge.log.sent().get(1).command()).getIfMatch()).isEqualTo("2-x");
    assertThat(broken.statusCode()).isEqualTo(503);
    assertThat(broken.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void minimalAnswersSkipTheRead() {
    edge.log.accepts();

    var response = edge.post(LINES, TWO_TEAS, "Prefer", "return=minimal");

    assertThat(response.body())
        .isEqualTo("{\"id\":\"%s\",\"touched\":[\"%s:3\"]}".formatted(CART, CART));
    assertThat(response.headers().firstValue("ETag")).contains("\"3-abc\"");
  }

  @Test
  void anAcceptedCommandIsNeverAnsweredWithAFailureToReadIt() {
    edge.log.accepts();
    edge.shop.goesDown();

    var response = edge.post(LINES, TWO_TEAS);

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(json(response).at("/touched/0").textValue()).isEqualTo(CART + ":3");
  }

  @Test
  void withoutAnOutcomeInTimeTheAnswerIsWhereToLook() {
    edge.log.staysSilent();

    var response =
        edge.post(
            "/v1/store/orders/" + ORDER + "/payment",
            TOKEN,
            "Idempotency-Key",
            "unanswered",
            "Prefer",
            "wait=0");

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(response.headers().firstValue("Location")).contains("/v1/store/orders/" + ORDER);
    assertThat(response.headers().firstValue("Link"))
        .contains("</v1/store/orders/" + ORDER + "/events>; rel=\"monitor\"");
  }

  @Test
  void thoseWhoPreferItAreAnsweredAsSoonAsTheCommandIsDurable() {
    edge.log.staysSilent();

    var response = edge.post(LINES, TWO_TEAS, "Prefer", "respond-async");

    assertThat(response.statusCode()).isEqualTo(202);
  }

  @Test
  void aCommandThatMayNotBeDurableIsToBeRetriedWithTheSameKey() {
    edge.log.losesTouch();
    var lost = edge.post(LINES, TWO_TEAS, "Idempotency-Key", "mine");
    edge.log.hangs();
    var hanging = edge.post(LINES, TWO_TEAS, "Prefer", "wait=0");

    assertThat(lost.statusCode()).isEqualTo(503);
    assertThat(lost.headers().firstValue("Idempotency-Key")).contains("mine");
    assertThat(lost.headers().firstValue("Retry-After")).isPresent();
    assertThat(hanging.statusCode()).isEqualTo(503);
    assertThat(hanging.headers().firstValue("Idempotency-Key")).isPresent();
  }

  @Test
  void aRepeatOfACommandUnderWayWaitsForTheSameReply() {
    edge.log.staysSilent();
    edge.post(LINES, TWO_TEAS, "Idempotency-Key", "twice", "Prefer", "wait=0");

    var same = edge.post(LINES, TWO_TEAS, "Idempotency-Key", "twice", "Prefer", "wait=0");
    var other =
        edge.post(
            LINES,
            "{\"offerId\":\"TEA:499\",\"quantity\":3}",
            "Idempotency-Key",
            "twice",
            "Prefer",
            "wait=0");

    assertThat(same.statusCode()).isEqualTo(202);
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(edge.log.sent()).hasSize(1);
  }

  @Test
  void importedHistoryKeepsItsTime() {
    edge.log.accepts();

    edge.post(LINES, TWO_TEAS, "Ikart-Occurred-At", "2010-12-01T08:26:00Z");

    assertThat(Envelopes.ofCommand(edge.log.last().command()).getOccurredAt())
        .isEqualTo(Instant.parse("2010-12-01T08:26:00Z"));
  }

  @Test
  void theCallersTraceGoesOn() {
    var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    edge.log.refuses("not_found", Map.of());

    var response =
        edge.post(LINES, TWO_TEAS, "traceparent", "00-" + trace + "-00f067aa0ba902b7-01");

    assertThat(edge.log.last().traceParent()).startsWith("00-" + trace + "-").endsWith("-01");
    assertThat(json(response).get("traceId").textValue()).isEqualTo(trace);
  }
}
