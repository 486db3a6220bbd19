package io.ikart.schemas.topic;

import static io.ikart.schemas.topic.Topic.Group.CHECKOUT;
import static io.ikart.schemas.topic.Topic.Keep.A_WEEK;
import static io.ikart.schemas.topic.Topic.Keep.FOR_EVER;

import io.ikart.schemas.cart.AddCartLine;
import io.ikart.schemas.cart.CartCheckedOut;
import io.ikart.schemas.cart.CartCreated;
import io.ikart.schemas.cart.CartExpired;
import io.ikart.schemas.cart.CartLineRemoved;
import io.ikart.schemas.cart.CartLineSet;
import io.ikart.schemas.cart.CartMerged;
import io.ikart.schemas.cart.CartOrdered;
import io.ikart.schemas.cart.CartReopened;
import io.ikart.schemas.cart.CartShippingChosen;
import io.ikart.schemas.cart.CartTakenIn;
import io.ikart.schemas.cart.ChangeCartLine;
import io.ikart.schemas.cart.CheckOut;
import io.ikart.schemas.cart.ChooseShipping;
import io.ikart.schemas.cart.CreateCart;
import io.ikart.schemas.cart.MergeCart;
import io.ikart.schemas.cart.RefuseMerge;
import io.ikart.schemas.cart.RemoveCartLine;
import io.ikart.schemas.cart.TakeInCart;
import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.common.ReleaseBlockedKey;
import io.ikart.schemas.order.CancelOrder;
import io.ikart.schemas.order.CancelOrderLines;
import io.ikart.schemas.order.ClearOrderHold;
import io.ikart.schemas.order.OrderActionRequired;
import io.ikart.schemas.order.OrderBackordered;
import io.ikart.schemas.order.OrderCancelled;
import io.ikart.schemas.order.OrderCaptureFailed;
import io.ikart.schemas.order.OrderCaptured;
import io.ikart.schemas.order.OrderChargebackReversed;
import io.ikart.schemas.order.OrderChargedBack;
import io.ikart.schemas.order.OrderCompleted;
import io.ikart.schemas.order.OrderConfirmed;
import io.ikart.schemas.order.OrderDelivered;
import io.ikart.schemas.order.OrderExpired;
import io.ikart.schemas.order.OrderHeld;
import io.ikart.schemas.order.OrderHoldCleared;
import io.ikart.schemas.order.OrderLateAuthorization;
import io.ikart.schemas.order.OrderLinesCancelled;
import io.ikart.schemas.order.OrderPaymentDeclined;
import io.ikart.schemas.order.OrderPaymentRetried;
import io.ikart.schemas.order.OrderPaymentVoided;
import io.ikart.schemas.order.OrderPlaced;
import io.ikart.schemas.order.OrderRefundFailed;
import io.ikart.schemas.order.OrderRefunded;
import io.ikart.schemas.order.OrderRejected;
import io.ikart.schemas.order.OrderReturnClosed;
import io.ikart.schemas.order.OrderReturnRequested;
import io.ikart.schemas.order.OrderReturned;
import io.ikart.schemas.order.OrderShipmentCancelled;
import io.ikart.schemas.order.OrderShipmentPlanned;
import io.ikart.schemas.order.OrderShipped;
import io.ikart.schemas.order.OrderStockHeld;
import io.ikart.schemas.order.OrderStockSecured;
import io.ikart.schemas.order.PlanShipment;
import io.ikart.schemas.order.PutOrderOnHold;
import io.ikart.schemas.order.RequestReturn;
import io.ikart.schemas.order.RetryPayment;
import io.ikart.schemas.payment.CapturePayment;
import io.ikart.schemas.payment.GatewayEventReceived;
import io.ikart.schemas.payment.RefundPayment;
import io.ikart.schemas.payment.SettlePayment;
import io.ikart.schemas.payment.VoidPayment;
import io.ikart.schemas.returns.ApproveReturn;
import io.ikart.schemas.returns.CancelReturn;
import io.ikart.schemas.returns.DenyReturn;
import io.ikart.schemas.returns.ReceiveReturn;
import io.ikart.schemas.returns.RefundReturn;
import io.ikart.schemas.shipment.BookShipment;
import io.ikart.schemas.shipment.CancelShipment;
import io.ikart.schemas.shipment.DeliverShipment;
import io.ikart.schemas.shipment.PackShipment;
import io.ikart.schemas.shipment.ShipShipment;
import java.util.List;

/** Carts and orders, by the ULID that all of a cart shares. */
public final class CheckoutTopics {

  public static final Topic CHECKOUT_COMMANDS =
      new Topic(
          "checkout.commands",
          CHECKOUT,
          A_WEEK,
          "edge, connectors, checkout",
          List.of(
              CreateCart.class,
              AddCartLine.class,
              ChangeCartLine.class,
              RemoveCartLine.class,
              ChooseShipping.class,
              MergeCart.class,
              TakeInCart.class,
              RefuseMerge.class,
              CheckOut.class,
              RetryPayment.class,
              CancelOrder.class,
              PutOrderOnHold.class,
              ClearOrderHold.class,
              PlanShipment.class,
              CancelOrderLines.class,
              RequestReturn.class,
              CapturePayment.class,
              VoidPayment.class,
              RefundPayment.class,
              SettlePayment.class,
              GatewayEventReceived.class,
              PackShipment.class,
              BookShipment.class,
              ShipShipment.class,
              DeliverShipment.class,
              CancelShipment.class,
              ApproveReturn.class,
              DenyReturn.class,
              CancelReturn.class,
              ReceiveReturn.class,
              RefundReturn.class,
              DeadlinePassed.class,
              ReleaseBlockedKey.class),
          Keys::ofCommand);

  public static final Topic CART_EVENTS =
      new Topic(
          "cart.events",
          CHECKOUT,
          FOR_EVER,
          "checkout",
          List.of(
              CartCreated.class,
              CartLineSet.class,
              CartLineRemoved.class,
              CartShippingChosen.class,
              CartCheckedOut.class,
              CartReopened.class,
              CartOrdered.class,
              CartMerged.class,
              CartTakenIn.class,
              CartExpired.class),
          Keys::ofEvent);

  public static final Topic ORDER_EVENTS =
      new Topic(
          "order.events",
          CHECKOUT,
          FOR_EVER,
          "checkout",
          List.of(
              OrderPlaced.class,
              OrderStockHeld.class,
              OrderStockSecured.class,
              OrderPaymentRetried.class,
              OrderPaymentDeclined.class,
              OrderConfirmed.class,
              OrderRejected.class,
              OrderExpired.class,
              OrderCancelled.class,
              OrderHeld.class,
              OrderHoldCleared.class,
              OrderLateAuthorization.class,
              OrderActionRequired.class,
              OrderBackordered.class,
              OrderShipmentPlanned.class,
              OrderShipmentCancelled.class,
              OrderShipped.class,
              OrderDelivered.class,
              OrderLinesCancelled.class,
              OrderCompleted.class,
              OrderReturnRequested.class,
              OrderReturnClosed.class,
              OrderReturned.class,
              OrderCaptured.class,
              OrderCaptureFailed.class,
              OrderRefunded.class,
              OrderRefundFailed.class,
              OrderChargedBack.class,
              OrderChargebackReversed.class,
              OrderPaymentVoided.class),
          Keys::ofEvent);

  private CheckoutTopics() {}
}
