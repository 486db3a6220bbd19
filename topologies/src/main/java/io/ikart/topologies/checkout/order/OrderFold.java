package io.ikart.topologies.checkout.order;

import io.ikart.schemas.common.EventMeta;
import io.ikart.schemas.order.FulfilmentStatus;
import io.ikart.schemas.order.Milestone;
import io.ikart.schemas.order.Order;
import io.ikart.schemas.order.OrderCancelled;
import io.ikart.schemas.order.OrderConfirmed;
import io.ikart.schemas.order.OrderExpired;
import io.ikart.schemas.order.OrderHeld;
import io.ikart.schemas.order.OrderHoldCleared;
import io.ikart.schemas.order.OrderLateAuthorization;
import io.ikart.schemas.order.OrderLines;
import io.ikart.schemas.order.OrderPaymentDeclined;
import io.ikart.schemas.order.OrderPaymentRetried;
import io.ikart.schemas.order.OrderPlaced;
import io.ikart.schemas.order.OrderRejected;
import io.ikart.schemas.order.OrderStockHeld;
import io.ikart.schemas.order.OrderStockSecured;
import io.ikart.schemas.order.OrderSummary;
import io.ikart.schemas.order.PaymentStatus;
import io.ikart.topologies.kernel.EditableParts;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the facts make of an order. */
final class OrderFold {

  /** Milestones kept on the root; staff may put an order on hold often, the log has them all. */
  private static final int MAX_MILESTONES = 64;

  private OrderFold() {}

  static Order placed(Order order, OrderPlaced event, EditableParts parts) {
    parts.put(
        OrderDecider.LINES,
        new OrderLines(event.getLines(), event.getSkus(), event.getContact(), event.getShipping()));
    var first = milestone(event.getMeta(), "OrderPlaced", event.getSummary(), "");
    return new Order(
        event.getSummary(),
        event.getCartId(),
        event.getAttempt(),
        PaymentStatus.UNPAID,
        FulfilmentStatus.UNFULFILLED,
        event.getSkus().size(),
        ByteBuffer.allocate(0),
        0,
        false,
        event.getPaymentToken(),
        event.getAnswerBy(),
        List.of(first),
        0L,
        0L,
        0L,
        false,
        "");
  }

  static Order stockHeld(Order order, OrderStockHeld event, EditableParts parts) {
    return OrderCopy.of(order).held(Positions.with(order.getHeld(), event.getPosition())).build();
  }

  static Order stockSecured(Order order, OrderStockSecured event, EditableParts parts) {
    return moved(order, event.getMeta(), "OrderStockSecured", event.getSummary(), "")
        .held(Positions.with(order.getHeld(), event.getPosition()))
        .waitingUntil(event.getPayBy())
        .paying(1, order.getPaymentToken())
        .build();
  }

  static Order paymentRetried(Order order, OrderPaymentRetried event, EditableParts parts) {
    return moved(order, event.getMeta(), "OrderPaymentRetried", event.getSummary(), "")
        .paying(event.getAttempt(), event.getPaymentToken())
        .build();
  }

  static Order paymentDeclined(Order order, OrderPaymentDeclined event, EditableParts parts) {
    return moved(
            order, event.getMeta(), "OrderPaymentDeclined", event.getSummary(), event.getCode())
        .notPaying()
        .build();
  }

  static Order confirmed(Order order, OrderConfirmed event, EditableParts parts) {
    return moved(order, event.getMeta(), "OrderConfirmed", event.getSummary(), "")
        .payment(PaymentStatus.AUTHORIZED)
        .waitingUntil(Instant.EPOCH)
        .notPaying()
        .build();
  }

  static Order rejected(Order order, OrderRejected event, EditableParts parts) {
    var code = event.getCode().isEmpty() ? "out_of_stock" : event.getCode();
    return moved(order, event.getMeta(), "OrderRejected", event.getSummary(), code)
        .waitingUntil(Instant.EPOCH)
        .notPaying()
        .build();
  }

  static Order expired(Order order, OrderExpired event, EditableParts parts) {
    return moved(order, event.getMeta(), "OrderExpired", event.getSummary(), "")
        .waitingUntil(Instant.EPOCH)
        .actionUrl("")
        .build();
  }

  static Order cancelled(Order order, OrderCancelled event, EditableParts parts) {
    FulfilmentFold.orderCancelled(parts);
    return moved(order, event.getMeta(), "OrderCancelled", event.getSummary(), "")
        .fulfilment(FulfilmentStatus.CANCELLED)
        .build();
  }

  static Order held(Order order, OrderHeld event, EditableParts parts) {
    return moved(order, event.getMeta(), "OrderHeld", event.getSummary(), "").build();
  }

  static Order holdCleared(Order order, OrderHoldCleared event, EditableParts parts) {
    return moved(order, event.getMeta(), "OrderHoldCleared", event.getSummary(), "").build();
  }

  static Order lateAuthorization(Order order, OrderLateAuthorization event, EditableParts parts) {
    return moved(order, event.getMeta(), "OrderLateAuthorization", event.getSummary(), "")
        .payment(PaymentStatus.AUTHORIZED)
        .notPaying()
        .build();
  }

  /** An order a milestone further. */
  static OrderCopy moved(
      Order order, EventMeta meta, String event, OrderSummary summary, String code) {
    return moved(order, summary, milestone(meta, event, summary, code));
  }

  /** An order that goes on when the shopper has been at this address. */
  static OrderCopy movedVia(
      Order order, EventMeta meta, String event, OrderSummary summary, String actionUrl) {
    var milestone =
        new Milestone(
            meta.getVersion(), event, meta.getIssuedAt(), summary.getStatus(), "", actionUrl);
    return moved(order, summary, milestone).actionUrl(actionUrl);
  }

  private static OrderCopy moved(Order order, OrderSummary summary, Milestone milestone) {
    var timeline = new ArrayList<>(order.getTimeline());
    if (timeline.size() == MAX_MILESTONES) {
      timeline.remove(1); // the first says when it was placed
    }
    timeline.add(milestone);
    return OrderCopy.of(order).summary(summary).timeline(timeline);
  }

  private static Milestone milestone(
      EventMeta meta, String event, OrderSummary summary, String code) {
    return new Milestone(
        meta.getVersion(), event, meta.getIssuedAt(), summary.getStatus(), code, "");
  }
}
