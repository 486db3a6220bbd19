package io.ikart.connect.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.Stripe;
import io.ikart.schemas.payment.GatewayOutcome;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What goes over the wire, and what becomes of a wire that breaks. */
@Timeout(20)
class StripeGatewayTest {

  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final String BACK = "https://shop.example/back?from=bank";
  private static final String AUTHORIZED =
      """
      {"id":"pi_1","object":"payment_intent","status":"requires_capture","amount":1999,
       "currency":"gbp"}""";

  @Test
  void asksForAnAuthorizationWithTheKeyOfTheIntent() throws Exception {
    try (var stub = new StubServer(StubServer.saying(200, AUTHORIZED));
        var gateway = new StripeGateway(stub.url() + "/", "sk_test_1", LONG, "")) {
      var answer = settled(gateway.authorize(Intents.authorize("c1")));

      assertThat(answer).isEqualTo(GatewayAnswer.succeeded("pi_1"));
      var asked = stub.asked.remove();
      assertThat(asked.path()).isEqualTo("/v1/payment_intents");
      assertThat(asked.key()).isEqualTo(Intents.KEY);
      assertThat(asked.authorization()).isEqualTo("Bearer sk_test_1");
      assertThat(asked.version()).isEqualTo(Stripe.API_VERSION);
      assertThat(asked.form())
          .containsExactlyInAnyOrder(
              "amount=1999",
              "currency=gbp",
              "payment_method=tok_approve",
              "capture_method=manual",
              "confirm=true",
              "automatic_payment_methods[enabled]=true",
              "automatic_payment_methods[allow_redirects]=never",
              "error_on_requires_action=true",
              "payment_method_options[card][request_multicapture]=if_available",
              "metadata[order_id]=order_" + Intents.ULID + "-1",
              "metadata[payment_id]=" + Intents.PAYMENT,
              "metadata[attempt]=1",
              "metadata[operation]=authorize");
    }
  }

  @Test
  void aShopperWhoMayBeSentAwayIsToldWhereToComeBackTo() throws Exception {
    try (var stub = new StubServer(StubServer.saying(200, AUTHORIZED));
        var gateway = new StripeGateway(stub.url(), "sk_test_1", LONG, BACK)) {
      settled(gateway.authorize(Intents.authorize("c1")));

      assertThat(stub.asked.remove().form())
          .contains("return_url=" + BACK + "&order=order_" + Intents.ULID + "-1")
          .noneMatch(field -> field.startsWith("error_on_requires_action"));
    }
  }

  @Test
  void capturesAndRefundsWhatTheIntentSays() throws Exception {
    try (var stub = new StubServer(StubServer.saying(200, "{}"));
        var gateway = new StripeGateway(stub.url(), "sk_test_1", LONG, "")) {
      settled(gateway.capture(Intents.capture("c1", 500, false)));
      settled(gateway.capture(Intents.capture("c2", 499, true)));
      settled(gateway.refund(Intents.refund("c3", 100)));

      var first = stub.asked.remove();
      assertThat(first.path()).isEqualTo("/v1/payment_intents/pi_1/capture");
      assertThat(first.key()).isEqualTo(Intents.PAYMENT + ":capture:c1");
      assertThat(first.form())
          .containsExactlyInAnyOrder("amount_to_capture=500", "final_capture=false");
      assertThat(stub.asked.remove().form()).containsExactly("amount_to_capture=499");
      var refund = stub.asked.remove();
      assertThat(refund.path()).isEqualTo("/v1/refunds");
      assertThat(refund.form())
          .contains("payment_intent=pi_1", "amount=100", "metadata[operation_id]=return_1");
    }
  }

  @Test
  void looksForWhatItHasNoIdOf() throws Exception {
    var none = "{\"object\":\"search_result\",\"data\":[],\"has_more\":false}";
    try (var stub = new StubServer(StubServer.saying(200, none));
        var gateway = new StripeGateway(stub.url(), "sk_test_1", LONG, "")) {
      assertThat(settled(gateway.lookUp(Intents.lookUp("c1", "")))).isEqualTo(Finding.nothing());

      var asked = stub.asked.remove();
      assertThat(asked.path()).isEqualTo("/v1/payment_intents/search");
      assertThat(asked.query())
          .contains("metadata['payment_id']:'" + Intents.PAYMENT + "' AND metadata['attempt']:'1'");
    }
  }

  @Test
  void noAnswerInTimeIsWorthAnotherTry() throws Exception {
    assertAnswered("gateway_timeout", exchange -> {});
  }

  @Test
  void anAnswerThatStopsHalfWayIsNoAnswer() throws Exception {
    assertAnswered(
        "gateway_timeout",
        exchange -> {
          exchange.sendResponseHeaders(200, 1_000);
          exchange.getResponseBody().flush();
        });
  }

  @Test
  void aClosedConnectionIsWorthAnotherTry() throws Exception {
    assertAnswered("gateway_connection_lost", exchange -> exchange.close());
  }

  private static void assertAnswered(String code, StubServer.Script script) throws Exception {
    try (var stub = new StubServer(script);
        var gateway = new StripeGateway(stub.url(), "sk_test_1", SHORT, "")) {
      assertThat(settled(gateway.authorize(Intents.authorize("c1"))))
          .isEqualTo(GatewayAnswer.tryAgain(code));
      assertThat(stub.asked).hasSize(1);
    }
  }

  @Test
  void aGatewayThatIsAwayIsWorthAnotherTry() throws Exception {
    String url;
    try (var stub = new StubServer(exchange -> {})) {
      url = stub.url();
    }
    try (var gateway = new StripeGateway(url, "sk_test_1", LONG, "")) {
      var answer = settled(gateway.authorize(Intents.authorize("c1")));

      assertThat(answer).isEqualTo(GatewayAnswer.tryAgain("gateway_unreachable"));
      assertThat(answer.outcome()).isEqualTo(GatewayOutcome.UNKNOWN);
    }
  }

  private static <T> T settled(CompletionStage<T> answer) throws Exception {
    return answer.toCompletableFuture().get(15, TimeUnit.SECONDS);
  }
}
