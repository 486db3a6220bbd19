package io.ikart.connect.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.payment.GatewayOutcome;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class HttpGatewayTest {

  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final String AUTHORIZED =
      """
      {"id":"pi_1","status":"requires_capture","amount":1999,"currency":"gbp"}""";

  @Test
  void asksForAnAuthorizationWithTheKeyOfTheIntent() throws Exception {
    try (var stub = new StubServer(StubServer.saying(200, AUTHORIZED));
        var gateway = new HttpGateway(stub.url() + "/", "sk_test", LONG)) {
      var answer = settled(gateway.authorize(Intents.authorize("c1")));

      assertThat(answer).isEqualTo(GatewayAnswer.succeeded("pi_1"));
      var asked = stub.asked.remove();
      assertThat(asked.path()).isEqualTo("/v1/payment_intents");
      assertThat(asked.key()).isEqualTo(Intents.KEY);
      assertThat(asked.authorization()).isEqualTo("Bearer sk_test");
      assertThat(asked.body().split("&"))
          .containsExactlyInAnyOrder(
              "amount=1999",
              "currency=gbp",
              "payment_method=tok_approve",
              "capture_method=manual",
              "confirm=true",
              "metadata%5Bpayment_id%5D=" + Intents.PAYMENT,
              "metadata%5Battempt%5D=1");
    }
  }

  @Test
  void voidsTheIntentByItsId() throws Exception {
    var canceled = "{\"id\":\"pi_1\",\"status\":\"canceled\"}";
    try (var stub = new StubServer(StubServer.saying(200, canceled));
        var gateway = new HttpGateway(stub.url(), "", LONG)) {
      var answer = settled(gateway.giveBack(Intents.giveBack("c1", "pi_1")));

      assertThat(answer.outcome()).isEqualTo(GatewayOutcome.SUCCEEDED);
      var asked = stub.asked.remove();
      assertThat(asked.path()).isEqualTo("/v1/payment_intents/pi_1/cancel");
      assertThat(asked.authorization()).isNull();
    }
  }

  @Test
  void noAnswerInTimeIsWorthAnotherTry() throws Exception {
    try (var stub = new StubServer(exchange -> {});
        var gateway = new HttpGateway(stub.url(), "", SHORT)) {
      assertThat(settled(gateway.authorize(Intents.authorize("c1"))))
          .isEqualTo(GatewayAnswer.tryAgain("gateway_timeout"));
    }
  }

  @Test
  void anAnswerThatStopsHalfWayIsNoAnswer() throws Exception {
    StubServer.Script onlyTheHead =
        exchange -> {
          exchange.sendResponseHeaders(200, 1_000);
          exchange.getResponseBody().flush();
        };
    try (var stub = new StubServer(onlyTheHead);
        var gateway = new HttpGateway(stub.url(), "", SHORT)) {
      assertThat(settled(gateway.authorize(Intents.authorize("c1"))))
          .isEqualTo(GatewayAnswer.tryAgain("gateway_timeout"));
    }
  }

  @Test
  void aClosedConnectionIsWorthAnotherTry() throws Exception {
    try (var stub = new StubServer(exchange -> exchange.close());
        var gateway = new HttpGateway(stub.url(), "", LONG)) {
      assertThat(settled(gateway.authorize(Intents.authorize("c1"))))
          .isEqualTo(GatewayAnswer.tryAgain("gateway_connection_lost"));
    }
  }

  @Test
  void aGatewayThatIsAwayIsWorthAnotherTry() throws Exception {
    String url;
    try (var stub = new StubServer(exchange -> {})) {
      url = stub.url();
    }
    try (var gateway = new HttpGateway(url, "", LONG)) {
      assertThat(settled(gateway.authorize(Intents.authorize("c1"))))
          .isEqualTo(GatewayAnswer.tryAgain("gateway_unreachable"));
    }
  }

  private static GatewayAnswer settled(CompletionStage<GatewayAnswer> answer) throws Exception {
    return answer.toCompletableFuture().get(15, TimeUnit.SECONDS);
  }
}
