package io.ikart.topologies.checkout.payment;

import static io.ikart.topologies.kernel.Decision.nothingNew;

import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.payment.OperationKind;
import io.ikart.schemas.payment.Payment;
import io.ikart.schemas.payment.PaymentAsked;
import io.ikart.schemas.payment.PaymentLookedUp;
import io.ikart.schemas.payment.PaymentOperation;
import io.ikart.schemas.payment.PaymentState;
import io.ikart.topologies.kernel.Context;
import io.ikart.topologies.kernel.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a payment does when an answer did not come: it asks again with the same key while the
 * gateway knows it, then it looks into the gateway's books, and after a bounded number of tries a
 * person must look.
 */
final class AskRules {

  /** A refund the gateway took may be pending at a bank: the answer to its key stays the same. */
  private static final int REFUND_ASKED_BEFORE_LOOKING = 3;

  private AskRules() {}

  static Decision askAgain(Payment payment, DeadlinePassed passed, Context context) {
    boolean due =
        payment != null
            && !payment.getAskAt().equals(Instant.EPOCH)
            && !payment.getAskAt().isAfter(context.now());
    if (!due) {
      return nothingNew();
    }
    var open = payment.getOpen() == 0 ? List.<PaymentOperation>of() : Operations.open(context);
    return new Round(payment, open, context).decision();
  }

  /** One round of questions. */
  private record Round(Payment payment, List<PaymentOperation> open, Context context) {

    Decision decision() {
      var facts = new Facts(payment, context);
      boolean asksAttempt = asksAttempt();
      if (asksAttempt) {
        facts.add(asked(List.of()));
      }
      var again = askedAgain();
      if (!again.isEmpty()) {
        facts.add(asked(again));
      }
      if (payment.getState() == PaymentState.VOIDING && !asksAttempt) {
        facts.review("no answer to the void");
      }
      if (looksUp()) {
        lookUp(facts);
      }
      return facts.decision();
    }

    private boolean asksAttempt() {
      return switch (payment.getState()) {
        case PROCESSING, UNKNOWN -> isAttemptKeyKnown();
        case VOIDING -> payment.getAsked() < Patience.MOST_ASKED; // a void names its intent
        default -> false;
      };
    }

    private boolean isAttemptKeyKnown() {
      return Patience.isKeyKnown(PaymentRules.last(payment).getRequestedAt(), context.now());
    }

    private List<String> askedAgain() {
      var again = new ArrayList<String>();
      for (var operation : open) {
        if (Patience.isKeyKnown(operation.getRequestedAt(), context.now())) {
          again.add(Operations.partOf(operation));
        }
      }
      return again;
    }

    private boolean looksUp() {
      return isAttemptToLookUp()
          || payment.getLookedUp() > 0
          || open.stream().anyMatch(this::isToLookUp);
    }

    private boolean isAttemptToLookUp() {
      return switch (payment.getState()) {
        case REQUIRES_ACTION -> true;
        case PROCESSING, UNKNOWN -> !isAttemptKeyKnown();
        default -> false;
      };
    }

    private boolean isToLookUp(PaymentOperation operation) {
      return !Patience.isKeyKnown(operation.getRequestedAt(), context.now())
          || (operation.getKind() == OperationKind.REFUND
              && payment.getAsked() >= REFUND_ASKED_BEFORE_LOOKING);
    }

    private void lookUp(Facts facts) {
      if (payment.getLookedUp() < Patience.MOST_LOOKS) {
        facts.add(
            new PaymentLookedUp(context.meta(), PaymentRules.last(payment).getAttempt(), nextAt()));
        return;
      }
      boolean aboutOperations = false;
      for (var operation : open) {
        if (isToLookUp(operation)) {
          facts.reviewOf(operation, "the gateway's books do not tell");
          aboutOperations = true;
        }
      }
      if (isAttemptToLookUp() || !aboutOperations) {
        facts.review("the gateway's books do not tell");
      }
    }

    private PaymentAsked asked(List<String> operations) {
      return new PaymentAsked(
          context.meta(), PaymentRules.last(payment).getAttempt(), nextAt(), operations);
    }

    private Instant nextAt() {
      return looksUp()
          ? Patience.lookAt(context.now(), payment.getLookedUp())
          : Patience.askAt(context.now(), payment.getAsked());
    }
  }
}
