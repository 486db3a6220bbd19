package io.ikart.gateway;

import static io.ikart.schemas.payment.GatewayOutcome.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ikart.connect.Tries;
import io.ikart.connect.payment.Gateway;
import io.ikart.connect.payment.GatewayAnswer;
import io.ikart.connect.payment.StripeGateway;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.payment.AuthorizeIntent;
import io.ikart.schemas.payment.CaptureIntent;
import io.ikart.schemas.payment.GatewayIntentStatus;
import io.ikart.schemas.payment.GatewayOutcome;
import io.ikart.schemas.payment.GatewayRefund;
import io.ikart.schemas.payment.LookUpIntent;
import io.ikart.schemas.payment.RefundIntent;
import io.ikart.schemas.payment.VoidIntent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the shop relies on, over HTTP; every gateway it can use must pass this. */
@Timeout(30)
class GatewayContractTest {

  private static final String PAYMENT = "pay_01J0000000000000000000000A-1";
  private static final String RETURN_URL = "https://shop.example/back";
  private static final Duration PATIENCE = Duration.ofMillis(1_500);

  @TempDir private Path home;
  private SimulatorServer server;
  private Gateway gateway;
  private final Tries tries = new Tries(3, Duration.ofMillis(10), Runnable::run);

  @BeforeEach
  void start() throws IOException {
    server = SimulatorServer.start(Settings.in(home));
    gateway = new StripeGateway(url(), Settings.KEY, PATIENCE, RETURN_URL);
  }

  @AfterEach
  void stop() throws IOException {
    gateway.close();
    server.close();
  }

  @Test
  void anApprovedOneSucceedsAndCanBeGivenBack() throws Exception {
    var answer = settled(gateway.authorize(authorize("k1", "tok_approve")));
    assertThat(answer.outcome()).isEqualTo(GatewayOutcome.SUCCEEDED);

    var back = new VoidIntent(meta(), PAYMENT, 1, answer.gatewayId(), "v1");
    var again = new VoidIntent(meta(), PAYMENT, 1, answer.gatewayId(), "v2");
    assertThat(settled(gateway.giveBack(back)).outcome()).isEqualTo(GatewayOutcome.SUCCEEDED);
    assertThat(settled(gateway.giveBack(back)).outcome()).isEqualTo(GatewayOutcome.SUCCEEDED);
    assertThat(settled(gateway.giveBack(again)).outcome()).isEqualTo(GatewayOutcome.SUCCEEDED);
    assertThat(counts().path("authorized").asInt()).isZero();
    assertThat(counts().path("voided").asInt()).isEqualTo(1);
  }

  @Test
  void theGatewayKnowsWhosePaymentAnIntentIs() throws Exception {
    var answer = settled(gateway.authorize(authorize("k1", "tok_approve")));

    assertThat(settled(gateway.ownerOf(answer.gatewayId())).paymentId()).isEqualTo(PAYMENT);
    assertThat(settled(gateway.ownerOf(answer.gatewayId())).attempt()).isEqualTo(1);
    assertThat(settled(gateway.ownerOf("pi_nobodys")).paymentId()).isEmpty();
    assertThat(settled(gateway.ownerOf("pi_nobodys")).worthAnotherTry()).isFalse();
  }

  @Test
  void declinesComeWithTheirCode() throws Exception {
    var declined = settled(gateway.authorize(authorize("k1", "tok_decline")));
    var unusable = settled(gateway.authorize(authorize("k2", "tok_nobody_knows")));

    assertThat(declined.outcome()).isEqualTo(GatewayOutcome.DECLINED);
    assertThat(declined.code()).isEqualTo("card_declined");
    assertThat(unusable.outcome()).isEqualTo(GatewayOutcome.DECLINED);
    assertThat(unusable.code()).isEqualTo("invalid_payment_method");
  }

