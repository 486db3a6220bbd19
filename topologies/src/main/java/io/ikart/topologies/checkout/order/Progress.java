package io.ikart.topologies.checkout.order;

import io.ikart.schemas.cart.PricedLine;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.order.FulfilmentStatus;
import io.ikart.schemas.order.LineProgress;
import io.ikart.schemas.order.LineQuantity;
import io.ikart.schemas.order.LineUnits;
import io.ikart.schemas.order.OrderFulfilment;
import io.ikart.schemas.order.OrderLines;
import io.ikart.topologies.kernel.Parts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** How far the lines of an order have come. Immutable. */
final class Progress {

  private final OrderLines bought;
  private final OrderFulfilment counts;

  private Progress(OrderLines bought, OrderFulfilment counts) {
    this.bought = bought;
    this.counts = counts;
  }

  /** As it stands: untouched before the first parcel or cancellation. */
  static Progress of(Parts parts) {
    var bought = parts.part(OrderDecider.LINES, OrderLines.class).orElseThrow();
    return new Progress(
        bought,
        parts
            .part(OrderDecider.FULFILMENT, OrderFulfilment.class)
            .orElseGet(() -> untouched(bought)));
  }

  private static OrderFulfilment untouched(OrderLines bought) {
    var lines =
        bought.getLines().stream()
            .map(
                line ->
                    new LineProgress(line.getOfferId(), line.getQuantity(), 0L, 0L, 0L, 0L, 0L, 0L))
            .toList();
    return new OrderFulfilment(lines, 0, 0, 0, 0L);
  }

  /** Units that are not planned, shipped or cancelled yet. */
  static long open(LineProgress line) {
    return line.getOrdered() - line.getCancelled() - line.getPlanned() - line.getShipped();
  }

  /** Delivered units that are neither back nor in a return. */
  static long returnable(LineProgress line) {
    return line.getDelivered() - line.getReturning() - line.getReturned();
  }

  /** What is stored of it. */
  OrderFulfilment part() {
    return counts;
  }

  /** The line with this offer. */
  Optional<LineProgress> line(String offerId) {
    return counts.getLines().stream().filter(line -> line.getOfferId().equals(offerId)).findFirst();
  }

  /** Everything that is open, line by line. */
  List<LineQuantity> allOpen() {
    return counts.getLines().stream()
        .filter(line -> open(line) > 0)
        .map(line -> new LineQuantity(line.getOfferId(), open(line)))
        .toList();
  }

  /** Units of lines of this order with what they cost. */
  List<LineUnits> priced(List<LineQuantity> chosen) {
    var units = new ArrayList<LineUnits>(chosen.size());
    for (var one : chosen) {
      units.add(priced(bought(one.getOfferId()), one.getQuantity()));
    }
    return units;
  }

  private PricedLine bought(String offerId) {
    return bought.getLines().stream()
        .filter(line -> line.getOfferId().equals(offerId))
        .findFirst()
        .orElseThrow();
  }

  private static LineUnits priced(PricedLine line, long quantity) {
    var price = line.getUnitPrice();
    return new LineUnits(
        line.getOfferId(),
        line.getProductId(),
        line.getSku(),
        quantity,
        new Money(Math.multiplyExact(quantity, price.getAmount()), price.getCurrency()));
  }

  /** What the shopper pays for the sending, in minor units. */
  long shippingPrice() {
    return bought.getShipping() == null ? 0 : bought.getShipping().getPrice().getAmount();
  }

  /** After these units took a step. */
  Progress after(LineStep step, List<LineUnits> units) {
    var lines = new ArrayList<>(counts.getLines());
    for (var moved : units) {
      lines.replaceAll(
          line ->
              line.getOfferId().equals(moved.getOfferId())
                  ? step.taken(line, moved.getQuantity())
                  : line);
    }
    return with(lines, 0, 0, 0, 0);
  }

  /** After the whole order was cancelled, planned parcels with it. */
  Progress afterCancellation() {
    var lines = new ArrayList<>(counts.getLines());
    lines.replaceAll(
        line ->
            LineStep.CANCELLED.taken(
                LineStep.UNPLANNED.taken(line, line.getPlanned()), line.getPlanned() + open(line)));
    return with(lines, 0, 0, 0, 0);
  }

  /** One parcel more was planned. */
  Progress countingShipment() {
    return with(counts.getLines(), 1, 0, 0, 0);
  }

  /** Lines were cancelled once more. */
  Progress countingCancellation() {
    return with(counts.getLines(), 0, 1, 0, 0);
  }

  /** One return more was asked for. */
  Progress countingReturn() {
    return with(counts.getLines(), 0, 0, 1, 0);
  }

  /** So much more is to be captured. */
  Progress capturing(Money amount) {
    return with(counts.getLines(), 0, 0, 0, amount.getAmount());
  }

  private Progress with(
      List<LineProgress> lines, int shipments, int cancellations, int returns, long toCapture) {
    return new Progress(
        bought,
        new OrderFulfilment(
            lines,
            counts.getShipments() + shipments,
            counts.getCancellations() + cancellations,
            counts.getReturns() + returns,
            Math.addExact(counts.getToCapture(), toCapture)));
  }

  /** Units of all lines together. */
  long sum(ToLongFunction<LineProgress> units) {
    return counts.getLines().stream().mapToLong(units).sum();
  }

  /** Whether no unit is left to be sent. */
  boolean nothingLeftToSend() {
    return sum(Progress::open) == 0 && sum(LineProgress::getPlanned) == 0;
  }

  /** Whether every unit is delivered or cancelled. */
  boolean isComplete() {
    return sum(LineProgress::getDelivered) == live();
  }

  private long live() {
    return sum(LineProgress::getOrdered) - sum(LineProgress::getCancelled);
  }

  /**
   * What has been sent.
   *
   * @param before a backorder lasts until the first parcel
   */
  FulfilmentStatus status(FulfilmentStatus before) {
    long live = live();
    long shipped = sum(LineProgress::getShipped);
    if (live == 0) {
      return FulfilmentStatus.CANCELLED;
    }
    if (shipped == 0) {
      return before == FulfilmentStatus.BACKORDERED ? before : FulfilmentStatus.UNFULFILLED;
    }
    if (shipped < live) {
      return FulfilmentStatus.PARTIAL;
    }
    return isComplete() ? FulfilmentStatus.DELIVERED : FulfilmentStatus.SHIPPED;
  }
}
