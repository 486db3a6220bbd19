package io.ikart.topologies.simulation;

import static java.util.Map.entry;

import io.ikart.schemas.Envelopes;
import io.ikart.schemas.order.OrderCancelled;
import io.ikart.schemas.order.OrderConfirmed;
import io.ikart.schemas.order.OrderDelivered;
import io.ikart.schemas.order.OrderExpired;
import io.ikart.schemas.order.OrderPaymentDeclined;
import io.ikart.schemas.order.OrderRefunded;
import io.ikart.schemas.order.OrderRejected;
import io.ikart.schemas.order.OrderShipped;
import io.ikart.schemas.stock.StockReceived;
import io.ikart.schemas.stock.StockReturned;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** What of what happens is told outside: said once more, apart from the code that does it. */
final class Told {

  private static final Map<Class<?>, String> FACTS =
      Map.ofEntries(
          entry(OrderConfirmed.class, "order.confirmed"),
          entry(OrderPaymentDeclined.class, "order.payment_declined"),
          entry(OrderRejected.class, "order.rejected"),
          entry(OrderExpired.class, "order.expired"),
          entry(OrderCancelled.class, "order.cancelled"),
          entry(OrderShipped.class, "order.shipped"),
          entry(OrderDelivered.class, "order.delivered"),
          entry(OrderRefunded.class, "order.refunded"),
          entry(StockReceived.class, "stock.back_in_stock"),
          entry(StockReturned.class, "stock.back_in_stock"));

  private static final Map<Class<?>, String> MAILS =
      Map.of(
          OrderConfirmed.class, "order-confirmed",
          OrderPaymentDeclined.class, "payment-failed",
          OrderRejected.class, "order-rejected",
          OrderCancelled.class, "order-cancelled",
          OrderShipped.class, "order-shipped",
          OrderDelivered.class, "order-delivered",
          OrderRefunded.class, "order-refunded");

  private Told() {}

  /** The type of the fact that subscribers hear of; empty when they do not. */
  static Optional<String> asFact(SpecificRecord event) {
    boolean isSilent =
        (event instanceof StockReceived received && !received.getBackInStock())
            || (event instanceof StockReturned returned && !returned.getBackInStock());
    return isSilent ? Optional.empty() : Optional.ofNullable(FACTS.get(event.getClass()));
  }

  /** The template of the mail that the shopper gets; empty when there is none. */
  static Optional<String> asMail(SpecificRecord event) {
    return Optional.ofNullable(MAILS.get(event.getClass()));
  }

  /** What identifies what happened. */
  static String idOf(SpecificRecord event) {
    var meta = Envelopes.ofEvent(event);
    return meta.getAggregateId() + "@" + meta.getVersion();
  }
}
