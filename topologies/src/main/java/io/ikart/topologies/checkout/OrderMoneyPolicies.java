package io.ikart.topologies.checkout;

import io.ikart.schemas.Ids;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.order.Order;
import io.ikart.schemas.order.OrderCancelled;
import io.ikart.schemas.order.OrderCaptured;
import io.ikart.schemas.order.OrderChargebackReversed;
import io.ikart.schemas.order.OrderLinesCancelled;
import io.ikart.schemas.order.OrderShipped;
import io.ikart.schemas.payment.CapturePayment;
import io.ikart.schemas.payment.RefundPayment;
import io.ikart.schemas.payment.VoidPayment;
import io.ikart.topologies.kernel.Reaction;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** What an order asks of its payment: capture what is sent, give up or give back the rest. */
final class OrderMoneyPolicies {

  private OrderMoneyPolicies() {}

  /** Each parcel is captured under its own name; the last one gives up what is left. */
  static List<SpecificRecord> capture(Order order, OrderShipped event, Reaction reaction) {
    if (event.getToCapture().getAmount() > 0) {
      return List.of(
          new CapturePayment(
              reaction.to(paymentOf(order)),
              event.getShipmentId(),
              event.getToCapture(),
              event.getIsLast()));
    }
    return event.getIsLast() ? List.of(giveUp(order, reaction)) : List.of();
  }

  static List<SpecificRecord> giveUpRest(
      Order order, OrderLinesCancelled event, Reaction reaction) {
    return event.getNothingLeft() ? List.of(giveUp(order, reaction)) : List.of();
  }

  /** What was captured before the order was cancelled is paid back. */
  static List<SpecificRecord> refundCancelled(
      Order order, OrderCancelled event, Reaction reaction) {
    return refundAll(order, "cancelled", reaction);
  }

  /** What is captured for an order that has ended is paid back at once. */
  static List<SpecificRecord> refundLate(Order order, OrderCaptured event, Reaction reaction) {
    return hasEnded(order)
        ? refundAll(order, "late:" + event.getOperationId(), reaction)
        : List.of();
  }

  /** So is what a bank gives back after all. */
  static List<SpecificRecord> refundReinstated(
      Order order, OrderChargebackReversed event, Reaction reaction) {
    return hasEnded(order)
        ? refundAll(order, "reinstated:" + event.getDisputeId(), reaction)
        : List.of();
  }

  private static boolean hasEnded(Order order) {
    return switch (order.getSummary().getStatus()) {
      case REJECTED, EXPIRED, CANCELLED -> true;
      default -> false;
    };
  }

  /** The payment knows best what is left; other refunds may be under way. */
  private static List<SpecificRecord> refundAll(
      Order order, String operationId, Reaction reaction) {
    if (order.getCaptured() == 0) {
      return List.of();
    }
    var all = new Money(0L, order.getSummary().getTotal().getCurrency());
    return List.of(
        new RefundPayment(
            reaction.to(paymentOf(order)),
            operationId,
            all,
            "the order has ended",
            List.of(),
            false));
  }

  private static VoidPayment giveUp(Order order, Reaction reaction) {
    return new VoidPayment(reaction.to(paymentOf(order)), "nothing is left to be sent");
  }

  private static String paymentOf(Order order) {
    return Ids.payment(order.getSummary().getOrderId());
  }
}
