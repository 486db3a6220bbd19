package io.ikart.tools.retail;

import java.util.Optional;

/**
 * How the journey of one invoice ended.
 *
 * @param invoice the sale
 * @param bucket SOLD, ORDER_REFUSED or JOURNEY_FAILED
 * @param orderId its order; empty when there is none
 * @param confirmNanos from the intended send of the checkout to CONFIRMED seen; -1 when it was not
 *     confirmed, or had been in an earlier replay
 * @param problem why it was not sold, or how its order differs from the invoice
 */
record JourneyResult(
    Invoice invoice, Bucket bucket, String orderId, long confirmNanos, Optional<String> problem) {

  static JourneyResult failed(Invoice invoice, String orderId, String why) {
    var problem = "invoice %s: %s".formatted(invoice.number(), why);
    return new JourneyResult(invoice, Bucket.JOURNEY_FAILED, orderId, -1, Optional.of(problem));
  }

  static JourneyResult refused(Invoice invoice, String orderId, String why) {
    return new JourneyResult(invoice, Bucket.ORDER_REFUSED, orderId, -1, Optional.of(why));
  }

  static JourneyResult sold(Invoice invoice, String orderId, long nanos, Optional<String> why) {
    return new JourneyResult(invoice, Bucket.SOLD, orderId, nanos, why);
  }
}
