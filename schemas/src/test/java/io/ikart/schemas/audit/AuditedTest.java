package io.ikart.schemas.audit;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.ikart.schemas.catalog.ProductUpserted;
import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.common.EventMeta;
import io.ikart.schemas.credentials.RegistrationLapsed;
import io.ikart.schemas.credentials.RegistrationRepeated;
import io.ikart.schemas.credentials.SessionRefreshed;
import io.ikart.schemas.customer.AddressRemoved;
import io.ikart.schemas.customer.AddressSaved;
import io.ikart.schemas.customer.ConsentDecided;
import io.ikart.schemas.customer.CustomerOpened;
import io.ikart.schemas.customer.PreferencesSet;
import io.ikart.schemas.notification.NotificationDeferred;
import io.ikart.schemas.notification.NotificationDropped;
import io.ikart.schemas.notification.NotificationRequested;
import io.ikart.schemas.notification.NotificationRetried;
import io.ikart.schemas.notification.NotificationSent;
import io.ikart.schemas.notification.OrderFollowed;
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
import io.ikart.schemas.order.OrderLateAuthorization;
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
import io.ikart.schemas.payment.PaymentActionRequired;
import io.ikart.schemas.payment.PaymentAsked;
import io.ikart.schemas.payment.PaymentAttemptExpired;
import io.ikart.schemas.payment.PaymentAuthorizationExpired;
import io.ikart.schemas.payment.PaymentAuthorized;
import io.ikart.schemas.payment.PaymentCaptureRequested;
import io.ikart.schemas.payment.PaymentDeclined;
import io.ikart.schemas.payment.PaymentFound;
import io.ikart.schemas.payment.PaymentLookedUp;
import io.ikart.schemas.payment.PaymentRequested;
import io.ikart.schemas.payment.PaymentReviewNeeded;
import io.ikart.schemas.payment.PaymentUnknown;
import io.ikart.schemas.payment.PaymentVoidRequested;
import io.ikart.schemas.returns.ReturnCancelled;
import io.ikart.schemas.returns.ReturnReceived;
import io.ikart.schemas.returns.ReturnRefundFailed;
import io.ikart.schemas.returns.ReturnRefunded;
import io.ikart.schemas.returns.ReturnRequested;
import io.ikart.schemas.review.PurchaseRecorded;
import io.ikart.schemas.review.ReviewSubmitted;
import io.ikart.schemas.review.ReviewWithdrawn;
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
import io.ikart.schemas.stock.StockAllocated;
import io.ikart.schemas.stock.StockAllocationCancelled;
import io.ikart.schemas.stock.StockHeld;
import io.ikart.schemas.stock.StockHoldKept;
import io.ikart.schemas.stock.StockHoldRefused;
import io.ikart.schemas.stock.StockHoldsReviewed;
import io.ikart.schemas.stock.StockReceived;
import io.ikart.schemas.stock.StockReleased;
import io.ikart.schemas.stock.StockReturned;
import io.ikart.schemas.stock.StockShipped;
import io.ikart.schemas.topic.Topic;
import io.ikart.schemas.topic.Topics;
import io.ikart.schemas.watch.StockWatched;
import io.ikart.schemas.watch.StockWatchersTold;
import io.ikart.schemas.watch.StockWatchesExpired;
import io.ikart.schemas.webhook.DeliveriesForgotten;
import io.ikart.schemas.webhook.DeliveryAttempted;
import io.ikart.schemas.webhook.DeliveryFailed;
import io.ikart.schemas.webhook.DeliverySucceeded;
import java.util.ArrayList;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;

/** Whoever adds an event says whether it is audited: there is no third way. */
class AuditedTest {

