package io.ikart.topologies.checkout.order;

import io.ikart.schemas.order.LineProgress;

/** What may happen to units of a line, and which of its counts that moves. */
enum LineStep {
  PLANNED(0, +1, 0, 0, 0, 0),
  UNPLANNED(0, -1, 0, 0, 0, 0),
  SHIPPED(0, -1, +1, 0, 0, 0),
  DELIVERED(0, 0, 0, +1, 0, 0),
  CANCELLED(+1, 0, 0, 0, 0, 0),
  RETURNING(0, 0, 0, 0, +1, 0),
  KEPT(0, 0, 0, 0, -1, 0),
  RETURNED(0, 0, 0, 0, -1, +1);

  private final int cancelled;
  private final int planned;
  private final int shipped;
  private final int delivered;
  private final int returning;
  private final int returned;

  LineStep(int cancelled, int planned, int shipped, int delivered, int returning, int returned) {
    this.cancelled = cancelled;
    this.planned = planned;
    this.shipped = shipped;
    this.delivered = delivered;
    this.returning = returning;
    this.returned = returned;
  }

  /**
   * The line after so many units took the step.
   *
   * @throws IllegalStateException when it had not that many to take it
   */
  LineProgress taken(LineProgress line, long units) {
    var next =
        new LineProgress(
            line.getOfferId(),
            line.getOrdered(),
            line.getCancelled() + cancelled * units,
            line.getPlanned() + planned * units,
            line.getShipped() + shipped * units,
            line.getDelivered() + delivered * units,
            line.getReturning() + returning * units,
            line.getReturned() + returned * units);
    if (!addsUp(next)) {
      throw new IllegalStateException("%d units cannot be %s in %s".formatted(units, this, line));
    }
    return next;
  }

  private static boolean addsUp(LineProgress line) {
    return line.getCancelled() >= 0
        && line.getPlanned() >= 0
        && line.getShipped() >= line.getDelivered()
        && Progress.open(line) >= 0
        && line.getReturning() >= 0
        && Progress.returnable(line) >= 0;
  }
}
