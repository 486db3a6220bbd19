package io.ikart.topologies.checkout.payment;

import static io.ikart.topologies.kernel.Decision.accept;
import static io.ikart.topologies.kernel.Decision.nothingNew;
import static io.ikart.topologies.kernel.Decision.refuse;

import io.ikart.schemas.common.Money;
import io.ikart.schemas.payment.GatewayEventReceived;
import io.ikart.schemas.payment.OperationState;
import io.ikart.schemas.payment.Payment;
import io.ikart.schemas.payment.PaymentAttempt;
import io.ikart.schemas.payment.PaymentChargebackReversed;
import io.ikart.schemas.payment.PaymentChargedBack;
import io.ikart.schemas.payment.PaymentOperation;
import io.ikart.schemas.payment.PaymentState;
import io.ikart.topologies.kernel.Context;
import io.ikart.topologies.kernel.Decision;
import io.ikart.topologies.kernel.Problem;
import org.apache.avro.specific.SpecificRecord;

/**
 * What a gateway says by itself: twice, late, early and in any order. What is a fact is taken for
 * one; what is known already, or has been overtaken, changes nothing; what cannot be told apart
 * from the message alone makes the payment look into the gateway's books. Nothing is dropped.
 */
final class GatewayEventRules {

  private static final String LOST = "lost";

  private GatewayEventRules() {}

  static Decision received(Payment payment, GatewayEventReceived event, Context context) {
    if (payment == null) {
      return refuse(Problem.NOT_FOUND); // the gateway sends it again
    }
    return switch (event.getKind()) {
      case OTHER, DISPUTE_OPENED -> nothingNew();
      case DISPUTE_FUNDS_WITHDRAWN -> chargedBack(payment, event, context);
      case DISPUTE_FUNDS_REINSTATED -> reversed(payment, event, context);
      case DISPUTE_CLOSED ->
          event.getCode().equals(LOST) ? chargedBack(payment, event, context) : nothingNew();
      case AUTHORIZED, DECLINED, ACTION_REQUIRED, CANCELED, CAPTURED, REFUND_CHANGED ->
          PaymentRules.isLast(payment, attemptOf(payment, event))
              ? ofLastAttempt(payment, event, context)
              : ofOldAttempt(payment, event, context);
    };
  }

  private static int attemptOf(Payment payment, GatewayEventReceived event) {
    if (event.getAttempt() > 0) {
      return event.getAttempt();
    }
    return payment.getAttempts().stream()
        .filter(attempt -> attempt.getIntentId().equals(event.getIntentId()))
        .findFirst()
        .map(PaymentAttempt::getAttempt)
        .orElseGet(() -> PaymentRules.last(payment).getAttempt());
  }

  /**
   * An attempt that was declined or ran out has nothing reserved: if it has, a person must look.
   */
  private static Decision ofOldAttempt(
      Payment payment, GatewayEventReceived event, Context context) {
    return switch (event.getKind()) {
      case AUTHORIZED, CAPTURED ->
          new Facts(payment, context)
              .reviewOnce(
                  "attempt %d has money, %s"
                      .formatted(attemptOf(payment, event), event.getIntentId()))
              .decision();
      default -> nothingNew();
    };
  }

  private static Decision ofLastAttempt(
      Payment payment, GatewayEventReceived event, Context context) {
    var facts = new Facts(payment, context);
    switch (event.getKind()) {
      case AUTHORIZED -> authorized(payment, event, facts);
      case DECLINED -> {
        if (PaymentRules.mayBeDecided(payment)) {
          facts.declined(event.getCode());
        }
      }
      case ACTION_REQUIRED -> {
        if (PaymentRules.isUndecided(payment)) {
          facts.actionRequired(event.getIntentId(), event.getActionUrl());
        }
      }
      case CANCELED -> LookUpRules.canceled(payment, facts);
      case CAPTURED -> captured(payment, event, facts, context);
      case REFUND_CHANGED -> {
        if (event.getRefund() != null && !RefundRules.known(event.getRefund(), facts, context)) {
          facts.lookUp(); // the capture it is of has not been heard of yet
        }
      }
      default -> throw new IllegalArgumentException("not about an attempt: " + event.getKind());
    }
    return facts.decision();
  }

  private static void authorized(Payment payment, GatewayEventReceived event, Facts facts) {
    if (PaymentRules.mayBeDecided(payment)) {
      facts.authorized(event.getIntentId());
      return;
    }
    if (payment.getState() == PaymentState.DECLINED) {
      facts.lookUp();
    }
    // else it is known, given back since, or about to be
  }

  private static void captured(
      Payment payment, GatewayEventReceived event, Facts facts, Context context) {
    long total = event.getAmount().getAmount();
    if (total <= payment.getCaptured()) {
      return;
    }
    boolean asked = payment.getPendingCapture() > 0;
    if (!asked || !CaptureRules.inAll(total, event.getIntentId(), facts, context)) {
      facts.lookUp(); // captured by somebody else: the books say what is left
    }
  }

  private static Decision chargedBack(
      Payment payment, GatewayEventReceived event, Context context) {
    return isKnown(event, context) ? nothingNew() : accept(chargeback(payment, event, context));
  }

  /** The money went before it came back, whichever is heard of first. */
  private static Decision reversed(Payment payment, GatewayEventReceived event, Context context) {
    var known = context.part(Operations.chargeback(event.getDisputeId()), PaymentOperation.class);
    if (known.isEmpty()) {
      return accept(
          chargeback(payment, event, context),
          reversal(payment, event, event.getAmount().getAmount(), context));
    }
    return known.get().getState() == OperationState.REVERSED
        ? nothingNew()
        : accept(reversal(payment, event, known.get().getAmount().getAmount(), context));
  }

  private static boolean isKnown(GatewayEventReceived event, Context context) {
    return context
        .part(Operations.chargeback(event.getDisputeId()), PaymentOperation.class)
        .isPresent();
  }

  private static SpecificRecord chargeback(
      Payment payment, GatewayEventReceived event, Context context) {
    return new PaymentChargedBack(
        context.meta(),
        payment.getOrderId(),
        event.getDisputeId(),
        event.getAmount(),
        event.getCode());
  }

  private static SpecificRecord reversal(
      Payment payment, GatewayEventReceived event, long amount, Context context) {
    return new PaymentChargebackReversed(
        context.meta(),
        payment.getOrderId(),
        event.getDisputeId(),
        new Money(amount, event.getAmount().getCurrency()));
  }
}
