package io.ikart.schemas.topic;

import static io.ikart.schemas.topic.Topic.Group.AUDIT;
import static io.ikart.schemas.topic.Topic.Group.BEHAVIOUR;
import static io.ikart.schemas.topic.Topic.Group.CATALOG;
import static io.ikart.schemas.topic.Topic.Group.CHECKOUT;
import static io.ikart.schemas.topic.Topic.Group.CUSTOMER;
import static io.ikart.schemas.topic.Topic.Group.OFFERS;
import static io.ikart.schemas.topic.Topic.Group.OPERATIONS;
import static io.ikart.schemas.topic.Topic.Group.PRIVACY;
import static io.ikart.schemas.topic.Topic.Group.REPLIES;
import static io.ikart.schemas.topic.Topic.Group.RESULTS;
import static io.ikart.schemas.topic.Topic.Group.REVIEW;
import static io.ikart.schemas.topic.Topic.Group.STOCK;
import static io.ikart.schemas.topic.Topic.Group.WEBHOOK;
import static io.ikart.schemas.topic.Topic.Keep.AN_HOUR;
import static io.ikart.schemas.topic.Topic.Keep.A_QUARTER;
import static io.ikart.schemas.topic.Topic.Keep.A_WEEK;
import static io.ikart.schemas.topic.Topic.Keep.ERASABLE;
import static io.ikart.schemas.topic.Topic.Keep.FOR_EVER;
import static io.ikart.schemas.topic.Topic.Keep.LATEST;

