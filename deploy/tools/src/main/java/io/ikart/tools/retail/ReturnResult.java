package io.ikart.tools.retail;

import java.util.Optional;

/**
 * How the journey of goods that came back ended.
 *
 * @param goods what was to come back
 * @param orderId the order they had been sold on
 * @param cancelled whether they were cancelled before they were sent; otherwise returned
 * @param problem why it failed; empty when it did not
 */
record ReturnResult(GoodsBack goods, String orderId, boolean cancelled, Optional<String> problem) {

  boolean isDone() {
    return problem.isEmpty();
  }
}
