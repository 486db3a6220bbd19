package io.ikart.topologies.checkout.order;

import io.ikart.schemas.order.Order;
import io.ikart.schemas.order.OrderActionRequired;
import io.ikart.schemas.order.OrderCaptureFailed;
import io.ikart.schemas.order.OrderCaptured;
import io.ikart.schemas.order.OrderChargebackReversed;
import io.ikart.schemas.order.OrderChargedBack;
import io.ikart.schemas.order.OrderPaymentVoided;
import io.ikart.schemas.order.OrderRefundFailed;
import io.ikart.schemas.order.OrderRefunded;
import io.ikart.topologies.kernel.EditableParts;

/** What the facts about its money make of an order. */
final class OrderMoneyFold {

  private OrderMoneyFold() {}

  static Order captured(Order order, OrderCaptured event, EditableParts parts) {
    return OrderFold.moved(order, event.getMeta(), "OrderCaptured", event.getSummary(), "")
        .captured(event.getCaptured().getAmount())
        .paidUp(order.getPaidUp() || event.getIsLast())
        .payment(event.getPaymentStatus())
        .build();
  }

  static Order captureFailed(Order order, OrderCaptureFailed event, EditableParts parts) {
    return OrderFold.moved(
            order, event.getMeta(), "OrderCaptureFailed", event.getSummary(), event.getCode())
        .build();
  }

  static Order refunded(Order order, OrderRefunded event, EditableParts parts) {
    return OrderFold.moved(order, event.getMeta(), "OrderRefunded", event.getSummary(), "")
        .refunded(event.getRefunded().getAmount())
        .payment(event.getPaymentStatus())
        .build();
  }

  static Order refundFailed(Order order, OrderRefundFailed event, EditableParts parts) {
    return OrderFold.moved(
            order, event.getMeta(), "OrderRefundFailed", event.getSummary(), event.getCode())
        .refunded(event.getRefunded().getAmount())
        .payment(event.getPaymentStatus())
        .build();
  }

  static Order chargedBack(Order order, OrderChargedBack event, EditableParts parts) {
    return OrderFold.moved(order, event.getMeta(), "OrderChargedBack", event.getSummary(), "")
        .chargedBack(order.getChargedBack() + event.getAmount().getAmount())
        .payment(event.getPaymentStatus())
        .build();
  }

  static Order chargebackReversed(Order order, OrderChargebackReversed event, EditableParts parts) {
    return OrderFold.moved(
            order, event.getMeta(), "OrderChargebackReversed", event.getSummary(), "")
        .chargedBack(order.getChargedBack() - event.getAmount().getAmount())
        .payment(event.getPaymentStatus())
        .build();
  }

  /** Nothing more will be captured; what was captured stays paid. */
  static Order voided(Order order, OrderPaymentVoided event, EditableParts parts) {
    return OrderFold.moved(order, event.getMeta(), "OrderPaymentVoided", event.getSummary(), "")
        .paidUp(true)
        .payment(
            OrderMoneyRules.paid(
                order, order.getCaptured(), order.getRefunded(), order.getChargedBack(), true))
        .build();
  }

  static Order actionRequired(Order order, OrderActionRequired event, EditableParts parts) {
    return OrderFold.movedVia(
            order, event.getMeta(), "OrderActionRequired", event.getSummary(), event.getActionUrl())
        .build();
  }
}
