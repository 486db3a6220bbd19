package io.ikart.bench.baseline.services;

/**
 * What one service found about an order, keyed by the order's id.
 *
 * @param check which service
 * @param passed whether the order may go on
 */
record Validation(String orderId, Check check, boolean passed) {

  /** The services that must all agree. */
  enum Check {
    INVENTORY,
    FRAUD,
    DETAILS
  }
}