import io.ikart.schemas.Envelopes;
import io.ikart.schemas.Ids;
import io.ikart.schemas.audit.ActionRecorded;
import io.ikart.schemas.audit.AuditHead;
import io.ikart.schemas.audit.AuditLog;
import io.ikart.schemas.audit.RecordAction;
import io.ikart.schemas.behaviour.AbandonedCart;
import io.ikart.schemas.behaviour.FunnelFigure;
import io.ikart.schemas.behaviour.SearchTermFigure;
import io.ikart.schemas.behaviour.ShopperAction;
import io.ikart.schemas.cart.AddCartLine;
import io.ikart.schemas.cart.Cart;
import io.ikart.schemas.cart.CartCheckedOut;
import io.ikart.schemas.cart.CartCreated;
import io.ikart.schemas.cart.CartExpired;
import io.ikart.schemas.cart.CartLine;
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
import io.ikart.schemas.catalog.Offer;
import io.ikart.schemas.catalog.Product;
import io.ikart.schemas.catalog.ProductUpserted;
import io.ikart.schemas.catalog.UpsertProduct;
import io.ikart.schemas.common.BlockedKey;
import io.ikart.schemas.common.DeadLetter;
import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.common.ParkedRecord;
import io.ikart.schemas.common.ReleaseBlockedKey;
import io.ikart.schemas.common.Reply;
import io.ikart.schemas.common.Review;
import io.ikart.schemas.common.StoredAggregate;
import io.ikart.schemas.credentials.AccountErased;
import io.ikart.schemas.credentials.AccountRegistered;
import io.ikart.schemas.credentials.AddressConfirmed;
import io.ikart.schemas.credentials.ChangePassword;
import io.ikart.schemas.credentials.ChangeRoles;
import io.ikart.schemas.credentials.ConfirmAddress;
import io.ikart.schemas.credentials.Credentials;
import io.ikart.schemas.credentials.EndOtherSessions;
import io.ikart.schemas.credentials.EndSession;
import io.ikart.schemas.credentials.EraseAccount;
import io.ikart.schemas.credentials.PasswordChanged;
import io.ikart.schemas.credentials.PasswordReset;
import io.ikart.schemas.credentials.PasswordResetRequested;
import io.ikart.schemas.credentials.RefreshSession;
import io.ikart.schemas.credentials.RegisterAccount;
import io.ikart.schemas.credentials.RegistrationLapsed;
import io.ikart.schemas.credentials.RegistrationRepeated;
import io.ikart.schemas.credentials.RequestPasswordReset;
import io.ikart.schemas.credentials.ResetPassword;
import io.ikart.schemas.credentials.RolesChanged;
import io.ikart.schemas.credentials.Session;
import io.ikart.schemas.credentials.SessionEnded;
import io.ikart.schemas.credentials.SessionRefreshed;
import io.ikart.schemas.credentials.SessionStarted;
import io.ikart.schemas.credentials.SignIn;
import io.ikart.schemas.credentials.SignInFailed;
import io.ikart.schemas.customer.AddressRemoved;
import io.ikart.schemas.customer.AddressSaved;
import io.ikart.schemas.customer.Consent;
import io.ikart.schemas.customer.ConsentDecided;
import io.ikart.schemas.customer.Customer;
import io.ikart.schemas.customer.CustomerAddress;
import io.ikart.schemas.customer.CustomerErased;
import io.ikart.schemas.customer.CustomerKeysSwept;
import io.ikart.schemas.customer.CustomerOpened;
import io.ikart.schemas.customer.DecideConsent;
import io.ikart.schemas.customer.EraseCustomer;
import io.ikart.schemas.customer.EraseGuest;
import io.ikart.schemas.customer.Guest;
import io.ikart.schemas.customer.GuestErased;
import io.ikart.schemas.customer.GuestKeysSwept;
import io.ikart.schemas.customer.OpenCustomer;
import io.ikart.schemas.customer.PreferencesSet;
import io.ikart.schemas.customer.RemoveAddress;
import io.ikart.schemas.customer.SaveAddress;
import io.ikart.schemas.customer.SavedAddress;
import io.ikart.schemas.customer.SetPreferences;
import io.ikart.schemas.notification.Contact;
import io.ikart.schemas.notification.FollowOrder;
import io.ikart.schemas.notification.MailIntent;
import io.ikart.schemas.notification.MailResult;
import io.ikart.schemas.notification.Notification;
import io.ikart.schemas.notification.NotificationDeferred;
import io.ikart.schemas.notification.NotificationDropped;
import io.ikart.schemas.notification.NotificationRequested;
import io.ikart.schemas.notification.NotificationRetried;
import io.ikart.schemas.notification.NotificationSent;
import io.ikart.schemas.notification.OrderFollowed;
import io.ikart.schemas.notification.OrderNotifications;
import io.ikart.schemas.notification.PersonKey;
import io.ikart.schemas.notification.TellFact;
import io.ikart.schemas.order.CancelOrder;
import io.ikart.schemas.order.CancelOrderLines;
import io.ikart.schemas.order.ClearOrderHold;
import io.ikart.schemas.order.CustomerOrder;
import io.ikart.schemas.order.HoldConfirmed;
import io.ikart.schemas.order.HoldOverdue;
import io.ikart.schemas.order.HoldRefused;
import io.ikart.schemas.order.Order;
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
import io.ikart.schemas.order.OrderFulfilment;
import io.ikart.schemas.order.OrderHeld;
import io.ikart.schemas.order.OrderHoldCleared;
import io.ikart.schemas.order.OrderLateAuthorization;
import io.ikart.schemas.order.OrderLines;
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
import io.ikart.schemas.order.UnitsBackordered;
import io.ikart.schemas.payment.AuthorizationActionRequired;
import io.ikart.schemas.payment.AuthorizationResult;
import io.ikart.schemas.payment.AuthorizeIntent;
import io.ikart.schemas.payment.CaptureIntent;
import io.ikart.schemas.payment.CapturePayment;
import io.ikart.schemas.payment.CaptureResult;
import io.ikart.schemas.payment.GatewayEventReceived;
import io.ikart.schemas.payment.LocateGatewayEventIntent;
import io.ikart.schemas.payment.LookUpIntent;
import io.ikart.schemas.payment.LookUpResult;
import io.ikart.schemas.payment.Payment;
import io.ikart.schemas.payment.PaymentActionRequired;
import io.ikart.schemas.payment.PaymentAsked;
import io.ikart.schemas.payment.PaymentAttemptExpired;
import io.ikart.schemas.payment.PaymentAuthorizationExpired;
import io.ikart.schemas.payment.PaymentAuthorized;
import io.ikart.schemas.payment.PaymentCaptureFailed;
import io.ikart.schemas.payment.PaymentCaptureRequested;
import io.ikart.schemas.payment.PaymentCaptured;
import io.ikart.schemas.payment.PaymentChargebackReversed;
import io.ikart.schemas.payment.PaymentChargedBack;
import io.ikart.schemas.payment.PaymentDeclined;
import io.ikart.schemas.payment.PaymentFound;
import io.ikart.schemas.payment.PaymentLookedUp;
import io.ikart.schemas.payment.PaymentOperation;
import io.ikart.schemas.payment.PaymentRefundFailed;
import io.ikart.schemas.payment.PaymentRefundRequested;
import io.ikart.schemas.payment.PaymentRefunded;
import io.ikart.schemas.payment.PaymentRequested;
import io.ikart.schemas.payment.PaymentReviewNeeded;
import io.ikart.schemas.payment.PaymentSettled;
import io.ikart.schemas.payment.PaymentUnknown;
import io.ikart.schemas.payment.PaymentVoidRequested;
import io.ikart.schemas.payment.PaymentVoided;
import io.ikart.schemas.payment.RefundIntent;
import io.ikart.schemas.payment.RefundPayment;
import io.ikart.schemas.payment.RefundResult;
import io.ikart.schemas.payment.SettlePayment;
import io.ikart.schemas.payment.VoidIntent;
import io.ikart.schemas.payment.VoidPayment;
import io.ikart.schemas.payment.VoidResult;
import io.ikart.schemas.returns.ApproveReturn;
import io.ikart.schemas.returns.CancelReturn;
import io.ikart.schemas.returns.DenyReturn;
import io.ikart.schemas.returns.ReceiveReturn;
import io.ikart.schemas.returns.RefundReturn;
import io.ikart.schemas.returns.Return;
import io.ikart.schemas.returns.ReturnApproved;
import io.ikart.schemas.returns.ReturnCancelled;
import io.ikart.schemas.returns.ReturnDenied;
import io.ikart.schemas.returns.ReturnReceived;
import io.ikart.schemas.returns.ReturnRefundFailed;
import io.ikart.schemas.returns.ReturnRefundRequested;
import io.ikart.schemas.returns.ReturnRefunded;
import io.ikart.schemas.returns.ReturnRequested;
import io.ikart.schemas.review.ModerateReview;
import io.ikart.schemas.review.ProductReview;
import io.ikart.schemas.review.ProductReviews;
import io.ikart.schemas.review.PurchaseRecorded;
import io.ikart.schemas.review.RecordPurchase;
import io.ikart.schemas.review.ReviewApproved;
import io.ikart.schemas.review.ReviewRejected;
import io.ikart.schemas.review.ReviewSubmitted;
import io.ikart.schemas.review.ReviewWithdrawn;
import io.ikart.schemas.review.Reviewer;
import io.ikart.schemas.review.SubmitReview;
import io.ikart.schemas.review.WithdrawReview;
import io.ikart.schemas.sales.BoughtTogether;
import io.ikart.schemas.sales.CustomerSegment;
import io.ikart.schemas.sales.LateSale;
import io.ikart.schemas.sales.SalesFigure;
import io.ikart.schemas.sales.TopProducts;
import io.ikart.schemas.search.SynonymRule;
import io.ikart.schemas.shipment.BookParcelIntent;
import io.ikart.schemas.shipment.BookShipment;
import io.ikart.schemas.shipment.CancelShipment;
import io.ikart.schemas.shipment.DeliverShipment;
import io.ikart.schemas.shipment.LocateTrackingIntent;
import io.ikart.schemas.shipment.PackShipment;
import io.ikart.schemas.shipment.ParcelBooked;
import io.ikart.schemas.shipment.ParcelBookingFailed;
import io.ikart.schemas.shipment.ShipShipment;
import io.ikart.schemas.shipment.Shipment;
import io.ikart.schemas.shipment.ShipmentBooked;
import io.ikart.schemas.shipment.ShipmentBookingFailed;
import io.ikart.schemas.shipment.ShipmentBookingRequested;
import io.ikart.schemas.shipment.ShipmentCancelled;
import io.ikart.schemas.shipment.ShipmentCreated;
import io.ikart.schemas.shipment.ShipmentDelivered;
import io.ikart.schemas.shipment.ShipmentLetGo;
import io.ikart.schemas.shipment.ShipmentPacked;
import io.ikart.schemas.shipment.ShipmentShipped;
import io.ikart.schemas.shipment.ShipmentStopped;
import io.ikart.schemas.shipment.ShipmentTracked;
import io.ikart.schemas.shipment.TrackingReceived;
import io.ikart.schemas.shipping.SetShippingRates;
import io.ikart.schemas.shipping.ShippingRates;
import io.ikart.schemas.shipping.ShippingRatesSet;
import io.ikart.schemas.shipping.ShippingTable;
import io.ikart.schemas.stock.AdjustStock;
import io.ikart.schemas.stock.AllocateStock;
import io.ikart.schemas.stock.CancelAllocation;
import io.ikart.schemas.stock.Hold;
import io.ikart.schemas.stock.HoldStock;
import io.ikart.schemas.stock.KeepHold;
import io.ikart.schemas.stock.ReceiveStock;
import io.ikart.schemas.stock.ReleaseStock;
import io.ikart.schemas.stock.ReturnStock;
import io.ikart.schemas.stock.ShipStock;
import io.ikart.schemas.stock.StockAdjusted;
import io.ikart.schemas.stock.StockAllocated;
import io.ikart.schemas.stock.StockAllocationCancelled;
import io.ikart.schemas.stock.StockHeld;
import io.ikart.schemas.stock.StockHoldKept;
import io.ikart.schemas.stock.StockHoldRefused;
import io.ikart.schemas.stock.StockHoldsReviewed;
import io.ikart.schemas.stock.StockItem;
import io.ikart.schemas.stock.StockReceived;
import io.ikart.schemas.stock.StockReleased;
import io.ikart.schemas.stock.StockReturned;
import io.ikart.schemas.stock.StockShipped;
import io.ikart.schemas.watch.StockWatch;
import io.ikart.schemas.watch.StockWatched;
import io.ikart.schemas.watch.StockWatchersTold;
import io.ikart.schemas.watch.StockWatchesExpired;
import io.ikart.schemas.watch.WatchStock;
import io.ikart.schemas.watch.Watcher;
import io.ikart.schemas.webhook.CreateWebhook;
import io.ikart.schemas.webhook.DeleteWebhook;
import io.ikart.schemas.webhook.DeliverFact;
import io.ikart.schemas.webhook.DeliveriesForgotten;
import io.ikart.schemas.webhook.Delivery;
import io.ikart.schemas.webhook.DeliveryAttempted;
import io.ikart.schemas.webhook.DeliveryDue;
import io.ikart.schemas.webhook.DeliveryFailed;
import io.ikart.schemas.webhook.DeliveryIntent;
import io.ikart.schemas.webhook.DeliveryResult;
import io.ikart.schemas.webhook.DeliverySucceeded;
import io.ikart.schemas.webhook.DisableWebhook;
import io.ikart.schemas.webhook.EnableWebhook;
import io.ikart.schemas.webhook.RedeliverFact;
import io.ikart.schemas.webhook.RotateWebhookSecret;
import io.ikart.schemas.webhook.Webhook;
import io.ikart.schemas.webhook.WebhookCreated;
import io.ikart.schemas.webhook.WebhookDeleted;
import io.ikart.schemas.webhook.WebhookDisabled;
import io.ikart.schemas.webhook.WebhookEnabled;
import io.ikart.schemas.webhook.WebhookSecretRotated;
import io.ikart.schemas.webhook.WebhookSubscription;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * The topic catalogue. Topic names appear nowhere else. A message type that another application
 * reads stands in exactly one topic, so the type alone says where it goes.
 */
