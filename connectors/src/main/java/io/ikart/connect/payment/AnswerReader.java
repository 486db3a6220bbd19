package io.ikart.connect.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.ikart.schemas.common.Money;
import java.util.Locale;
import java.util.Set;

/**
 * Says what an HTTP answer means. Only an answer that says so plainly is a success or a decline;
 * everything else is unknown.
 */
final class AnswerReader {

  /** A 4xx that is our fault: it must never look like a decline by the shopper's bank. */
  static final String REJECTED = "gateway_rejected_request";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<Integer> BUSY = Set.of(408, 409, 425, 429);
  private static final String INVALID_METHOD = "invalid_payment_method";
  private static final String UNEXPECTED_STATE = "payment_intent_unexpected_state";
  private static final String CANCELED = "canceled";

  private AnswerReader() {}

  /** Meaning of the answer to a request to authorize {@code asked}. */
  static GatewayAnswer authorization(int status, String body, Money asked) {
    var answer = parsed(body);
    if (status == 200) {
      return authorized(answer, asked);
    }
    var code = answer.at("/error/code").asText();
    if (status == 402) {
      return GatewayAnswer.declined(code.isEmpty() ? "declined" : code);
    }
    if (status == 400 && code.equals(INVALID_METHOD)) {
      return GatewayAnswer.declined(code);
    }
    return failed(status);
  }

  private static GatewayAnswer authorized(JsonNode intent, Money asked) {
    var status = intent.path("status").asText();
    if (status.isEmpty()) {
      return GatewayAnswer.tryAgain("gateway_answer_unreadable");
    }
    if (status.equals("processing")) {
      return GatewayAnswer.tryAgain("gateway_processing");
    }
    if (!status.equals("requires_capture")) {
      return GatewayAnswer.unclear("gateway_status_" + status);
    }
    boolean asAsked =
        intent.path("amount").asLong() == asked.getAmount()
            && intent.path("currency").asText().equals(currency(asked));
    var id = intent.path("id").asText();
    return asAsked && !id.isEmpty()
        ? GatewayAnswer.succeeded(id)
        : GatewayAnswer.unclear("gateway_answer_mismatch");
  }

  /** Meaning of the answer to a request to void the gateway's intent with this id. */
  static GatewayAnswer voiding(int status, String body, String intentId) {
    var answer = parsed(body);
    if (status == 200) {
      boolean done =
          answer.path("status").asText().equals(CANCELED)
              && answer.path("id").asText().equals(intentId);
      return done
          ? GatewayAnswer.succeeded(intentId)
          : GatewayAnswer.tryAgain("gateway_answer_mismatch");
    }
    if (status == 400 && answer.at("/error/code").asText().equals(UNEXPECTED_STATE)) {
      return answer.at("/error/payment_intent/status").asText().equals(CANCELED)
          ? GatewayAnswer.succeeded(intentId)
          : GatewayAnswer.declined(UNEXPECTED_STATE);
    }
    return failed(status);
  }

  private static GatewayAnswer failed(int status) {
    if (BUSY.contains(status)) {
      return GatewayAnswer.tryAgain("gateway_busy");
    }
    return status >= 500
        ? GatewayAnswer.tryAgain("gateway_error")
        : GatewayAnswer.unclear(REJECTED);
  }

  /** The gateway writes currencies in lower case. */
  static String currency(Money money) {
    return money.getCurrency().toLowerCase(Locale.ROOT);
  }

  private static JsonNode parsed(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      // Not JSON: whoever answered was not the gateway, so nothing is to be read from it.
      return MissingNode.getInstance();
    }
  }
}