  @Test
  void slowLateAndFailedAnswersAreClearWithinThreeTries() throws Exception {
    for (var token : new String[] {"tok_slow", "tok_timeout", "tok_error"}) {
      var answer = settled(asked("key-of-" + token, token));

      assertThat(answer.outcome()).as(token).isEqualTo(GatewayOutcome.SUCCEEDED);
    }
    assertThat(counts().path("authorized").asInt()).isEqualTo(3);
    assertThat(counts().path("maxChargesPerKey").asInt()).isEqualTo(1);
  }

  @Test
  void nothingIsAssumedOfWhatNeverAnswers() throws Exception {
    var errors = settled(asked("k1", "tok_error_always"));
    var silence = settled(asked("k2", "tok_unknown"));

    assertThat(errors.outcome()).isEqualTo(GatewayOutcome.UNKNOWN);
    assertThat(errors.code()).isEqualTo("gateway_error");
    assertThat(silence.outcome()).isEqualTo(GatewayOutcome.UNKNOWN);
    assertThat(silence.code()).isEqualTo("gateway_timeout");
    assertThat(counts().path("authorized").asInt()).isZero();
  }

  @Test
  void ourOwnMistakesAreNoDeclines() throws Exception {
    settled(gateway.authorize(authorize("k1", "tok_approve")));

    var otherBody = settled(gateway.authorize(authorize("k1", "tok_decline")));
    var cardNumber = settled(gateway.authorize(authorize("k2", "4242424242424242")));

    assertThat(otherBody.code()).isEqualTo("gateway_rejected_request");
    assertThat(cardNumber.code()).isEqualTo("gateway_rejected_request");
    assertThat(cardNumber.outcome()).isEqualTo(GatewayOutcome.UNKNOWN);
  }

  @Test
  void oneKeyChargesOnceHoweverManyAskAtTheSameTime() throws Exception {
    var answers =
        IntStream.range(0, 64)
            .mapToObj(number -> asked("k" + number % 4, "tok_approve"))
            .map(CompletionStage::toCompletableFuture)
            .toList();
    CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);

