package io.ikart.topologies.checkout.payment;

import static io.ikart.schemas.payment.OperationKind.CAPTURE;
import static io.ikart.schemas.payment.OperationKind.REFUND;

import io.ikart.schemas.common.EventMeta;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.order.LineUnits;
import io.ikart.schemas.payment.OperationKind;
import io.ikart.schemas.payment.OperationState;
import io.ikart.schemas.payment.Payment;
import io.ikart.schemas.payment.PaymentCaptureFailed;
import io.ikart.schemas.payment.PaymentCaptureRequested;
import io.ikart.schemas.payment.PaymentCaptured;
import io.ikart.schemas.payment.PaymentChargebackReversed;
import io.ikart.schemas.payment.PaymentChargedBack;
import io.ikart.schemas.payment.PaymentOperation;
import io.ikart.schemas.payment.PaymentRefundFailed;
import io.ikart.schemas.payment.PaymentRefundRequested;
import io.ikart.schemas.payment.PaymentRefunded;
import io.ikart.schemas.payment.PaymentState;
import io.ikart.topologies.kernel.EditableParts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What captures, refunds and chargebacks make of a payment. */
final class OperationFold {

  private OperationFold() {}

  static Payment captureRequested(
      Payment payment, PaymentCaptureRequested event, EditableParts parts) {
    var asked =
        requested(
            CAPTURE,
            event.getOperationId(),
            event.getAmount(),
            event.getIsLast(),
            event.getIdempotencyKey(),
            List.of(),
            event.getMeta());
    parts.put(Operations.capture(event.getOperationId()), asked);
    return PaymentCopy.of(payment)
        .pendingCapture(event.getAmount().getAmount())
        .open(1)
        .asked(0)
        .alsoWaitingUntil(event.getAskAt())
        .build();
  }

  static Payment captured(Payment payment, PaymentCaptured event, EditableParts parts) {
    var unasked = unasked(CAPTURE, event.getOperationId(), event.getAmount(), event.getMeta());
    var before =
        end(
            parts,
            Operations.capture(event.getOperationId()),
            unasked,
            made -> succeeded(made, made.getGatewayId(), event.getMeta()));
    long rest = payment.getAuthorized().getAmount() - event.getAmount().getAmount();
    return answered(payment, before, false)
        .captured(event.getCaptured().getAmount())
        .authorized(event.getIsLast() ? 0 : Math.max(0, rest))
        .settled()
        .build();
  }

  static Payment captureFailed(Payment payment, PaymentCaptureFailed event, EditableParts parts) {
    var unasked = unasked(CAPTURE, event.getOperationId(), event.getAmount(), event.getMeta());
    var before =
        end(
            parts,
            Operations.capture(event.getOperationId()),
            unasked,
            failed -> failed(failed, event.getCode(), event.getMeta()));
    return answered(payment, before, true).build();
  }

  static Payment refundRequested(
      Payment payment, PaymentRefundRequested event, EditableParts parts) {
    var asked =
        requested(
            REFUND,
            event.getOperationId(),
            event.getAmount(),
            false,
            event.getIdempotencyKey(),
            event.getLines(),
            event.getMeta());
    parts.put(Operations.refund(event.getOperationId()), asked);
    return PaymentCopy.of(payment)
        .pendingRefund(event.getAmount().getAmount())
        .open(1)
        .asked(0)
        .alsoWaitingUntil(event.getAskAt())
        .build();
  }

  static Payment refunded(Payment payment, PaymentRefunded event, EditableParts parts) {
    var unasked = unasked(REFUND, event.getOperationId(), event.getAmount(), event.getMeta());
    var before =
        end(
            parts,
            Operations.refund(event.getOperationId()),
            unasked,
            made -> succeeded(made, event.getRefundId(), event.getMeta()));
    return answered(payment, before, false)
        .refunded(event.getRefunded().getAmount())
        .settled()
        .build();
  }

  static Payment refundFailed(Payment payment, PaymentRefundFailed event, EditableParts parts) {
    var unasked = unasked(REFUND, event.getOperationId(), event.getAmount(), event.getMeta());
    var before =
        end(
            parts,
            Operations.refund(event.getOperationId()),
            unasked,
            failed -> failed(failed, event.getCode(), event.getMeta()));
    return answered(payment, before, true)
        .refunded(event.getRefunded().getAmount())
        .settled()
        .build();
  }