public final class Topics {

  public static final Topic CATALOG_COMMANDS =
      new Topic(
          "catalog.commands",
          CATALOG,
          A_WEEK,
          "edge, catalog",
          List.of(
              UpsertProduct.class,
              SetShippingRates.class,
              DeadlinePassed.class,
              ReleaseBlockedKey.class),
          Topics::commandKey);

  public static final Topic CATALOG_EVENTS =
      new Topic(
          "catalog.events",
          CATALOG,
          FOR_EVER,
          "catalog",
          List.of(ProductUpserted.class),
          Topics::eventKey);

  /** Table of offers by offer id, read whole by every checkout instance. */
  public static final Topic OFFERS_TABLE =
      new Topic(
          "catalog.offers",
          OFFERS,
          LATEST,
          "catalog",
          List.of(Offer.class),
          offer -> ((Offer) offer).getOfferId());

  public static final Topic SHIPPING_EVENTS =
      new Topic(
          "shipping.events",
          CATALOG,
          FOR_EVER,
          "catalog",
          List.of(ShippingRatesSet.class),
          Topics::eventKey);

  /** Table of what sending costs by currency, read whole by every checkout instance. */
  public static final Topic SHIPPING_RATES =
      new Topic(
          "shipping.rates",
          OFFERS,
          LATEST,
          "catalog",
          List.of(ShippingRates.class),
          rates -> ((ShippingRates) rates).getCurrency());