    assertThat(
            answers.stream().map(CompletableFuture::join).map(GatewayAnswer::gatewayId).distinct())
        .hasSize(4);
    assertThat(counts().path("authorized").asInt()).isEqualTo(4);
    assertThat(counts().path("maxChargesPerKey").asInt()).isEqualTo(1);
  }

  @Test
  void anOrderIsCapturedByTheShipmentAndRefundedByTheReturn() throws Exception {
    var id = settled(gateway.authorize(authorize("k1", "pm_card_visa"))).gatewayId();

    var first = settled(gateway.capture(capture(id, "ship_1", 12_00, false)));
    var again = settled(gateway.capture(capture(id, "ship_1", 12_00, false)));
    var last = settled(gateway.capture(capture(id, "ship_2", 7_00, true)));
    var tooLate = settled(gateway.capture(capture(id, "ship_3", 99, true)));
    assertThat(List.of(first, again, last))
        .extracting(GatewayAnswer::outcome)
        .containsOnly(SUCCEEDED);
    assertThat(tooLate.code()).isEqualTo("payment_intent_unexpected_state");

    var one = settled(gateway.refund(refund(id, "return_1", 5_00)));
    var same = settled(gateway.refund(refund(id, "return_1", 5_00)));
    var two = settled(gateway.refund(refund(id, "return_2", 14_00)));
    var tooMuch = settled(gateway.refund(refund(id, "return_3", 1)));
    assertThat(one.gatewayId()).isEqualTo(same.gatewayId()).isNotEqualTo(two.gatewayId());
    assertThat(tooMuch.outcome()).isEqualTo(GatewayOutcome.DECLINED);
    assertThat(tooMuch.code()).isEqualTo("charge_already_refunded");

    var finding = settled(gateway.lookUp(lookUp(id)));
    assertThat(finding.status()).isEqualTo(GatewayIntentStatus.CAPTURED);
    assertThat(finding.captured()).isEqualTo(19_00);
    assertThat(finding.capturable()).isZero();
    assertThat(finding.refunds())
        .extracting(GatewayRefund::getOperationId)
        .containsExactly("return_2", "return_1");
  }

  @Test
  void anAttemptIsFoundWithoutItsId() throws Exception {
    assertThat(settled(gateway.lookUp(lookUp(""))))
        .isEqualTo(settled(gateway.lookUp(lookUp("pi_0"))));

    var id = settled(gateway.authorize(authorize("k1", "pm_card_visa"))).gatewayId();

    var finding = settled(gateway.lookUp(lookUp("")));
    assertThat(finding.status()).isEqualTo(GatewayIntentStatus.AUTHORIZED);
    assertThat(finding.gatewayId()).isEqualTo(id);
    assertThat(finding.capturable()).isEqualTo(19_99);
  }

  @Test
  void aShopperAnswersTheirBank() throws Exception {
    var asked = settled(gateway.authorize(authorize("k1", "pm_card_authenticationRequired")));
    assertThat(asked.actionUrl()).startsWith(url());

    var form =
        HttpRequest.newBuilder(URI.create(asked.actionUrl()))
            .POST(HttpRequest.BodyPublishers.ofString("answer=yes"))
            .build();
    var sentOn = HttpClient.newHttpClient().send(form, BodyHandlers.ofString());

    assertThat(sentOn.statusCode()).isEqualTo(303);
    assertThat(sentOn.headers().firstValue("Location").orElseThrow())
        .startsWith(RETURN_URL + "?order=order_" + PAYMENT.substring(4))
        .contains("payment_intent=" + asked.gatewayId(), "redirect_status=succeeded");
    assertThat(settled(gateway.lookUp(lookUp(asked.gatewayId()))).status())
        .isEqualTo(GatewayIntentStatus.AUTHORIZED);
  }

  @Test
  void aShopThatSendsNobodyAwayHearsOfADecline() throws Exception {
    try (var strict = new StripeGateway(url(), Settings.KEY, PATIENCE, "")) {
      var answer = settled(strict.authorize(authorize("k1", "pm_card_authenticationRequired")));

      assertThat(answer.outcome()).isEqualTo(GatewayOutcome.DECLINED);
      assertThat(answer.code()).isEqualTo("authentication_required");
    }
  }

  @Test
  void aBankSaysWhy() throws Exception {
    var poor = authorize("k1", "pm_card_chargeDeclinedInsufficientFunds");

    assertThat(settled(gateway.authorize(poor)).code()).isEqualTo("insufficient_funds");
    assertThat(settled(gateway.lookUp(lookUp(""))).code()).isEqualTo("insufficient_funds");
  }

  private static CaptureIntent capture(String id, String shipment, long pence, boolean isLast) {
    return new CaptureIntent(
        meta(), PAYMENT, 1, id, shipment, new Money(pence, "GBP"), isLast, "capture:" + shipment);
  }

  private static RefundIntent refund(String id, String name, long pence) {
    return new RefundIntent(
        meta(), PAYMENT, 1, id, name, new Money(pence, "GBP"), "refund:" + name);
  }

  private static LookUpIntent lookUp(String id) {
    return new LookUpIntent(meta(), PAYMENT, 1, id, new Money(19_99L, "GBP"));
  }

  private CompletionStage<GatewayAnswer> asked(String key, String token) {
    return tries.ask(
        () -> gateway.authorize(authorize(key, token)), answer -> !answer.worthAnotherTry());
  }

  private static AuthorizeIntent authorize(String key, String token) {
    return new AuthorizeIntent(meta(), PAYMENT, 1, new Money(19_99L, "GBP"), token, key);
  }

  private static CommandMeta meta() {
    var now = Instant.now();
    return new CommandMeta(PAYMENT, "c1", "c0", "checkout", now, now, 0L, "");
  }

  private JsonNode counts() throws Exception {
    var request = HttpRequest.newBuilder(URI.create(url() + "/simulator/intents")).build();
    var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    return new ObjectMapper().readTree(answer.body());
  }

  private String url() {
    return "http://127.0.0.1:" + server.port();
  }

  private static <T> T settled(CompletionStage<T> answer) throws Exception {
    return answer.toCompletableFuture().get(20, TimeUnit.SECONDS);
  }
}
