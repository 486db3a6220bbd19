package io.ikart.tools.retail;

import java.util.Locale;

/** Where an input line ends up. Every line stands in exactly one bucket. */
public enum Bucket {
  /** Part of an order that was confirmed. */
  SOLD,
  /** Units that came back: cancelled before they were sent, or returned and refunded. */
  RETURNED,
  /**
   * Units that came back of which the files have no earlier sale to that customer at that price.
   */
  RETURN_WITHOUT_SALE,
  /** Units that came back of a sale that was not made again. */
  RETURN_OF_UNSOLD,
  /** A cancellation, return or refund whose journey failed. */
  RETURN_FAILED,
  /** The line is no order line at all; worth nothing in the sums. */
  UNREADABLE,
  /** The invoice cancels another (its number starts with C), but the line takes nothing back. */
  CANCELLED_INVOICE,
  /** The number of the invoice is no number: book-keeping such as bad debt, not trade. */
  ACCOUNTING_ENTRY,
  /** Units came back, were lost or were thrown away, without a cancelled invoice. */
  NEGATIVE_QUANTITY,
  /** Nothing was sold. */
  ZERO_QUANTITY,
  /** Given away, or an entry about stock. */
  ZERO_PRICE,
  /** A correction of the books. */
  NEGATIVE_PRICE,
  /** Money is whole pence here; the price is not. */
  FRACTION_OF_A_PENNY,
  /** More than 100,000 units at one price on one invoice. */
  QUANTITY_OVER_LIMIT,
  /** Its invoice has more than 1,000 lines at different prices or goods. */
  INVOICE_OVER_LIMIT,
  /** A sale that was left out on request (--limit). */
  NOT_REPLAYED,
  /** A sale whose order was rejected or expired. */
  ORDER_REFUSED,
  /** A sale whose journey failed: an error or a wait without end. */
  JOURNEY_FAILED;

  /** Name in reports. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