  public static final Topic STOCK_COMMANDS =
      new Topic(
          "stock.commands",
          STOCK,
          A_WEEK,
          "edge, checkout, stock",
          List.of(
              ReceiveStock.class,
              AdjustStock.class,
              HoldStock.class,
              ReleaseStock.class,
              AllocateStock.class,
              KeepHold.class,
              ShipStock.class,
              CancelAllocation.class,
              ReturnStock.class,
              WatchStock.class,
              DeadlinePassed.class,
              ReleaseBlockedKey.class),
          Topics::commandKey);

  public static final Topic STOCK_EVENTS =
      new Topic(
          "stock.events",
          STOCK,
          FOR_EVER,
          "stock",
          List.of(
              StockReceived.class,
              StockAdjusted.class,
              StockHeld.class,
              StockHoldRefused.class,
              StockReleased.class,
              StockAllocated.class,
              StockHoldKept.class,
              StockShipped.class,
              StockAllocationCancelled.class,
              StockReturned.class,
              StockHoldsReviewed.class),
          Topics::eventKey);

  /** Who waits for what is sold out; apart from stock, which is for every reader. */
  public static final Topic WATCH_EVENTS =
      new Topic(
          "stock-watch.events",
          STOCK,
          FOR_EVER,
          "stock",
          List.of(StockWatched.class, StockWatchersTold.class, StockWatchesExpired.class),
          Topics::eventKey);

