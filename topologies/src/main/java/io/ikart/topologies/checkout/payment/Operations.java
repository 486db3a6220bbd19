package io.ikart.topologies.checkout.payment;

import io.ikart.schemas.payment.OperationKind;
import io.ikart.schemas.payment.OperationState;
import io.ikart.schemas.payment.PaymentOperation;
import io.ikart.topologies.kernel.Parts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The captures, refunds and chargebacks of a payment: one part each, named by kind and operation,
 * so that one that is asked for twice is found and not made twice.
 */
public final class Operations {

  /** More than any order has; a payment's own sums never need them all. */
  private static final int MOST = 1_000;

  private static final String CAPTURE = "capture:";
  private static final String REFUND = "refund:";
  private static final String CHARGEBACK = "chargeback:";

  private Operations() {}

  /** The part of a capture. */
  public static String capture(String operationId) {
    return CAPTURE + operationId;
  }

  /** The part of a refund. */
  public static String refund(String operationId) {
    return REFUND + operationId;
  }

  /** The part of a chargeback. */
  public static String chargeback(String disputeId) {
    return CHARGEBACK + disputeId;
  }

  /** The part an operation stands in. */
  public static String partOf(PaymentOperation operation) {
    return switch (operation.getKind()) {
      case CAPTURE -> capture(operation.getOperationId());
      case REFUND -> refund(operation.getOperationId());
      case CHARGEBACK -> chargeback(operation.getOperationId());
    };
  }

  /** Whether its answer is not known: its amount is spoken for. */
  static boolean isPending(PaymentOperation operation) {
    return operation.getState() == OperationState.REQUESTED
        || operation.getState() == OperationState.UNKNOWN;
  }

  /** Whether the gateway is still asked about it; what a person looks at, it is not. */
  static boolean isOpen(PaymentOperation operation) {
    return isPending(operation) && !operation.getReview();
  }

  /** Those the gateway is still asked about, oldest first. */
  static List<PaymentOperation> open(Parts parts) {
    var found = new ArrayList<PaymentOperation>();
    for (var part : parts.parts("", MOST)) {
      if (part.value() instanceof PaymentOperation operation && isOpen(operation)) {
        found.add(operation);
      }
    }
    found.sort(Comparator.comparing(PaymentOperation::getRequestedAt));
    return found;
  }

  /** Those of one kind the gateway is still asked about, oldest first. */
  static List<PaymentOperation> open(OperationKind kind, Parts parts) {
    return open(parts).stream().filter(operation -> operation.getKind() == kind).toList();
  }
}
