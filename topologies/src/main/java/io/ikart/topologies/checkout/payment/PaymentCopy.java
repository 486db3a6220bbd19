package io.ikart.topologies.checkout.payment;

import io.ikart.schemas.common.Money;
import io.ikart.schemas.payment.Payment;
import io.ikart.schemas.payment.PaymentAttempt;
import io.ikart.schemas.payment.PaymentState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A changed copy of a payment. It keeps a deadline exactly as long as an answer is awaited, and
 * says where a payment stands that waits for nothing: that follows from its sums.
 */
final class PaymentCopy {

  private final Payment payment;
  private PaymentState state;
  private long authorized;
  private List<PaymentAttempt> attempts;
  private Instant askAt;
  private long captured;
  private long refunded;
  private long pendingCapture;
  private long pendingRefund;
  private long chargedBack;
  private int open;
  private int asked;
  private int lookedUp;
  private boolean givingUp;
  private String review;
  private int reviews;

  private PaymentCopy(Payment payment) {
    this.payment = payment;
    this.state = payment.getState();
    this.authorized = payment.getAuthorized().getAmount();
    this.attempts = payment.getAttempts();
    this.askAt = payment.getAskAt();
    this.captured = payment.getCaptured();
    this.refunded = payment.getRefunded();
    this.pendingCapture = payment.getPendingCapture();
    this.pendingRefund = payment.getPendingRefund();
    this.chargedBack = payment.getChargedBack();
    this.open = payment.getOpen();
    this.asked = payment.getAsked();
    this.lookedUp = payment.getLookedUp();
    this.givingUp = payment.getGivingUp();
    this.review = payment.getReview();
    this.reviews = payment.getReviews();
  }

  static PaymentCopy of(Payment payment) {
    return new PaymentCopy(payment);
  }

  /** Moves payment and last attempt on; the gateway has not been asked there yet. */
  PaymentCopy state(PaymentState next) {
    state = next;
    asked = 0;
    return this;
  }

  /** Where it stands follows from its sums, unless an answer is awaited. */
  PaymentCopy settled() {
    return switch (state) {
      case CREATED, PROCESSING, REQUIRES_ACTION, UNKNOWN, VOIDING, NEEDS_REVIEW -> this;
      default -> state(bySums(state));
    };
  }

  /** Nothing is awaited for the attempt any more. */
  PaymentCopy settled(PaymentState withoutMoney) {
    return state(bySums(withoutMoney));
  }

  private PaymentState bySums(PaymentState withoutMoney) {
    if (authorized > 0) {
      return captured > 0 ? PaymentState.PARTIALLY_CAPTURED : PaymentState.AUTHORIZED;
    }
    if (captured == 0) {
      return withoutMoney;
    }
    if (chargedBack > 0) {
      return PaymentState.CHARGED_BACK;
    }
    if (refunded == 0) {
      return PaymentState.CAPTURED;
    }
    return refunded < captured ? PaymentState.PARTIALLY_REFUNDED : PaymentState.REFUNDED;
  }

  PaymentCopy intent(String intentId) {
    var last = PaymentRules.last(attempts);
    return attempt(
        new PaymentAttempt(
            last.getAttempt(),
            last.getState(),
            last.getIdempotencyKey(),
            last.getPaymentToken(),
            intentId,
            last.getRequestedAt(),
            last.getOccurredAt()));
  }

  private PaymentCopy attempt(PaymentAttempt changed) {
    var all = new ArrayList<>(attempts);
    all.set(all.size() - 1, changed);
    attempts = all;
    return this;
  }

  PaymentCopy authorized(long next) {
    authorized = next;
    return this;
  }

  PaymentCopy captured(long next) {
    captured = next;
    return this;
  }

  PaymentCopy refunded(long next) {
    refunded = next;
    return this;
  }

  PaymentCopy pendingCapture(long more) {
    pendingCapture += more;
    return this;
  }

  PaymentCopy pendingRefund(long more) {
    pendingRefund += more;
    return this;
  }

  PaymentCopy chargedBack(long more) {
    chargedBack += more;
    return this;
  }

  PaymentCopy open(int more) {
    open += more;
    return this;
  }

  PaymentCopy reviews(int more) {
    reviews += more;
    return this;
  }

  PaymentCopy review(String why) {
    review = why;
    return this;
  }

  PaymentCopy givingUp(boolean next) {
    givingUp = next;
    return this;
  }

  PaymentCopy asked(int times) {
    asked = times;
    return this;
  }

  PaymentCopy lookedUp(int times) {
    lookedUp = times;
    return this;
  }

  PaymentCopy waitingUntil(Instant next) {
    askAt = next;
    return this;
  }

  /** As {@link #waitingUntil}, unless it waits already. */
  PaymentCopy alsoWaitingUntil(Instant next) {
    return askAt.equals(Instant.EPOCH) ? waitingUntil(next) : this;
  }

  /** The books have spoken; when all is clear they need not be asked any more. */
  PaymentCopy found() {
    return isAnswerAwaited() ? this : lookedUp(0);
  }

  private boolean isAnswerAwaited() {
    return PaymentRules.isAwaited(state) || open > 0;
  }

  Payment build() {
    var last = PaymentRules.last(attempts);
    if (last.getState() != state) {
      attempt(
          new PaymentAttempt(
              last.getAttempt(),
              state,
              last.getIdempotencyKey(),
              last.getPaymentToken(),
              last.getIntentId(),
              last.getRequestedAt(),
              last.getOccurredAt()));
    }
    return new Payment(
        payment.getPaymentId(),
        payment.getOrderId(),
        state,
        payment.getAmount(),
        new Money(authorized, payment.getAmount().getCurrency()),
        attempts,
        isAnswerAwaited() || lookedUp > 0 ? askAt : Instant.EPOCH,
        captured,
        refunded,
        pendingCapture,
        pendingRefund,
        chargedBack,
        open,
        asked,
        lookedUp,
        givingUp,
        review,
        reviews);
  }
}
