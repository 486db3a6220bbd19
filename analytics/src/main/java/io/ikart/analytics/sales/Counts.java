package io.ikart.analytics.sales;

/**
 * What sales add up.
 *
 * @param orders orders confirmed
 * @param units units sold
 * @param gross minor units they were sold for
 * @param refundedUnits units cancelled or sent back
 * @param refunds minor units given back
 */
public record Counts(long orders, long units, long gross, long refundedUnits, long refunds) {

  static Counts sold(long units, long gross) {
    return new Counts(1, units, gross, 0, 0);
  }

  static Counts back(long units, long amount) {
    return new Counts(0, 0, 0, units, amount);
  }

  /** Units sold less units given back. */
  public long netUnits() {
    return units - refundedUnits;
  }

  /** Gross less refunds, minor units. */
  public long net() {
    return gross - refunds;
  }

  /** Both together, of one order: an order counts once, however many lines it has. */
  Counts withinOrder(Counts more) {
    return new Counts(
        Math.max(orders, more.orders),
        units + more.units,
        gross + more.gross,
        refundedUnits + more.refundedUnits,
        refunds + more.refunds);
  }
}