  /** Answers and questions of stock to orders, on the order's key. */
  public static final Topic STOCK_REPLIES =
      new Topic(
          "stock.replies",
          CHECKOUT,
          A_WEEK,
          "stock",
          List.of(
              HoldConfirmed.class, HoldRefused.class, HoldOverdue.class, UnitsBackordered.class),
          Topics::commandKey);

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
          Topics::commandKey);

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
          Topics::eventKey);

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
          Topics::eventKey);

  public static final Topic PAYMENT_EVENTS =
      new Topic(
          "payment.events",
          CHECKOUT,
          FOR_EVER,
          "checkout",
          List.of(
              PaymentRequested.class,
              PaymentAuthorized.class,
              PaymentDeclined.class,
              PaymentUnknown.class,
              PaymentAsked.class,
              PaymentReviewNeeded.class,
              PaymentVoidRequested.class,
              PaymentActionRequired.class,
              PaymentAttemptExpired.class,
              PaymentAuthorizationExpired.class,
              PaymentCaptureRequested.class,
              PaymentCaptured.class,
              PaymentCaptureFailed.class,
              PaymentRefundRequested.class,
              PaymentRefunded.class,
              PaymentRefundFailed.class,
              PaymentChargedBack.class,
              PaymentChargebackReversed.class,
              PaymentLookedUp.class,
              PaymentFound.class,
              PaymentSettled.class,
              PaymentVoided.class),
          Topics::eventKey);

  /** What the gateway connector is to do. */
  public static final Topic PAYMENT_INTENTS =
      new Topic(
          "payment.intents",
          CHECKOUT,
          A_WEEK,
          "checkout, edge",
          List.of(
              AuthorizeIntent.class,
              VoidIntent.class,
              CaptureIntent.class,
              RefundIntent.class,
              LookUpIntent.class,
              LocateGatewayEventIntent.class),
          Topics::commandKey);

  /** What the gateway connector found. */
  public static final Topic PAYMENT_RESULTS =
      new Topic(
          "payment.results",
          CHECKOUT,
          A_WEEK,
          "connectors",
          List.of(
              AuthorizationResult.class,
              AuthorizationActionRequired.class,
              VoidResult.class,
              CaptureResult.class,
              RefundResult.class,
              LookUpResult.class),
          Topics::commandKey);

  public static final Topic SHIPMENT_EVENTS =
      new Topic(
          "shipment.events",
          CHECKOUT,
          FOR_EVER,
          "checkout",
          List.of(
              ShipmentCreated.class,
              ShipmentPacked.class,
              ShipmentBookingRequested.class,
              ShipmentBooked.class,
              ShipmentBookingFailed.class,
              ShipmentStopped.class,
              ShipmentLetGo.class,
              ShipmentShipped.class,
              ShipmentTracked.class,
              ShipmentDelivered.class,
              ShipmentCancelled.class),
          Topics::eventKey);

  /** What a carrier connector is to do. */
  public static final Topic SHIPMENT_INTENTS =
      new Topic(
          "shipment.intents",
          CHECKOUT,
          A_WEEK,
          "checkout, edge",
          List.of(BookParcelIntent.class, LocateTrackingIntent.class),
          Topics::commandKey);

  /** What a carrier connector found, and what carriers say by themselves. */
  public static final Topic SHIPMENT_RESULTS =
      new Topic(
          "shipment.results",
          CHECKOUT,
          A_WEEK,
          "connectors",
          List.of(ParcelBooked.class, ParcelBookingFailed.class, TrackingReceived.class),
          Topics::commandKey);

  public static final Topic RETURN_EVENTS =
      new Topic(
          "return.events",
          CHECKOUT,
          FOR_EVER,
          "checkout",
          List.of(
              ReturnRequested.class,
              ReturnApproved.class,
              ReturnDenied.class,
              ReturnCancelled.class,
              ReturnReceived.class,
              ReturnRefundRequested.class,
              ReturnRefunded.class,
              ReturnRefundFailed.class),
          Topics::eventKey);

  /**
   * Keys of persons, each encrypted by the master key, read by whoever opens what they sealed. A
   * key that is destroyed is replaced by a row without one.
   */
  public static final Topic PERSON_KEYS =
      new Topic(
          "person.keys",
          PRIVACY,
          ERASABLE,
          "edge, customer, keys",
          List.of(PersonKey.class),
          key -> ((PersonKey) key).getKeyId());

  public static final Topic NOTIFICATION_COMMANDS =
      new Topic(
          "notification.commands",
          CHECKOUT,
          A_WEEK,
          "notification, stock, customer, edge",
          List.of(FollowOrder.class, TellFact.class, DeadlinePassed.class, ReleaseBlockedKey.class),
          Topics::commandKey);

  public static final Topic NOTIFICATION_EVENTS =
      new Topic(
          "notification.events",
          CHECKOUT,
          FOR_EVER,
          "notification",
          List.of(
              OrderFollowed.class,
              NotificationRequested.class,
              NotificationDeferred.class,
              NotificationRetried.class,
              NotificationSent.class,
              NotificationDropped.class),
          Topics::eventKey);

  /** What the mail connector is to send. */
  public static final Topic MAIL_INTENTS =
      new Topic(
          "mail.intents",
          CHECKOUT,
          A_WEEK,
          "notification",
          List.of(MailIntent.class),
          Topics::commandKey);

  /** What became of it. */
  public static final Topic MAIL_RESULTS =
      new Topic(
          "mail.results",
          CHECKOUT,
          A_WEEK,
          "connectors",
          List.of(MailResult.class),
          Topics::commandKey);

  public static final Topic WEBHOOK_COMMANDS =
      new Topic(
          "webhook.commands",
          WEBHOOK,
          A_WEEK,
          "edge, webhook",
          List.of(
              CreateWebhook.class,
              RotateWebhookSecret.class,
              EnableWebhook.class,
              DisableWebhook.class,
              DeleteWebhook.class,
              RedeliverFact.class,
              DeliverFact.class,
              DeadlinePassed.class,
              ReleaseBlockedKey.class),
          Topics::commandKey);

  public static final Topic WEBHOOK_EVENTS =
      new Topic(
          "webhook.events",
          WEBHOOK,
          FOR_EVER,
          "webhook",
          List.of(
              WebhookCreated.class,
              WebhookSecretRotated.class,
              WebhookEnabled.class,
              WebhookDisabled.class,
              WebhookDeleted.class,
              DeliveryAttempted.class,
              DeliverySucceeded.class,
              DeliveryFailed.class,
              DeliveriesForgotten.class),
          Topics::eventKey);

  /** Table of subscriptions, read whole by every instance that hears of facts. */
  public static final Topic WEBHOOK_SUBSCRIPTIONS =
      new Topic(
          "webhook.subscriptions",
          WEBHOOK,
          LATEST,
          "webhook",
          List.of(WebhookSubscription.class),
          row -> ((WebhookSubscription) row).getWebhookId());

  /**
   * What the webhook connector is to deliver. Facts of one aggregate keep their order on their way
   * to one subscriber; others need not wait for them.
   */
  public static final Topic WEBHOOK_INTENTS =
      new Topic(
          "webhook.intents",
          WEBHOOK,
          A_WEEK,
          "webhook",
          List.of(DeliveryIntent.class),
          intent ->
              commandKey(intent) + "/" + ((DeliveryIntent) intent).getFact().getAggregateId());

  /** What became of it, on the subscription's key. */
  public static final Topic WEBHOOK_RESULTS =
      new Topic(
          "webhook.results",
          WEBHOOK,
          A_WEEK,
          "connectors",
          List.of(DeliveryResult.class),
          Topics::commandKey);

  public static final Topic CUSTOMER_COMMANDS =
      new Topic(
          "customer.commands",
          CUSTOMER,
          A_WEEK,
          "edge, customer",
          List.of(
              RegisterAccount.class,
              ConfirmAddress.class,
              RequestPasswordReset.class,
              ResetPassword.class,
              ChangePassword.class,
              SignIn.class,
              RefreshSession.class,
              EndSession.class,
              EndOtherSessions.class,
              ChangeRoles.class,
              OpenCustomer.class,
              EraseAccount.class,
              SaveAddress.class,
              RemoveAddress.class,
              SetPreferences.class,
              DecideConsent.class,
              EraseCustomer.class,
              EraseGuest.class,
              DeadlinePassed.class,
              ReleaseBlockedKey.class),
          Topics::commandKey);

  /** Holds what passwords became: for the customer application and the edges, and in no lake. */
  public static final Topic CREDENTIALS_EVENTS =
      new Topic(
          "credentials.events",
          CUSTOMER,
          FOR_EVER,
          "customer",
          List.of(
              AccountRegistered.class,
              RegistrationRepeated.class,
              RegistrationLapsed.class,
              AddressConfirmed.class,
              PasswordResetRequested.class,
              PasswordReset.class,
              PasswordChanged.class,
              SessionStarted.class,
              SignInFailed.class,
              SessionRefreshed.class,
              SessionEnded.class,
              RolesChanged.class,
              AccountErased.class),
          Topics::eventKey);

  public static final Topic CUSTOMER_EVENTS =
      new Topic(
          "customer.events",
          CUSTOMER,
          FOR_EVER,
          "customer",
          List.of(
              CustomerOpened.class,
              AddressSaved.class,
              AddressRemoved.class,
              PreferencesSet.class,
              ConsentDecided.class,
              CustomerErased.class,
              CustomerKeysSwept.class,
              GuestErased.class,
              GuestKeysSwept.class),
          Topics::eventKey);

  public static final Topic REVIEW_COMMANDS =
      new Topic(
          "review.commands",
          REVIEW,
          A_WEEK,
          "edge, review",
          List.of(
              SubmitReview.class,
              ModerateReview.class,
              WithdrawReview.class,
              RecordPurchase.class,
              DeadlinePassed.class,
              ReleaseBlockedKey.class),
          Topics::commandKey);

  public static final Topic REVIEW_EVENTS =
      new Topic(
          "review.events",
          REVIEW,
          FOR_EVER,
          "review",
          List.of(
              ReviewSubmitted.class,
              ReviewApproved.class,
              ReviewRejected.class,
              ReviewWithdrawn.class,
              PurchaseRecorded.class),
          Topics::eventKey);

  /**
   * What is to stand in the audit log. All applications write it, with the events that are audited.
   */
  public static final Topic AUDIT_COMMANDS =
      new Topic(
          "audit.commands",
          AUDIT,
          A_WEEK,
          "edge, operators, keys, catalog, stock, checkout, notification, webhook, customer, review, audit",
          List.of(RecordAction.class, DeadlinePassed.class, ReleaseBlockedKey.class),
          Topics::commandKey);

  /** The audit log: one chain, so one partition. */
  public static final Topic AUDIT_EVENTS =
      new Topic(
          "audit.events",
          AUDIT,
          FOR_EVER,
          "audit",
          List.of(ActionRecorded.class),
          Topics::eventKey);

  /** How far the audit log had come when it was last signed. */
  public static final Topic AUDIT_HEADS =
      new Topic(
          "audit.heads",
          AUDIT,
          LATEST,
          "audit",
          List.of(AuditHead.class),
          head -> ((AuditHead) head).getLog());

  /** What shoppers do before they buy, as the storefront reports it. */
  public static final Topic SHOPPER_ACTIONS =
      new Topic(
          "behaviour.actions",
          BEHAVIOUR,
          A_QUARTER,
          "edge",
          List.of(ShopperAction.class),
          action -> actionKey((ShopperAction) action));

  /** Table of sales by minute, hour and day. */
  public static final Topic SALES_FIGURES =
      new Topic(
          "sales.figures",
          RESULTS,
          LATEST,
          "sales",
          List.of(SalesFigure.class),
          figure -> ((SalesFigure) figure).getFigureId());

  /** Sales that came after their figures were closed. */
  public static final Topic LATE_SALES =
      new Topic(
          "sales.late",
          RESULTS,
          A_QUARTER,
          "sales",
          List.of(LateSale.class),
          late -> ((LateSale) late).getFigureId());

  /** Table of best sellers, and of what sells better than it did. */
  public static final Topic TOP_PRODUCTS =
      new Topic(
          "sales.top",
          RESULTS,
          LATEST,
          "sales",
          List.of(TopProducts.class),
          top -> ((TopProducts) top).getListId());

  /** Table of customers by how lately, how often and for how much they bought. */
  public static final Topic CUSTOMER_SEGMENTS =
      new Topic(
          "sales.segments",
          RESULTS,
          LATEST,
          "sales",
          List.of(CustomerSegment.class),
          segment -> ((CustomerSegment) segment).getCustomerId());

  /** Table of products bought in one order with another. */
  public static final Topic BOUGHT_TOGETHER =
      new Topic(
          "sales.together",
          RESULTS,
          LATEST,
          "sales",
          List.of(BoughtTogether.class),
          together -> ((BoughtTogether) together).getProductId());

  /** Table of how far sessions came, by hour. */
  public static final Topic FUNNEL_FIGURES =
      new Topic(
          "behaviour.funnel",
          RESULTS,
          LATEST,
          "behaviour",
          List.of(FunnelFigure.class),
          figure -> ((FunnelFigure) figure).getFigureId());

  /** Table of search terms, by day. */
  public static final Topic SEARCH_TERMS =
      new Topic(
          "behaviour.terms",
          RESULTS,
          LATEST,
          "behaviour",
          List.of(SearchTermFigure.class),
          figure -> ((SearchTermFigure) figure).getFigureId());

  /** Table of carts that were left with something in them. */
  public static final Topic ABANDONED_CARTS =
      new Topic(
          "behaviour.abandoned",
          RESULTS,
          LATEST,
          "behaviour",
          List.of(AbandonedCart.class),
          cart -> ((AbandonedCart) cart).getCartId());

  /** Answers to the edges; each edge reads the partition it named in its commands. */
  public static final Topic REPLIES_TO_EDGES =
      new Topic(
          "replies",
          REPLIES,
          AN_HOUR,
          "catalog, stock, checkout, notification, webhook, customer, review, audit",
          List.of(Reply.class),
          reply -> ((Reply) reply).getCommandId());

  public static final Topic DEAD_LETTERS =
      new Topic(
          "dead.letters",
          OPERATIONS,
          A_QUARTER,
          "all",
          List.of(DeadLetter.class),
          letter -> ((DeadLetter) letter).getKey());

  /** Table of synonyms by rule id, read whole by the search job. */
  public static final Topic SEARCH_SYNONYMS =
      new Topic(
          "search.synonyms",
          OPERATIONS,
          LATEST,
          "operators",
          List.of(SynonymRule.class),
          rule -> ((SynonymRule) rule).getRuleId());

  /** Every topic, in the order they are created. */
  public static final List<Topic> ALL =
      List.of(
          CATALOG_COMMANDS,
          CATALOG_EVENTS,
          OFFERS_TABLE,
          SHIPPING_EVENTS,
          SHIPPING_RATES,
          STOCK_COMMANDS,
          STOCK_EVENTS,
          WATCH_EVENTS,
          STOCK_REPLIES,
          CHECKOUT_COMMANDS,
          CART_EVENTS,
          ORDER_EVENTS,
          PAYMENT_EVENTS,
          PAYMENT_INTENTS,
          PAYMENT_RESULTS,
          SHIPMENT_EVENTS,
          SHIPMENT_INTENTS,
          SHIPMENT_RESULTS,
          RETURN_EVENTS,
          SHOPPER_ACTIONS,
          SALES_FIGURES,
          LATE_SALES,
          TOP_PRODUCTS,
          CUSTOMER_SEGMENTS,
          BOUGHT_TOGETHER,
          FUNNEL_FIGURES,
          SEARCH_TERMS,
          ABANDONED_CARTS,
          PERSON_KEYS,
          NOTIFICATION_COMMANDS,
          NOTIFICATION_EVENTS,
          MAIL_INTENTS,
          MAIL_RESULTS,
          CUSTOMER_COMMANDS,
          CREDENTIALS_EVENTS,
          CUSTOMER_EVENTS,
          REVIEW_COMMANDS,
          REVIEW_EVENTS,
          AUDIT_COMMANDS,
          AUDIT_EVENTS,
          AUDIT_HEADS,
          WEBHOOK_COMMANDS,
          WEBHOOK_EVENTS,
          WEBHOOK_SUBSCRIPTIONS,
          WEBHOOK_INTENTS,
          WEBHOOK_RESULTS,
          REPLIES_TO_EDGES,
          SEARCH_SYNONYMS,
          DEAD_LETTERS);

  /** Types that only stand in state stores and their changelogs, or sealed in other records. */
  public static final List<Class<? extends SpecificRecord>> STORED =
      List.of(
          StoredAggregate.class,
          BlockedKey.class,
          ParkedRecord.class,
          Review.class,
          Product.class,
          ShippingTable.class,
          StockItem.class,
          StockWatch.class,
          Watcher.class,
          Hold.class,
          Cart.class,
          CartLine.class,
          Order.class,
          OrderLines.class,
          OrderFulfilment.class,
          Payment.class,
          PaymentOperation.class,
          Shipment.class,
          Return.class,
          CustomerOrder.class,
          Contact.class,
          OrderNotifications.class,
          Notification.class,
          Webhook.class,
          Delivery.class,
          DeliveryDue.class,
          Credentials.class,
          Session.class,
          Customer.class,
          Consent.class,
          CustomerAddress.class,
          Guest.class,
          SavedAddress.class,
          ProductReviews.class,
          ProductReview.class,
          Reviewer.class,
          AuditLog.class);

  private Topics() {}

  /** The topic with this name, if it is in the catalogue. */
  public static Optional<Topic> named(String name) {
    return ALL.stream().filter(topic -> topic.name().equals(name)).findFirst();
  }

  /** What one visitor did stays in order; of those who are not to be recognised there is none. */
  private static String actionKey(ShopperAction action) {
    return action.getVisitorId().isEmpty() ? action.getActionId() : action.getVisitorId();
  }

  private static String commandKey(SpecificRecord command) {
    return Ids.partitionKey(Envelopes.ofCommand(command).getAggregateId());
  }

  private static String eventKey(SpecificRecord event) {
    return Ids.partitionKey(Envelopes.ofEvent(event).getAggregateId());
  }
}
