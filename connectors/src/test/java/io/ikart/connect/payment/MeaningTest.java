package io.ikart.connect.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.payment.GatewayIntentStatus;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each answer of the gateway is taken for, through the SDK and all. */
@Timeout(20)
class MeaningTest {

  private static final Duration LONG = Duration.ofSeconds(10);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          200 | {'id':'pi_1','status':'requires_capture','amount':1999,'currency':'gbp'} | SUCCEEDED | '' | false
          200 | {'id':'pi_1','status':'requires_capture','amount':1998,'currency':'gbp'} | UNKNOWN | gateway_answer_mismatch | false
          200 | {'id':'pi_1','status':'requires_capture','amount':1999,'currency':'eur'} | UNKNOWN | gateway_answer_mismatch | false
          200 | {'status':'requires_capture','amount':1999,'currency':'gbp'} | UNKNOWN | gateway_answer_mismatch | false
          200 | {'id':'pi_1','status':'requires_action'} | UNKNOWN | gateway_status_requires_action | false
          200 | {'id':'pi_1','status':'processing'} | UNKNOWN | gateway_processing | true
          200 | {} | UNKNOWN | gateway_answer_unreadable | true
          200 | <html> | UNKNOWN | gateway_answer_unreadable | true
          200 | '' | UNKNOWN | gateway_answer_unreadable | true
          402 | {'error':{'code':'card_declined'}} | DECLINED | card_declined | false
          402 | {'error':{'code':'card_declined','decline_code':'generic_decline'}} | DECLINED | card_declined | false
          402 | {'error':{'code':'card_declined','decline_code':'insufficient_funds'}} | DECLINED | insufficient_funds | false
          402 | {'error':{'code':'authentication_required'}} | DECLINED | authentication_required | false
          402 | '' | DECLINED | declined | false
          400 | {'error':{'code':'resource_missing','param':'payment_method'}} | DECLINED | invalid_payment_method | false
          400 | {'error':{'code':'parameter_missing'}} | UNKNOWN | gateway_rejected_request | false
          400 | {'error':{'type':'idempotency_error'}} | UNKNOWN | gateway_rejected_request | false
          401 | {} | UNKNOWN | gateway_rejected_request | false
          404 | not json | UNKNOWN | gateway_rejected_request | false
          302 | '' | UNKNOWN | gateway_rejected_request | false
          409 | {} | UNKNOWN | gateway_busy | true
          429 | {} | UNKNOWN | gateway_busy | true
          500 | {} | UNKNOWN | gateway_error | true
          502 | '' | UNKNOWN | gateway_error | true
          503 | <html> | UNKNOWN | gateway_error | true
          """)
  void authorization(int status, String body, String outcome, String code, boolean again)
      throws Exception {
    try (var stub = saying(status, body);
        var gateway = gateway(stub)) {
      var answer = settled(gateway.authorize(Intents.authorize("c1")));

      assertMeans(answer, outcome, code);
      assertThat(answer.worthAnotherTry()).isEqualTo(again);
      assertThat(answer.gatewayId()).isEqualTo(outcome.equals("SUCCEEDED") ? "pi_1" : "");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          200 | {'id':'pi_1','status':'canceled'} | SUCCEEDED | ''
          200 | {'id':'pi_2','status':'canceled'} | UNKNOWN | gateway_answer_mismatch
          400 | {'error':{'code':'payment_intent_unexpected_state','payment_intent':{'id':'pi_1','object':'payment_intent','status':'canceled'}}} | SUCCEEDED | ''
          400 | {'error':{'code':'payment_intent_unexpected_state','payment_intent':{'id':'pi_1','object':'payment_intent','status':'succeeded'}}} | DECLINED | payment_intent_unexpected_state
          404 | {'error':{'code':'resource_missing'}} | UNKNOWN | gateway_rejected_request
          500 | {} | UNKNOWN | gateway_error
          """)
  void voiding(int status, String body, String outcome, String code) throws Exception {
    try (var stub = saying(status, body);
        var gateway = gateway(stub)) {
      assertMeans(settled(gateway.giveBack(Intents.giveBack("c1", "pi_1"))), outcome, code);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          200 | {'id':'pi_1','status':'requires_capture','amount_received':500,'currency':'gbp'} | SUCCEEDED | ''
          200 | {'id':'pi_1','status':'requires_capture','amount_received':499,'currency':'gbp'} | UNKNOWN | gateway_answer_mismatch
          200 | {'id':'pi_1','status':'canceled','amount_received':500,'currency':'gbp'} | UNKNOWN | gateway_answer_mismatch
          400 | {'error':{'code':'payment_intent_unexpected_state'}} | DECLINED | payment_intent_unexpected_state
          400 | {'error':{'code':'amount_too_large'}} | DECLINED | amount_too_large
          400 | {'error':{'code':'parameter_unknown'}} | UNKNOWN | gateway_rejected_request
          """)
  void capture(int status, String body, String outcome, String code) throws Exception {
    try (var stub = saying(status, body);
        var gateway = gateway(stub)) {
      assertMeans(settled(gateway.capture(Intents.capture("c1", 500, false))), outcome, code);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          200 | {'id':'re_1','object':'refund','status':'succeeded','amount':100,'currency':'gbp'} | SUCCEEDED | ''
          200 | {'id':'re_1','object':'refund','status':'pending','amount':100,'currency':'gbp'} | UNKNOWN | refund_pending
          200 | {'id':'re_1','object':'refund','status':'failed','amount':100,'currency':'gbp','failure_reason':'lost_or_stolen_card'} | DECLINED | lost_or_stolen_card
          200 | {'id':'re_1','object':'refund','status':'succeeded','amount':99,'currency':'gbp'} | UNKNOWN | gateway_answer_mismatch
          400 | {'error':{'code':'charge_already_refunded'}} | DECLINED | charge_already_refunded
          400 | {'error':{'type':'invalid_request_error','param':'amount'}} | DECLINED | amount_too_large
          """)
  void refund(int status, String body, String outcome, String code) throws Exception {
    try (var stub = saying(status, body);
        var gateway = gateway(stub)) {
      assertMeans(settled(gateway.refund(Intents.refund("c1", 100))), outcome, code);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          404 | {'error':{'code':'resource_missing'}} | NOT_FOUND | ''
          500 | {} | UNKNOWN | gateway_error
          200 | {'id':'pi_1','status':'requires_capture','amount':1,'currency':'gbp','data':[]} | UNKNOWN | gateway_answer_mismatch
          200 | {'id':'pi_1','status':'requires_capture','amount':1999,'currency':'gbp','data':[]} | AUTHORIZED | ''
          200 | {'id':'pi_1','status':'requires_payment_method','amount':1999,'currency':'gbp','data':[],'last_payment_error':{'code':'expired_card'}} | DECLINED | expired_card
          """)
  void lookUp(int status, String body, GatewayIntentStatus found, String code) throws Exception {
    try (var stub = saying(status, body);
        var gateway = gateway(stub)) {
      var finding = settled(gateway.lookUp(Intents.lookUp("c1", "pi_1")));

      assertThat(finding.status()).isEqualTo(found);
      assertThat(finding.code()).isEqualTo(code);
    }
  }

  private static StubServer saying(int status, String body) throws Exception {
    return new StubServer(StubServer.saying(status, body.replace('\'', '"')));
  }

  private static Gateway gateway(StubServer stub) {
    return new StripeGateway(stub.url(), "sk_test_1", LONG, "");
  }

  private static void assertMeans(GatewayAnswer answer, String outcome, String code) {
    assertThat(answer.outcome()).hasToString(outcome);
    assertThat(answer.code()).isEqualTo(code);
  }

  private static <T> T settled(CompletionStage<T> answer) throws Exception {
    return answer.toCompletableFuture().get(15, TimeUnit.SECONDS);
  }
}
