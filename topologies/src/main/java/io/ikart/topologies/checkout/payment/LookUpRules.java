package io.ikart.topologies.checkout.payment;

import static io.ikart.topologies.kernel.Decision.nothingNew;

import io.ikart.schemas.payment.GatewayIntentStatus;
import io.ikart.schemas.payment.GatewayRefund;
import io.ikart.schemas.payment.LookUpResult;
import io.ikart.schemas.payment.OperationKind;
import io.ikart.schemas.payment.Payment;
import io.ikart.schemas.payment.PaymentFound;
import io.ikart.schemas.payment.PaymentOperation;
import io.ikart.schemas.payment.PaymentState;
import io.ikart.topologies.kernel.Context;
import io.ikart.topologies.kernel.Decision;

/** Brings a payment in line with what the gateway's books say. Nothing is assumed. */
final class LookUpRules {

  /** A finding lists so many refunds; with as many, one that is missing may be further back. */
  private static final int MOST_REFUNDS = 100;

  private LookUpRules() {}

  static Decision found(Payment payment, LookUpResult result, Context context) {
    if (payment == null || result.getStatus() == GatewayIntentStatus.UNKNOWN) {
      return nothingNew(); // the deadline looks again
    }
    if (!PaymentRules.isLast(payment, result.getAttempt())) {
      return ofOldAttempt(payment, result, context);
    }
    var facts = new Facts(payment, context);
    standing(payment, result, facts, context);
    captures(payment, result, facts, context);
    refunds(payment, result, facts, context);
    rest(result, facts);
    if (payment.getLookedUp() > 0) {
      facts.add(
          new PaymentFound(
              context.meta(),
              result.getAttempt(),
              result.getStatus(),
              result.getCapturable(),
              result.getCaptured(),
              result.getCode()));
    }
    return facts.decision();
  }

  private static Decision ofOldAttempt(Payment payment, LookUpResult result, Context context) {
    boolean hasMoney =
        result.getStatus() == GatewayIntentStatus.AUTHORIZED
            || result.getStatus() == GatewayIntentStatus.CAPTURED;
    return hasMoney
        ? new Facts(payment, context)
            .reviewOnce(
                "attempt %d has money, %s".formatted(result.getAttempt(), result.getIntentId()))
            .decision()
        : nothingNew();
  }

  private static void standing(Payment payment, LookUpResult result, Facts facts, Context context) {
    switch (result.getStatus()) {
      case NOT_FOUND -> notFound(payment, facts, context);
      case DECLINED -> {
        if (PaymentRules.mayBeDecided(payment)) {
          facts.declined(result.getCode());
        }
      }
      case ACTION_REQUIRED -> actionRequired(payment, result, facts, context);
      case AUTHORIZED -> authorized(payment, result, facts);
      case CAPTURED -> {
        if (isReservedUnnoticed(payment) || isBeingCalledOff(payment)) {
          facts.authorized(result.getIntentId());
        }
      }
      case CANCELED -> canceled(payment, facts);
      case PROCESSING, UNKNOWN -> {}
    }
  }

  private static void notFound(Payment payment, Facts facts, Context context) {
    if (facts.authorized() > 0 || facts.captured() > 0) {
      facts.reviewOnce("the gateway does not know what it authorized");
    } else if (PaymentRules.isUndecided(payment)
        && !Patience.isKeyKnown(PaymentRules.last(payment).getRequestedAt(), context.now())) {
      facts.declined("not_found_at_gateway"); // nothing can come of the key any more
    }
  }

  private static void actionRequired(
      Payment payment, LookUpResult result, Facts facts, Context context) {
    var attempt = PaymentRules.last(payment);
    if (PaymentRules.isUndecided(payment)) {
      facts.actionRequired(result.getIntentId(), result.getActionUrl());
    } else if (payment.getState() == PaymentState.REQUIRES_ACTION
        && attempt.getRequestedAt().plus(Patience.ACT_WITHIN).isBefore(context.now())) {
      facts.voidRequested("the shopper did not answer their bank in time");
    }
  }

  private static void authorized(Payment payment, LookUpResult result, Facts facts) {
    if (isReservedUnnoticed(payment)) {
      facts.authorized(result.getIntentId());
    } else if (payment.getState() == PaymentState.NEEDS_REVIEW) {
      facts.voidRequested("still authorized");
    }
  }

  /** Whether the shop does not know of anything reserved, and had not given it back. */
  private static boolean isReservedUnnoticed(Payment payment) {
    return PaymentRules.mayBeDecided(payment) || payment.getState() == PaymentState.DECLINED;
  }

  /** A void on its way gives back what the shopper confirmed in between; not what was captured. */
  private static boolean isBeingCalledOff(Payment payment) {
    return payment.getState() == PaymentState.VOIDING
        && payment.getAuthorized().getAmount() == 0
        && payment.getCaptured() == 0;
  }

  static void canceled(Payment payment, Facts facts) {
    switch (payment.getState()) {
      case PROCESSING, UNKNOWN, REQUIRES_ACTION, VOIDING, NEEDS_REVIEW -> facts.nothingAuthorized();
      case AUTHORIZED, PARTIALLY_CAPTURED -> facts.authorizationExpired();
      default -> {}
    }
  }

  private static void captures(Payment payment, LookUpResult result, Facts facts, Context context) {
    long total = result.getCaptured().getAmount();
    if (total > facts.captured()
        && !CaptureRules.inAll(total, result.getIntentId(), facts, context)) {
      facts.reviewOnce("the gateway captured %d".formatted(total));
    }
    if (payment.getOpen() == 0) {
      return;
    }
    for (var asked : Operations.open(OperationKind.CAPTURE, context)) {
      boolean over = !Patience.isKeyKnown(asked.getRequestedAt(), context.now());
      if (over && total == payment.getCaptured()) {
        facts.captureFailed(asked, "not_captured_at_gateway");
      }
    }
  }

  /** While refunds are under way, what does not fit yet may fit when they have ended. */
  private static void refunds(Payment payment, LookUpResult result, Facts facts, Context context) {
    for (var refund : result.getRefunds()) {
      if (!RefundRules.known(refund, facts, context) && payment.getOpen() == 0) {
        facts.reviewOnce("refund %s does not fit".formatted(refund.getRefundId()));
      }
    }
    if (result.getStatus() == GatewayIntentStatus.NOT_FOUND
        || result.getRefunds().size() >= MOST_REFUNDS) {
      return;
    }
    for (var asked : Operations.open(OperationKind.REFUND, context)) {
      boolean over = !Patience.isKeyKnown(asked.getRequestedAt(), context.now());
      if (over && result.getRefunds().stream().noneMatch(refund -> isOf(asked, refund))) {
        facts.refundFailed(asked, "not_found_at_gateway");
      }
    }
  }

  private static boolean isOf(PaymentOperation asked, GatewayRefund refund) {
    return refund.getOperationId().equals(asked.getOperationId());
  }

  /** What was captured is all there will be: the rest is not reserved any more. */
  private static void rest(LookUpResult result, Facts facts) {
    boolean over =
        result.getStatus() == GatewayIntentStatus.CAPTURED
            && result.getCapturable().getAmount() == 0
            && facts.authorized() > 0
            && facts.captured() > 0
            && facts.pendingCapture() == 0;
    if (over) {
      facts.nothingAuthorized();
    }
  }
}
