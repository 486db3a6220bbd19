package io.ikart.connect.payment;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.CardException;
import com.stripe.exception.StripeException;
import java.net.ConnectException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what an answer means that was no success. Only a bank's decline, or a plain "this cannot be
 * done any more", is a decline; whatever is our mistake or nobody's is unknown.
 */
final class Failures {

  /** A 4xx that is our fault: it must never look like a decline by the shopper's bank. */
  static final String REJECTED = "gateway_rejected_request";

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
  private static final int SERVER_ERROR = 500;
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final Set<Integer> BUSY = Set.of(408, 409, 425, 429);
  private static final String MISSING = "resource_missing";
  private static final String UNEXPECTED_STATE = "payment_intent_unexpected_state";
  private static final Set<String> CANNOT_BE_CAPTURED =
      Set.of(
          UNEXPECTED_STATE,
          "amount_too_large",
          "capture_charge_authorization_expired",
          "charge_already_captured",
          "charge_expired_for_capture");
  private static final Set<String> CANNOT_BE_REFUNDED =
      Set.of(
          UNEXPECTED_STATE,
          "amount_too_large",
          "charge_already_refunded",
          "charge_disputed",
          "refund_disputed_payment");

  private Failures() {}

  static GatewayAnswer ofAuthorization(StripeException failure) {
    if (isStatus(failure, BAD_REQUEST)
        && MISSING.equals(failure.getCode())
        && failure.getStripeError() != null
        && "payment_method".equals(failure.getStripeError().getParam())) {
      return GatewayAnswer.declined("invalid_payment_method");
    }
    return declinedOr(failure, Set.of());
  }

  static GatewayAnswer ofVoid(StripeException failure, String intentId) {
    if (isStatus(failure, BAD_REQUEST) && UNEXPECTED_STATE.equals(failure.getCode())) {
      var about =
          failure.getStripeError() == null ? null : failure.getStripeError().getPaymentIntent();
      return about != null && "canceled".equals(about.getStatus()) && intentId.equals(about.getId())
          ? GatewayAnswer.succeeded(intentId)
          : GatewayAnswer.declined(UNEXPECTED_STATE);
    }
    return unknown(failure);
  }

  static GatewayAnswer ofCapture(StripeException failure) {
    return declinedOr(failure, CANNOT_BE_CAPTURED);
  }

  static GatewayAnswer ofRefund(StripeException failure) {
    boolean tooMuch =
        isStatus(failure, BAD_REQUEST)
            && failure.getStripeError() != null
            && "amount".equals(failure.getStripeError().getParam());
    return tooMuch
        ? GatewayAnswer.declined("amount_too_large")
        : declinedOr(failure, CANNOT_BE_REFUNDED);
  }

  static Finding ofLookUp(StripeException failure) {
    return isStatus(failure, NOT_FOUND) && MISSING.equals(failure.getCode())
        ? Finding.nothing()
        : Finding.unknown(unknown(failure));
  }

  static Owner ofOwner(StripeException failure) {
    return isStatus(failure, NOT_FOUND) && MISSING.equals(failure.getCode())
        ? Owner.nobody()
        : Owner.unknown(unknown(failure));
  }

  private static GatewayAnswer declinedOr(StripeException failure, Set<String> plainNos) {
    if (failure instanceof CardException card) {
      return GatewayAnswer.declined(declineCode(card.getCode(), card.getDeclineCode()));
    }
    return isStatus(failure, BAD_REQUEST)
            && failure.getCode() != null
            && plainNos.contains(failure.getCode())
        ? GatewayAnswer.declined(failure.getCode())
        : unknown(failure);
  }

  /** The bank's own reason where it gave one, else the gateway's code. */
  static String declineCode(String code, String declineCode) {
    boolean vague =
        declineCode == null || declineCode.isEmpty() || declineCode.equals("generic_decline");
    if (!vague) {
      return declineCode;
    }
    return code == null || code.isEmpty() ? "declined" : code;
  }

  private static GatewayAnswer unknown(StripeException failure) {
    if (failure instanceof ApiConnectionException) {
      return notAnswered(failure.getCause());
    }
    int status = failure.getStatusCode() == null ? 0 : failure.getStatusCode();
    if (BUSY.contains(status)) {
      return GatewayAnswer.tryAgain("gateway_busy");
    }
    return status >= SERVER_ERROR
        ? GatewayAnswer.tryAgain("gateway_error")
        : GatewayAnswer.unclear(REJECTED);
  }

  private static GatewayAnswer notAnswered(Throwable cause) {
    if (cause instanceof TimeoutException) {
      return GatewayAnswer.tryAgain("gateway_timeout");
    }
    if (cause instanceof ConnectException) {
      return GatewayAnswer.tryAgain("gateway_unreachable");
    }
    return cause instanceof DeadlineTransport.UnreadableAnswerException
        ? GatewayAnswer.tryAgain("gateway_answer_unreadable")
        : GatewayAnswer.tryAgain("gateway_connection_lost");
  }

  private static boolean isStatus(StripeException failure, int status) {
    return failure.getStatusCode() != null && failure.getStatusCode() == status;
  }

  /** A decline is everyday; silence is worth a warning; our own mistakes no shopper can cure. */
  static void log(String what, StripeException failure) {
    if (failure instanceof CardException) {
      return;
    }
    var meaning = unknown(failure);
    if (meaning.code().equals(REJECTED)) {
      LOG.error("{}: {}", what, failure.getMessage());
    } else {
      LOG.warn("{}: {} ({})", what, meaning.code(), failure.getMessage());
    }
  }
}