  /**
   * What need not be audited: the daily trade, which stands in its own topic with who, when and
   * why, and what only tells of something else that is audited.
   */
  private static final Set<Class<?>> ROUTINE =
      Set.of(
          ProductUpserted.class,
          StockReceived.class,
          StockHeld.class,
          StockHoldRefused.class,
          StockReleased.class,
          StockAllocated.class,
          StockHoldKept.class,
          StockShipped.class,
          StockAllocationCancelled.class,
          StockReturned.class,
          StockHoldsReviewed.class,
          StockWatched.class,
          StockWatchersTold.class,
          StockWatchesExpired.class,
          CartCreated.class,
          CartLineSet.class,
          CartLineRemoved.class,
          CartShippingChosen.class,
          CartCheckedOut.class,
          CartReopened.class,
          CartOrdered.class,
          CartExpired.class,
          CartMerged.class,
          CartTakenIn.class,
          OrderPlaced.class,
          OrderStockHeld.class,
          OrderStockSecured.class,
          OrderPaymentRetried.class,
          OrderPaymentDeclined.class,
          OrderConfirmed.class,
          OrderRejected.class,
          OrderExpired.class,
          OrderCancelled.class,
          OrderLateAuthorization.class,
          OrderActionRequired.class,
          OrderBackordered.class,
          OrderShipmentPlanned.class,
          OrderShipmentCancelled.class,
          OrderShipped.class,
          OrderDelivered.class,
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
          OrderPaymentVoided.class,
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
          PaymentLookedUp.class,
          PaymentFound.class,
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
          ShipmentCancelled.class,
          ReturnRequested.class,
          ReturnCancelled.class,
          ReturnReceived.class,
          ReturnRefunded.class,
          ReturnRefundFailed.class,
          OrderFollowed.class,
          NotificationRequested.class,
          NotificationDeferred.class,
          NotificationRetried.class,
          NotificationSent.class,
          NotificationDropped.class,
          DeliveryAttempted.class,
          DeliverySucceeded.class,
          DeliveryFailed.class,
          DeliveriesForgotten.class,
          RegistrationRepeated.class,
          RegistrationLapsed.class,
          SessionRefreshed.class,
          CustomerOpened.class,
          AddressSaved.class,
          AddressRemoved.class,
          PreferencesSet.class,
          ConsentDecided.class,
          ReviewSubmitted.class,
          ReviewWithdrawn.class,
          PurchaseRecorded.class,
          ActionRecorded.class);

  @Test
  void everyEventOfTheCatalogueIsAuditedOrRoutine() {
    var neither = new ArrayList<Class<?>>();
    for (var topic : Topics.ALL) {
      for (var type : topic.types()) {
        if (startsWith(type, EventMeta.SCHEMA$)) {
          boolean audited = Audited.event(type).isPresent();
          assertThat(audited && ROUTINE.contains(type)).as("%s is both", type).isFalse();
          if (!audited && !ROUTINE.contains(type)) {
            neither.add(type);
          }
        }
      }
    }

    assertThat(neither).as("say in Audited that they are audited, or here that not").isEmpty();
  }

  @Test
  void onlyEventsAndCommandsOfTheCatalogueAreNamed() {
    var known = Topics.ALL.stream().map(Topic::types).flatMap(types -> types.stream()).toList();

    assertThat(Audited.events().keySet())
        .allMatch(type -> known.contains(type) && startsWith(type, EventMeta.SCHEMA$));
    assertThat(Audited.commands().keySet())
        .allMatch(type -> known.contains(type) && startsWith(type, CommandMeta.SCHEMA$));
    assertThat(Audited.refusals().keySet())
        .allMatch(type -> known.contains(type) && startsWith(type, CommandMeta.SCHEMA$));
  }

  @Test
  void noNameMeansTwoThings() {
    var names = new ArrayList<>(Audited.events().values());
    names.addAll(Audited.commands().values());
    names.addAll(Audited.refusals().values());
    names.addAll(Audited.BY_HAND);

    assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z]+\\.[a-z-]+"));
  }

  private static boolean startsWith(Class<?> type, Schema envelope) {
    return SpecificData.get().getSchema(type).getFields().get(0).schema().equals(envelope);
  }
}
