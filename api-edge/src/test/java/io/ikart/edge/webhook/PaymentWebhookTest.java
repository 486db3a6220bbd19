package io.ikart.edge.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.net.Webhook;
import io.ikart.edge.TestEdge;
import io.ikart.schemas.common.DeadLetter;
import io.ikart.schemas.payment.GatewayEventKind;
import io.ikart.schemas.payment.GatewayEventReceived;
import io.ikart.schemas.payment.GatewayOutcome;
import io.ikart.schemas.payment.LocateGatewayEventIntent;
import io.ikart.schemas.topic.CheckoutTopics;
import io.ikart.schemas.topic.OperationsTopics;
import io.ikart.schemas.topic.PaymentTopics;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages signed as the gateway's own library signs them. */
class PaymentWebhookTest {

  private static final String PATH = "/v1/webhooks/payments/stripe";
  private static final String PAYMENT = "pay_01ARZ3NDEKTSV4RRFFQ69G5FAV-1";
  private static final String METADATA =
      "\"metadata\":{\"payment_id\":\"" + PAYMENT + "\",\"attempt\":\"2\"}";
  private static final String AUTHORIZED =
      event(
          "payment_intent.amount_capturable_updated",
          "\"object\":\"payment_intent\",\"id\":\"pi_1\",\"amount_capturable\":1999,"
              + "\"amount_received\":0,\"currency\":\"gbp\","
              + METADATA);

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
    edge.log.reset();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aMessageSignedWithASecretThatIsValidBecomesACommandOnTheOrdersKey(int secret) {
    var answer = send(AUTHORIZED, sign(AUTHORIZED, TestEdge.WEBHOOK_SECRETS.get(secret)));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(edge.log.last().topic()).isEqualTo(CheckoutTopics.CHECKOUT_COMMANDS);
    var received = last(GatewayEventReceived.class);
    assertThat(received.getMeta().getAggregateId()).isEqualTo(PAYMENT);
    assertThat(received.getProvider()).isEqualTo("stripe");
    assertThat(received.getEventId()).isEqualTo("evt_1");
    assertThat(received.getKind()).isEqualTo(GatewayEventKind.AUTHORIZED);
    assertThat(received.getAttempt()).isEqualTo(2);
    assertThat(received.getIntentId()).isEqualTo("pi_1");
    assertThat(received.getAmount().getAmount()).isEqualTo(1999);
    assertThat(received.getAmount().getCurrency()).isEqualTo("GBP");
    assertThat(received.getHappenedAt()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
  }

  @Test
  void theSameMessageAgainIsTheSameCommand() {
    send(AUTHORIZED);
    var first = last(GatewayEventReceived.class).getMeta().getCommandId();
    send(AUTHORIZED);

    assertThat(last(GatewayEventReceived.class).getMeta().getCommandId()).isEqualTo(first);
    send(AUTHORIZED.replace("evt_1", "evt_2"));
    assertThat(last(GatewayEventReceived.class).getMeta().getCommandId()).isNotEqualTo(first);
  }

  @Test
  void theBodyIsCheckedByteForByte() {
    var signature = sign(AUTHORIZED, TestEdge.WEBHOOK_SECRETS.get(0));

    refused(send(AUTHORIZED.replace("1999", "9999"), signature));
    refused(send(AUTHORIZED + " ", signature));
  }

  @ParameterizedTest
  @ValueSource(longs = {-301, 301})
  void aMessageThatSomebodyKeptIsRefused(long seconds) {
    var then = Instant.now().getEpochSecond() + seconds;

    refused(send(AUTHORIZED, sign(AUTHORIZED, TestEdge.WEBHOOK_SECRETS.get(0), then)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "t=,v1=", "t=1", "v1=aa", "nonsense", "t=1,t=2,v1=aa", "t=1e9,v1=00"})
  void whatIsNoSignatureIsRefused(String signature) {
    refused(send(AUTHORIZED, signature));
  }

  @Test
  void aMessageWithoutASignatureOrOfAnotherSignerIsRefused() {
    refused(edge.post(PATH, AUTHORIZED));
    refused(send(AUTHORIZED, sign(AUTHORIZED, "whsec_of_somebody_else")));
    var withoutTheScheme = sign(AUTHORIZED, TestEdge.WEBHOOK_SECRETS.get(0)).replace("v1=", "v0=");
    refused(send(AUTHORIZED, withoutTheScheme));
  }

  @Test
  void oneGoodSignatureAmongOthersIsEnough() {
    var good = sign(AUTHORIZED, TestEdge.WEBHOOK_SECRETS.get(1));

    var answer = send(AUTHORIZED, good.replace(",v1=", ",v1=" + "0".repeat(64) + ",v1="));

    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void whatMayNotBeDurableIsToBeSentAgain() {
    edge.log.losesTouch();

    var answer = send(AUTHORIZED);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void aTypeTheShopHasNoUseForIsTakenAndLeavesNothingBehind() {
    var answer = send(event("customer.created", "\"object\":\"customer\",\"id\":\"cus_1\""));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(edge.log.sent()).isEmpty();
    assertThat(edge.get("/metrics").body())
        .contains("ikart_gateway_messages_total{outcome=\"ignored\",type=\"customer.created\"}");
  }

  @Test
  void aMessageAboutNoOrderOfOursGoesToTheDeadLettersWithoutWhatIsPersonal() {
    var answer =
        send(
            event(
                "payment_intent.succeeded",
                "\"object\":\"payment_intent\",\"id\":\"pi_1\",\"receipt_email\":\"ada@x.org\","
                    + "\"metadata\":{\"payment_id\":\"pay_elsewhere\"}"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(edge.log.last().topic()).isEqualTo(OperationsTopics.DEAD_LETTERS);
    var value = StandardCharsets.UTF_8.decode(last(DeadLetter.class).getValue()).toString();
    assertThat(value).contains("evt_1", "pi_1").doesNotContain("ada");
  }

  @Test
  void aDisputeNamesItsPaymentIntentOnlySoTheConnectorIsAskedWhoseItIs() {
    var answer =
        send(
            event(
                "charge.dispute.created",
                "\"object\":\"dispute\",\"id\":\"dp_1\",\"payment_intent\":\"pi_1\",\"amount\":500,"
                    + "\"currency\":\"gbp\",\"reason\":\"fraudulent\",\"metadata\":{}"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(edge.log.last().topic()).isEqualTo(PaymentTopics.PAYMENT_INTENTS);
    var asked = last(LocateGatewayEventIntent.class).getEvent();
    assertThat(asked.getKind()).isEqualTo(GatewayEventKind.DISPUTE_OPENED);
    assertThat(asked.getIntentId()).isEqualTo("pi_1");
    assertThat(asked.getDisputeId()).isEqualTo("dp_1");
    assertThat(asked.getCode()).isEqualTo("fraudulent");
  }

  @Test
  void aRefundCarriesItsStateAndTheNameWeGaveIt() {
    send(
        event(
            "refund.updated",
            "\"object\":\"refund\",\"id\":\"re_1\",\"payment_intent\":\"pi_1\",\"amount\":500,"
                + "\"currency\":\"gbp\",\"status\":\"failed\",\"failure_reason\":\"expired_card\","
                + METADATA.replace("}", ",\"operation_id\":\"ret_1\"}")));

    var refund = last(GatewayEventReceived.class);
    assertThat(refund.getKind()).isEqualTo(GatewayEventKind.REFUND_CHANGED);
    assertThat(refund.getRefund().getOperationId()).isEqualTo("ret_1");
    assertThat(refund.getRefund().getOutcome()).isEqualTo(GatewayOutcome.DECLINED);
    assertThat(refund.getCode()).isEqualTo("expired_card");
  }

  @ParameterizedTest
  @CsvSource({
    "payment_intent.requires_action, ACTION_REQUIRED",
    "payment_intent.payment_failed, DECLINED",
    "payment_intent.canceled, CANCELED",
    "payment_intent.succeeded, CAPTURED",
    "charge.dispute.funds_withdrawn, DISPUTE_FUNDS_WITHDRAWN",
    "charge.dispute.funds_reinstated, DISPUTE_FUNDS_REINSTATED",
    "charge.dispute.closed, DISPUTE_CLOSED",
  })
  void everyTypeHasItsKind(String type, GatewayEventKind kind) {
    send(
        event(
            type,
            "\"object\":\"payment_intent\",\"id\":\"pi_1\",\"currency\":\"gbp\",\"next_action\":"
                + "{\"redirect_to_url\":{\"url\":\"https://bank.example/1\"}},"
                + METADATA));

    var received = last(GatewayEventReceived.class);
    assertThat(received.getKind()).isEqualTo(kind);
    assertThat(received.getActionUrl())
        .isEqualTo(kind == GatewayEventKind.ACTION_REQUIRED ? "https://bank.example/1" : "");
  }

  @Test
  void aCaptureThatIsNotTheLastIsReportedAsACapture() {
    send(AUTHORIZED.replace("\"amount_received\":0", "\"amount_received\":700"));

    var received = last(GatewayEventReceived.class);
    assertThat(received.getKind()).isEqualTo(GatewayEventKind.CAPTURED);
    assertThat(received.getAmount().getAmount()).isEqualTo(700);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "{\"id\":\"evt_1\"}", "nonsense"})
  void whatIsSignedAndNoMessageIsRefused(String body) {
    assertThat(send(body).statusCode()).isEqualTo(400);
    assertThat(edge.log.sent()).isEmpty();
  }

  @Test
  void anotherGatewayIsNotFound() {
    assertThat(edge.post("/v1/webhooks/payments/other", AUTHORIZED).statusCode()).isEqualTo(404);
  }

  private static void refused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
    assertThat(edge.log.sent()).isEmpty();
  }

  private static HttpResponse<String> send(String body) {
    return send(body, sign(body, TestEdge.WEBHOOK_SECRETS.get(0)));
  }

  private static HttpResponse<String> send(String body, String signature) {
    return edge.post(PATH, body, "Stripe-Signature", signature);
  }

  private static String sign(String body, String secret) {
    return sign(body, secret, Instant.now().getEpochSecond());
  }

  private static String sign(String body, String secret, long second) {
    try {
      var hash = Webhook.Util.computeHmacSha256(secret, second + "." + body);
      return "t=" + second + ",v1=" + hash;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String event(String type, String object) {
    return """
        {"id":"evt_1","object":"event","type":"%s","created":1700000000,
         "data":{"object":{%s}}}"""
        .formatted(type, object);
  }

  private static <T> T last(Class<T> type) {
    return type.cast(edge.log.last().command());
  }
}
