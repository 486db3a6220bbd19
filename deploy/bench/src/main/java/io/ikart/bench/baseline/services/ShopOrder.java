package io.ikart.bench.baseline.services;

/**
 * An order of one product, keyed by its id.
 *
 * @param product the product's name, key of its stock
 * @param priceMinor price of one unit in minor units
 */
record ShopOrder(
    String id, long customer, State state, String product, long quantity, long priceMinor) {

  /** Where an order is. */
  enum State {
    CREATED,
    VALIDATED,
    FAILED
  }

  boolean isNew() {
    return state == State.CREATED;
  }

  long valueMinor() {
    return quantity * priceMinor;
  }

  ShopOrder in(State other) {
    return new ShopOrder(id, customer, other, product, quantity, priceMinor);
  }
}
