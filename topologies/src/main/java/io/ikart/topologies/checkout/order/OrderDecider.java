package io.ikart.topologies.checkout.order;

import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.order.CancelOrder;
import io.ikart.schemas.order.ClearOrderHold;
import io.ikart.schemas.order.HoldConfirmed;
import io.ikart.schemas.order.HoldOverdue;
import io.ikart.schemas.order.HoldRefused;
import io.ikart.schemas.order.Order;
import io.ikart.schemas.order.OrderActionRequired;
import io.ikart.schemas.order.OrderCancelled;
import io.ikart.schemas.order.OrderCaptureFailed;
import io.ikart.schemas.order.OrderCaptured;
import io.ikart.schemas.order.OrderChargebackReversed;
import io.ikart.schemas.order.OrderChargedBack;
import io.ikart.schemas.order.OrderConfirmed;
import io.ikart.schemas.order.OrderExpired;
import io.ikart.schemas.order.OrderHeld;
import io.ikart.schemas.order.OrderHoldCleared;
import io.ikart.schemas.order.OrderLateAuthorization;
import io.ikart.schemas.order.OrderPaymentDeclined;
import io.ikart.schemas.order.OrderPaymentRetried;
import io.ikart.schemas.order.OrderPaymentVoided;
import io.ikart.schemas.order.OrderPlaced;
import io.ikart.schemas.order.OrderRefundFailed;
import io.ikart.schemas.order.OrderRefunded;
import io.ikart.schemas.order.OrderRejected;
import io.ikart.schemas.order.OrderStockHeld;
import io.ikart.schemas.order.OrderStockSecured;
import io.ikart.schemas.order.PlaceOrder;
import io.ikart.schemas.order.PutOrderOnHold;
import io.ikart.schemas.order.RecordOrderActionRequired;
import io.ikart.schemas.order.RecordOrderAuthorized;
import io.ikart.schemas.order.RecordOrderCaptureFailed;
import io.ikart.schemas.order.RecordOrderCaptured;
import io.ikart.schemas.order.RecordOrderChargeback;
import io.ikart.schemas.order.RecordOrderDeclined;
import io.ikart.schemas.order.RecordOrderRefundFailed;
import io.ikart.schemas.order.RecordOrderRefunded;
import io.ikart.schemas.order.RecordOrderVoided;
import io.ikart.schemas.order.RetryPayment;
import io.ikart.topologies.kernel.Decider;
import java.time.Duration;

/** The order: root with where it stands, the part "lines" with what was bought. */
public final class OrderDecider {

  /** The part with what was bought. */
  public static final String LINES = "lines";

  /** Stock asks about a hold after this time: longer than an order may wait in all. */
  public static final Duration REVIEW_HOLD_AFTER = Duration.ofMinutes(30);

  public static final Decider<Order> ORDER =
      Decider.of("order", Order.class, "order_")
          .on(PlaceOrder.class, OrderRules::place)
          .on(HoldConfirmed.class, OrderRules::holdConfirmed)
          .on(HoldRefused.class, OrderRules::holdRefused)
          .on(HoldOverdue.class, OrderRules::holdOverdue)
          .on(RecordOrderAuthorized.class, OrderPaymentRules::authorized)
          .on(RecordOrderDeclined.class, OrderPaymentRules::declined)
          .on(RecordOrderVoided.class, OrderMoneyRules::voided)
          .on(RecordOrderActionRequired.class, OrderMoneyRules::actionRequired)
          .on(RecordOrderCaptured.class, OrderMoneyRules::captured)
          .on(RecordOrderCaptureFailed.class, OrderMoneyRules::captureFailed)
          .on(RecordOrderRefunded.class, OrderMoneyRules::refunded)
          .on(RecordOrderRefundFailed.class, OrderMoneyRules::refundFailed)
          .on(RecordOrderChargeback.class, OrderMoneyRules::chargeback)
          .onceForEver(RetryPayment.class, OrderPaymentRules::retry)
          .onceForEver(CancelOrder.class, OrderRules::cancel)
          .on(PutOrderOnHold.class, OrderRules::putOnHold)
          .on(ClearOrderHold.class, OrderRules::clearHold)
          .on(DeadlinePassed.class, OrderRules::expire)
          .when(OrderPlaced.class, OrderFold::placed)
          .when(OrderStockHeld.class, OrderFold::stockHeld)
          .when(OrderStockSecured.class, OrderFold::stockSecured)
          .when(OrderPaymentRetried.class, OrderFold::paymentRetried)
          .when(OrderPaymentDeclined.class, OrderFold::paymentDeclined)
          .when(OrderConfirmed.class, OrderFold::confirmed)
          .when(OrderRejected.class, OrderFold::rejected)
          .when(OrderExpired.class, OrderFold::expired)
          .when(OrderCancelled.class, OrderFold::cancelled)
          .when(OrderHeld.class, OrderFold::held)
          .when(OrderHoldCleared.class, OrderFold::holdCleared)
          .when(OrderLateAuthorization.class, OrderFold::lateAuthorization)
          .when(OrderPaymentVoided.class, OrderMoneyFold::voided)
          .when(OrderActionRequired.class, OrderMoneyFold::actionRequired)
          .when(OrderCaptured.class, OrderMoneyFold::captured)
          .when(OrderCaptureFailed.class, OrderMoneyFold::captureFailed)
          .when(OrderRefunded.class, OrderMoneyFold::refunded)
          .when(OrderRefundFailed.class, OrderMoneyFold::refundFailed)
          .when(OrderChargedBack.class, OrderMoneyFold::chargedBack)
          .when(OrderChargebackReversed.class, OrderMoneyFold::chargebackReversed)
          .waitingUntil(Order::getDeadline)
          .flawless(OrderRules::flaw);

  private OrderDecider() {}
}
