package io.ikart.analytics.sales;

import java.util.List;

/**
 * What happened to an order, as far as sales go.
 *
 * @param orderId the order
 * @param kind what happened
 * @param atMs business time, milliseconds of the epoch
 * @param customerId opaque id of the shopper; empty when not said by this fact
 * @param country destination; empty when unknown or not said by this fact
 * @param currency ISO 4217 code
 * @param lines lines placed, cancelled or refunded; empty for the whole order, or for money alone
 * @param amount minor units cancelled or refunded; negative when money came back to the shop; of a
 *     refund that failed what is refunded in all
 */
public record OrderFact(
    String orderId,
    Kind kind,
    long atMs,
    String customerId,
    String country,
    String currency,
    List<Line> lines,
    long amount) {

  /** What may happen. */
  public enum Kind {
    /** The lines are known; nothing is sold yet. */
    PLACED,
    /** It is sold. */
    CONFIRMED,
    /** It ended before it was sold. */
    ENDED,
    /** Some units will not be sent. */
    LINES_CANCELLED,
    /** What is left of it will not be sent. */
    CANCELLED,
    /** Money went back. */
    REFUNDED,
    /** A bank took money back, or gave it back after all. */
    CHARGED_BACK,
    /** A refund was not made, or came back; the amount is what is refunded in all. */
    REFUND_FAILED
  }

  /**
   * Units of one line.
   *
   * @param offerId the line
   * @param productId the product
   * @param title name it was sold under; empty when not said
   * @param category of the product when it was sold; empty when it has none or is not said
   * @param units units, 1 or more
   * @param amount minor units they cost together
   */
  public record Line(
      String offerId, String productId, String title, String category, long units, long amount) {}
}
