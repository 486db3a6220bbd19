package io.ikart.topologies.checkout.order;

import static io.ikart.topologies.kernel.Decision.accept;
import static io.ikart.topologies.kernel.Decision.nothingNew;

import io.ikart.schemas.order.Order;
import io.ikart.schemas.order.OrderActionRequired;
import io.ikart.schemas.order.OrderCaptureFailed;
import io.ikart.schemas.order.OrderCaptured;
import io.ikart.schemas.order.OrderChargebackReversed;
import io.ikart.schemas.order.OrderChargedBack;
import io.ikart.schemas.order.OrderPaymentVoided;
import io.ikart.schemas.order.OrderRefundFailed;
import io.ikart.schemas.order.OrderRefunded;
import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.order.OrderSummary;
import io.ikart.schemas.order.PaymentStatus;
import io.ikart.schemas.order.RecordOrderActionRequired;
import io.ikart.schemas.order.RecordOrderCaptureFailed;
import io.ikart.schemas.order.RecordOrderCaptured;
import io.ikart.schemas.order.RecordOrderChargeback;
import io.ikart.schemas.order.RecordOrderRefundFailed;
import io.ikart.schemas.order.RecordOrderRefunded;
import io.ikart.schemas.order.RecordOrderVoided;
import io.ikart.topologies.kernel.Context;
import io.ikart.topologies.kernel.Decision;

/** What an order records of its money: the payment decides, the order says what has been paid. */
final class OrderMoneyRules {

  private OrderMoneyRules() {}

  static Decision captured(Order order, RecordOrderCaptured command, Context context) {
    long captured = command.getCaptured().getAmount();
    boolean paidUp = order.getPaidUp() || command.getIsLast();
    return accept(
        new OrderCaptured(
            context.meta(),
            summary(order),
            command.getPaymentId(),
            command.getOperationId(),
            command.getAmount(),
            command.getCaptured(),
            paid(order, captured, order.getRefunded(), order.getChargedBack(), paidUp),
            command.getIsLast()));
  }

  static Decision captureFailed(Order order, RecordOrderCaptureFailed command, Context context) {
    return accept(
        new OrderCaptureFailed(
            context.meta(),
            summary(order),
            command.getPaymentId(),
            command.getOperationId(),
            command.getAmount(),
            command.getCode()));
  }

  static Decision refunded(Order order, RecordOrderRefunded command, Context context) {
    return accept(
        new OrderRefunded(
            context.meta(),
            summary(order),
            command.getPaymentId(),
            command.getOperationId(),
            command.getAmount(),
            command.getRefunded(),
            command.getLines(),
            afterRefunds(order, command.getRefunded().getAmount())));
  }

  static Decision refundFailed(Order order, RecordOrderRefundFailed command, Context context) {
    return accept(
        new OrderRefundFailed(
            context.meta(),
            summary(order),
            command.getPaymentId(),
            command.getOperationId(),
            command.getAmount(),
            command.getCode(),
            command.getRefunded(),
            afterRefunds(order, command.getRefunded().getAmount())));
  }

  static Decision chargeback(Order order, RecordOrderChargeback command, Context context) {
    long amount = command.getAmount().getAmount();
    long chargedBack = order.getChargedBack() + (command.getReversed() ? -amount : amount);
    var status =
        paid(order, order.getCaptured(), order.getRefunded(), chargedBack, order.getPaidUp());
    return accept(
        command.getReversed()
            ? new OrderChargebackReversed(
                context.meta(),
                summary(order),
                command.getPaymentId(),
                command.getDisputeId(),
                command.getAmount(),
                status)
            : new OrderChargedBack(
                context.meta(),
                summary(order),
                command.getPaymentId(),
                command.getDisputeId(),
                command.getAmount(),
                status));
  }

  static Decision voided(Order order, RecordOrderVoided command, Context context) {
    return order.getPaymentStatus() == PaymentStatus.VOIDED || order.getPaidUp()
        ? nothingNew()
        : accept(new OrderPaymentVoided(context.meta(), summary(order), command.getPaymentId()));
  }

  static Decision actionRequired(Order order, RecordOrderActionRequired command, Context context) {
    boolean awaited =
        OrderRules.status(order) == OrderStatus.AWAITING_PAYMENT
            && order.getPaying()
            && order.getPaymentAttempts() == command.getAttempt()
            && !order.getActionUrl().equals(command.getActionUrl());
    return awaited
        ? accept(
            new OrderActionRequired(
                context.meta(),
                summary(order),
                command.getPaymentId(),
                command.getAttempt(),
                command.getActionUrl()))
        : nothingNew();
  }

  private static PaymentStatus afterRefunds(Order order, long refunded) {
    return paid(order, order.getCaptured(), refunded, order.getChargedBack(), order.getPaidUp());
  }

  /** What has been paid, from the sums. */
  static PaymentStatus paid(
      Order order, long captured, long refunded, long chargedBack, boolean paidUp) {
    if (chargedBack > 0) {
      return PaymentStatus.CHARGED_BACK;
    }
    if (refunded > 0) {
      return refunded < captured ? PaymentStatus.PARTIALLY_REFUNDED : PaymentStatus.REFUNDED;
    }
    if (captured > 0) {
      boolean all = paidUp || captured >= order.getSummary().getTotal().getAmount();
      return all ? PaymentStatus.PAID : PaymentStatus.PARTIALLY_PAID;
    }
    return paidUp ? PaymentStatus.VOIDED : order.getPaymentStatus();
  }

  private static OrderSummary summary(Order order) {
    return OrderRules.summary(order, OrderRules.status(order));
  }
}
