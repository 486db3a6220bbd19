package io.ikart.topologies.notification;

import io.ikart.schemas.Envelopes;
import io.ikart.schemas.common.EventMeta;
import io.ikart.schemas.notification.Fact;
import io.ikart.schemas.notification.Parcel;
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
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.avro.specific.SpecificRecord;

/** Which events are told outside of the shop, and how: the public language of facts. */
public final class Facts {

  private static final Map<Class<?>, BiFunction<SpecificRecord, Fact.Builder, Fact.Builder>> TOLD =
      Map.ofEntries(
          told(
              OrderConfirmed.class,
              "order.confirmed",
              (event, fact) -> fact.setOrder(event.getSummary())),
          told(
              OrderPaymentDeclined.class,
              "order.payment_declined",
              (event, fact) -> fact.setOrder(event.getSummary()).setCode(event.getCode())),
          told(
              OrderRejected.class,
              "order.rejected",
              (event, fact) -> fact.setOrder(event.getSummary()).setCode(codeOf(event))),
          told(
              OrderExpired.class,
              "order.expired",
              (event, fact) -> fact.setOrder(event.getSummary())),
          told(
              OrderCancelled.class,
              "order.cancelled",
              (event, fact) -> fact.setOrder(event.getSummary())),
          told(
              OrderShipped.class,
              "order.shipped",
              (event, fact) -> fact.setOrder(event.getSummary()).setParcel(parcel(event))),
          told(
              OrderDelivered.class,
              "order.delivered",
              (event, fact) ->
                  fact.setOrder(event.getSummary())
                      .setParcel(new Parcel(event.getShipmentId(), "", ""))),
          told(
              OrderRefunded.class,
              "order.refunded",
              (event, fact) -> fact.setOrder(event.getSummary()).setAmount(event.getAmount())),
          told(
              StockReceived.class,
              "stock.back_in_stock",
              (event, fact) ->
                  event.getBackInStock() ? fact.setSku(event.getMeta().getAggregateId()) : null),
          told(
              StockReturned.class,
              "stock.back_in_stock",
              (event, fact) ->
                  event.getBackInStock() ? fact.setSku(event.getMeta().getAggregateId()) : null));

  private Facts() {}

  private static <E extends SpecificRecord>
      Map.Entry<Class<?>, BiFunction<SpecificRecord, Fact.Builder, Fact.Builder>> told(
          Class<E> event, String type, BiFunction<E, Fact.Builder, Fact.Builder> detail) {
    return Map.entry(event, (told, fact) -> detail.apply(event.cast(told), fact.setType(type)));
  }

  /** Events that may be told. */
  public static Set<Class<?>> events() {
    return TOLD.keySet();
  }

  /** The fact an event is told as; empty when it is not told. The same event gives the same. */
  public static Optional<Fact> of(SpecificRecord event) {
    var detail = TOLD.get(event.getClass());
    return Optional.ofNullable(detail)
        .map(found -> found.apply(event, begun(Envelopes.ofEvent(event))))
        .map(Fact.Builder::build);
  }

  private static Fact.Builder begun(EventMeta meta) {
    return Fact.newBuilder()
        .setFactId(meta.getAggregateId() + "@" + meta.getVersion())
        .setAggregateId(meta.getAggregateId())
        .setSequence(meta.getVersion())
        .setAt(meta.getIssuedAt());
  }

  private static Parcel parcel(OrderShipped event) {
    return new Parcel(event.getShipmentId(), event.getCarrier(), event.getTrackingNumber());
  }

  private static String codeOf(OrderRejected event) {
    return event.getCode().isEmpty() ? "out_of_stock" : event.getCode();
  }
}
