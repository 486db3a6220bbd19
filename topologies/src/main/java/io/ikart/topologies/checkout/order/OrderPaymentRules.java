package io.ikart.topologies.checkout.order;

import static io.ikart.topologies.kernel.Decision.accept;
import static io.ikart.topologies.kernel.Decision.nothingNew;
import static io.ikart.topologies.kernel.Decision.refuse;

import io.ikart.schemas.order.Order;
import io.ikart.schemas.order.OrderConfirmed;
import io.ikart.schemas.order.OrderLateAuthorization;
import io.ikart.schemas.order.OrderPaymentDeclined;
import io.ikart.schemas.order.OrderPaymentRetried;
import io.ikart.schemas.order.OrderRejected;
import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.order.RecordOrderAuthorized;
import io.ikart.schemas.order.RecordOrderDeclined;
import io.ikart.schemas.order.RejectReason;
import io.ikart.schemas.order.RetryPayment;
import io.ikart.topologies.kernel.Context;
import io.ikart.topologies.kernel.Decision;
import io.ikart.topologies.kernel.Problem;
import java.util.Map;

/** What a payment may do to its order. */
final class OrderPaymentRules {

  /** Tries a shopper has to pay for one order. */
  static final int MAX_TRIES = 3;

  private OrderPaymentRules() {}

  static Decision authorized(Order order, RecordOrderAuthorized command, Context context) {
    if (OrderRules.status(order) == OrderStatus.AWAITING_PAYMENT) {
      return accept(
          new OrderConfirmed(
              context.meta(),
              OrderRules.summary(order, OrderStatus.CONFIRMED),
              command.getPaymentId()));
    }
    return OrderRules.hasEnded(order)
        ? accept(
            new OrderLateAuthorization(
                context.meta(),
                OrderRules.summary(order, OrderRules.status(order)),
                command.getPaymentId(),
                command.getAttempt()))
        : nothingNew();
  }

  static Decision declined(Order order, RecordOrderDeclined command, Context context) {
    boolean awaited =
        OrderRules.status(order) == OrderStatus.AWAITING_PAYMENT
            && order.getPaying()
            && order.getPaymentAttempts() == command.getAttempt();
    if (!awaited) {
      return nothingNew();
    }
    int triesLeft = MAX_TRIES - command.getAttempt();
    if (triesLeft > 0) {
      return accept(
          new OrderPaymentDeclined(
              context.meta(),
              OrderRules.summary(order, OrderStatus.AWAITING_PAYMENT),
              command.getAttempt(),
              command.getCode(),
              triesLeft));
    }
    return accept(
        new OrderRejected(
            context.meta(),
            OrderRules.summary(order, OrderStatus.REJECTED),
            RejectReason.PAYMENT_DECLINED,
            "",
            0L,
            0L,
            command.getCode()));
  }

  static Decision retry(Order order, RetryPayment command, Context context) {
    if (order == null) {
      return refuse(Problem.NOT_FOUND);
    }
    if (OrderRules.status(order) != OrderStatus.AWAITING_PAYMENT) {
      return OrderRules.refuseIn(order);
    }
    if (order.getPaying()) {
      return refuse(
          Problem.INVALID_TRANSITION,
          Map.of("status", OrderStatus.AWAITING_PAYMENT.name(), "payment", "PROCESSING"));
    }
    return accept(
        new OrderPaymentRetried(
            context.meta(),
            OrderRules.summary(order, OrderStatus.AWAITING_PAYMENT),
            order.getPaymentAttempts() + 1,
            command.getPaymentToken()));
  }
}
