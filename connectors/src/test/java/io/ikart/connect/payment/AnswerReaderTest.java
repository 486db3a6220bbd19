package io.ikart.connect.payment;

import static io.ikart.connect.payment.Intents.pounds;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerReaderTest {

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
          200 | <html> | UNKNOWN | gateway_answer_unreadable | true
          402 | {'error':{'code':'card_declined'}} | DECLINED | card_declined | false
          402 | '' | DECLINED | declined | false
          400 | {'error':{'code':'invalid_payment_method'}} | DECLINED | invalid_payment_method | false
          400 | {'error':{'code':'parameter_missing'}} | UNKNOWN | gateway_rejected_request | false
          401 | {} | UNKNOWN | gateway_rejected_request | false
          404 | not json | UNKNOWN | gateway_rejected_request | false
          302 | '' | UNKNOWN | gateway_rejected_request | false
          409 | {} | UNKNOWN | gateway_busy | true
          429 | {} | UNKNOWN | gateway_busy | true
          500 | {} | UNKNOWN | gateway_error | true
          503 | <html> | UNKNOWN | gateway_error | true
          """)
  void authorization(int status, String body, String outcome, String code, boolean again) {
    var answer = AnswerReader.authorization(status, body.replace('\'', '"'), pounds(19_99));

    assertThat(answer.outcome()).hasToString(outcome);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.worthAnotherTry()).isEqualTo(again);
    assertThat(answer.intentId()).isEqualTo(outcome.equals("SUCCEEDED") ? "pi_1" : "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          200 | {'id':'pi_1','status':'canceled'} | SUCCEEDED | ''
          200 | {'id':'pi_2','status':'canceled'} | UNKNOWN | gateway_answer_mismatch
          400 | {'error':{'code':'payment_intent_unexpected_state','payment_intent':{'status':'canceled'}}} | SUCCEEDED | ''
          400 | {'error':{'code':'payment_intent_unexpected_state','payment_intent':{'status':'succeeded'}}} | DECLINED | payment_intent_unexpected_state
          402 | {'error':{'code':'card_declined'}} | UNKNOWN | gateway_rejected_request
          404 | {'error':{'code':'resource_missing'}} | UNKNOWN | gateway_rejected_request
          500 | {} | UNKNOWN | gateway_error
          """)
  void voiding(int status, String body, String outcome, String code) {
    var answer = AnswerReader.voiding(status, body.replace('\'', '"'), "pi_1");

    assertThat(answer.outcome()).hasToString(outcome);
    assertThat(answer.code()).isEqualTo(code);
  }
}
