package io.ikart.bench.baseline.services;

/**
 * What a customer ordered in one session.
 *
 * @param lastOrderId the order that came last; empty when there is none
 * @param totalMinor of all of them, in minor units
 */
record Spending(String lastOrderId, long totalMinor) {

  static final Spending NOTHING = new Spending("", 0);

  Spending plus(ShopOrder order) {
    return new Spending(order.id(), totalMinor + order.valueMinor());
  }

  /** Of two sessions that turned out to be one. */
  Spending plus(Spending later) {
    return new Spending(
        later.lastOrderId.isEmpty() ? lastOrderId : later.lastOrderId,
        totalMinor + later.totalMinor);
  }
}