  static Payment chargedBack(Payment payment, PaymentChargedBack event, EditableParts parts) {
    var made =
        unasked(OperationKind.CHARGEBACK, event.getDisputeId(), event.getAmount(), event.getMeta());
    parts.put(
        Operations.chargeback(event.getDisputeId()),
        ended(
            made,
            OperationState.SUCCEEDED,
            event.getDisputeId(),
            event.getReason(),
            false,
            event.getMeta().getIssuedAt()));
    return PaymentCopy.of(payment).chargedBack(event.getAmount().getAmount()).settled().build();
  }

  static Payment chargebackReversed(
      Payment payment, PaymentChargebackReversed event, EditableParts parts) {
    var id = Operations.chargeback(event.getDisputeId());
    var made = parts.part(id, PaymentOperation.class).orElseThrow();
    parts.put(
        id,
        ended(
            made,
            OperationState.REVERSED,
            made.getGatewayId(),
            made.getCode(),
            false,
            event.getMeta().getIssuedAt()));
    var next =
        PaymentCopy.of(payment).chargedBack(-event.getAmount().getAmount()).settled().build();
    return next.getState() == PaymentState.CAPTURED
        ? PaymentCopy.of(next).state(PaymentState.CHARGEBACK_REVERSED).build()
        : next;
  }

  /**
   * Ends an operation, whether anybody here has asked for it or not.
   *
   * @return what it was before; empty when nobody had asked
   */
  private static Optional<PaymentOperation> end(
      EditableParts parts,
      String partId,
      PaymentOperation unasked,
      UnaryOperator<PaymentOperation> ending) {
    var before = parts.part(partId, PaymentOperation.class);
    parts.put(partId, ending.apply(before.orElse(unasked)));
    return before;
  }

  /** Takes an operation that ended out of the sums of what is awaited. */
  private static PaymentCopy answered(
      Payment payment, Optional<PaymentOperation> before, boolean review) {
    var copy = PaymentCopy.of(payment);
    int reviewed = before.filter(PaymentOperation::getReview).isPresent() ? 1 : 0;
    copy.reviews((review ? 1 : 0) - reviewed);
    before
        .filter(Operations::isPending)
        .ifPresent(
            operation -> {
              long amount = operation.getAmount().getAmount();
              copy.open(Operations.isOpen(operation) ? -1 : 0);
              if (operation.getKind() == OperationKind.CAPTURE) {
                copy.pendingCapture(-amount);
              } else {
                copy.pendingRefund(-amount);
              }
            });
    return copy;
  }

  private static PaymentOperation requested(
      OperationKind kind,
      String operationId,
      Money amount,
      boolean isLast,
      String idempotencyKey,
      List<LineUnits> lines,
      EventMeta meta) {
    return new PaymentOperation(
        kind,
        operationId,
        OperationState.REQUESTED,
        amount,
        isLast,
        idempotencyKey,
        "",
        "",
        lines,
        meta.getIssuedAt(),
        false,
        Instant.EPOCH,
        meta.getOccurredAt());
  }

  private static PaymentOperation unasked(
      OperationKind kind, String operationId, Money amount, EventMeta meta) {
    return new PaymentOperation(
        kind,
        operationId,
        OperationState.UNKNOWN,
        amount,
        false,
        "",
        "",
        "",
        List.<LineUnits>of(),
        meta.getIssuedAt(),
        false,
        Instant.EPOCH,
        meta.getOccurredAt());
  }

  private static PaymentOperation succeeded(
      PaymentOperation operation, String gatewayId, EventMeta meta) {
    return ended(operation, OperationState.SUCCEEDED, gatewayId, "", false, meta.getIssuedAt());
  }

  /** A failed operation stays for a person to look at. */
  private static PaymentOperation failed(PaymentOperation operation, String code, EventMeta meta) {
    return ended(
        operation, OperationState.FAILED, operation.getGatewayId(), code, true, meta.getIssuedAt());
  }

  private static PaymentOperation ended(
      PaymentOperation operation,
      OperationState state,
      String gatewayId,
      String code,
      boolean review,
      Instant at) {
    return new PaymentOperation(
        operation.getKind(),
        operation.getOperationId(),
        state,
        operation.getAmount(),
        operation.getIsLast(),
        operation.getIdempotencyKey(),
        gatewayId,
        code,
        operation.getLines(),
        operation.getRequestedAt(),
        review,
        at,
        operation.getOccurredAt());
  }
}
