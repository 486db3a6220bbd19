package io.ikart.tools.log;

import io.ikart.schemas.order.OrderStatus;
import java.util.List;

/**
 * What the events of one order say.
 *
 * @param orderId the order
 * @param totalMinor what it costs, in minor units
 * @param lines what was bought
 * @param status where it stands
 * @param reason why it ended before it was confirmed; empty when it did not
 * @param statusSeenNanos {@link System#nanoTime()} when the event of the status was read
 */
public record OrderFacts(
    String orderId,
    long totalMinor,
    List<Line> lines,
    OrderStatus status,
    String reason,
    long statusSeenNanos) {

  /**
   * Units at one offer.
   *
   * @param offerId the offer
   * @param sku the goods
   * @param quantity units
   * @param unitPriceMinor price of one unit in minor units
   */
  public record Line(String offerId, String sku, long quantity, long unitPriceMinor) {}

  /** Whether it waits for nothing: it is confirmed or it ended. */
  public boolean isSettled() {
    return switch (status) {
      case PLACED, AWAITING_PAYMENT -> false;
      case CONFIRMED, ON_HOLD, COMPLETED, REJECTED, EXPIRED, CANCELLED -> true;
    };
  }

  /** Whether the shop has promised to deliver. */
  public boolean isConfirmed() {
    return switch (status) {
      case CONFIRMED, ON_HOLD, COMPLETED -> true;
      case PLACED, AWAITING_PAYMENT, REJECTED, EXPIRED, CANCELLED -> false;
    };
  }

  /** Whether the shop has ever promised to deliver: only then an order can be cancelled. */
  public boolean wasConfirmed() {
    return isConfirmed() || status == OrderStatus.CANCELLED;
  }

  OrderFacts with(OrderStatus next, String why, long seenNanos) {
    return new OrderFacts(orderId, totalMinor, lines, next, why, seenNanos);
  }
}
