package io.ikart.topologies.checkout.order;

import static io.ikart.topologies.kernel.Decision.accept;
import static io.ikart.topologies.kernel.Decision.nothingNew;
import static io.ikart.topologies.kernel.Decision.refuse;

import io.ikart.schemas.Ids;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.order.CancelOrderLines;
import io.ikart.schemas.order.FulfilmentStatus;
import io.ikart.schemas.order.LineProgress;
import io.ikart.schemas.order.LineUnits;
import io.ikart.schemas.order.Order;
import io.ikart.schemas.order.OrderBackordered;
import io.ikart.schemas.order.OrderCancelled;
import io.ikart.schemas.order.OrderCompleted;
import io.ikart.schemas.order.OrderDelivered;
import io.ikart.schemas.order.OrderLinesCancelled;
import io.ikart.schemas.order.OrderShipmentCancelled;
import io.ikart.schemas.order.OrderShipmentPlanned;
import io.ikart.schemas.order.OrderShipped;
import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.order.OrderSummary;
import io.ikart.schemas.order.PlanShipment;
import io.ikart.schemas.order.RecordOrderDelivered;
import io.ikart.schemas.order.RecordOrderShipmentCancelled;
import io.ikart.schemas.order.RecordOrderShipped;
import io.ikart.schemas.order.UnitsBackordered;
import io.ikart.topologies.kernel.Context;
import io.ikart.topologies.kernel.Decision;
import io.ikart.topologies.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** What may be sent and what may be cancelled of a confirmed order. The order knows every line. */
final class FulfilmentRules {

  /** Parcels of one order, and times its lines may be cancelled: keeps holds and roots small. */
  static final int MAX_PARCELS = 100;

  private FulfilmentRules() {}

  static Decision plan(Order order, PlanShipment command, Context context) {
    if (order == null) {
      return refuse(Problem.NOT_FOUND);
    }
    if (OrderRules.status(order) != OrderStatus.CONFIRMED) {
      return OrderRules.refuseIn(order);
    }
    var progress = Progress.of(context);
    int planned = progress.part().getShipments();
    if (planned >= MAX_PARCELS) {
      return refuse(Problem.LIMIT_EXCEEDED, Map.of("shipments", Integer.toString(planned)));
    }
    var chosen = command.getLines().isEmpty() ? progress.allOpen() : command.getLines();
    return LineChoice.objection(progress, chosen, Progress::open, "open")
        .orElseGet(
            () ->
                accept(
                    new OrderShipmentPlanned(
                        context.meta(),
                        same(order),
                        Ids.shipment(context.command().getAggregateId(), planned + 1),
                        progress.priced(chosen))));
  }

  /** Cancelling all that is left of an order of which nothing was sent is cancelling the order. */
  static Decision cancelLines(Order order, CancelOrderLines command, Context context) {
    if (order == null) {
      return refuse(Problem.NOT_FOUND);
    }
    var status = OrderRules.status(order);
    if (status != OrderStatus.CONFIRMED && status != OrderStatus.ON_HOLD) {
      return OrderRules.refuseIn(order);
    }
    var progress = Progress.of(context);
    int before = progress.part().getCancellations();
    if (before >= MAX_PARCELS) {
      return refuse(Problem.LIMIT_EXCEEDED, Map.of("cancellations", Integer.toString(before)));
    }
    return LineChoice.objection(progress, command.getLines(), Progress::open, "open")
        .orElseGet(() -> cancelled(order, command, progress, context));
  }

  private static Decision cancelled(
      Order order, CancelOrderLines command, Progress progress, Context context) {
    var lines = progress.priced(command.getLines());
    var after = progress.after(LineStep.CANCELLED, lines);
    if (after.status(FulfilmentStatus.UNFULFILLED) == FulfilmentStatus.CANCELLED) {
      return accept(
          new OrderCancelled(
              context.meta(),
              OrderRules.summary(order, OrderStatus.CANCELLED),
              command.getReason()));
    }
    return completing(
        order,
        after,
        new OrderLinesCancelled(
            context.meta(),
            same(order),
            lines,
            command.getReason(),
            after.status(order.getFulfilmentStatus()),
            after.nothingLeftToSend()),
        context);
  }

  static Decision shipped(Order order, RecordOrderShipped command, Context context) {
    var before = Progress.of(context);
    var after = before.after(LineStep.SHIPPED, command.getLines());
    return accept(
        new OrderShipped(
            context.meta(),
            same(order),
            command.getShipmentId(),
            command.getLines(),
            command.getCarrier(),
            command.getTrackingNumber(),
            after.status(order.getFulfilmentStatus()),
            toCapture(order, before, command.getLines()),
            after.nothingLeftToSend()));
  }

  /** What is in the parcel; with the first one goes what sending costs, however many there are. */
  private static Money toCapture(Order order, Progress before, List<LineUnits> lines) {
    boolean isFirst = before.sum(LineProgress::getShipped) == 0;
    long sum = isFirst ? before.shippingPrice() : 0;
    for (var line : lines) {
      sum = Math.addExact(sum, line.getAmount().getAmount());
    }
    return new Money(sum, order.getSummary().getTotal().getCurrency());
  }

  static Decision delivered(Order order, RecordOrderDelivered command, Context context) {
    var after = Progress.of(context).after(LineStep.DELIVERED, command.getLines());
    return completing(
        order,
        after,
        new OrderDelivered(
            context.meta(),
            same(order),
            command.getShipmentId(),
            command.getLines(),
            after.status(order.getFulfilmentStatus())),
        context);
  }

  /** A parcel of a cancelled order has been counted with the cancellation. */
  static Decision shipmentCancelled(
      Order order, RecordOrderShipmentCancelled command, Context context) {
    return OrderRules.hasEnded(order)
        ? nothingNew()
        : accept(
            new OrderShipmentCancelled(
                context.meta(), same(order), command.getShipmentId(), command.getLines()));
  }

  /** Said once: a backorder lasts until the first parcel. */
  static Decision backordered(Order order, UnitsBackordered news, Context context) {
    boolean isNew =
        order != null
            && !OrderRules.hasEnded(order)
            && order.getFulfilmentStatus() == FulfilmentStatus.UNFULFILLED;
    return isNew
        ? accept(
            new OrderBackordered(
                context.meta(),
                same(order),
                news.getSku(),
                news.getBackordered(),
                FulfilmentStatus.BACKORDERED))
        : nothingNew();
  }

  /** What is sent is nobody's to cancel. */
  static boolean isAnythingSent(Context context) {
    return Progress.of(context).sum(LineProgress::getShipped) > 0;
  }

  /** Whether an order that is on hold no longer has nothing left to wait for. */
  static boolean isComplete(Context context) {
    return Progress.of(context).isComplete();
  }

  /** An order on hold is completed when it is on hold no longer. */
  private static Decision completing(
      Order order, Progress after, SpecificRecord event, Context context) {
    var events = new ArrayList<SpecificRecord>();
    events.add(event);
    if (after.isComplete() && OrderRules.status(order) == OrderStatus.CONFIRMED) {
      events.add(
          new OrderCompleted(context.meta(), OrderRules.summary(order, OrderStatus.COMPLETED)));
    }
    return accept(events);
  }

  static OrderSummary same(Order order) {
    return OrderRules.summary(order, OrderRules.status(order));
  }
}
