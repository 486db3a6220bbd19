package io.ikart.analytics.behaviour.carts;

/**
 * What happened to a cart.
 *
 * @param cartId the cart
 * @param kind what
 * @param version of the cart
 * @param atMs when, milliseconds of the epoch
 * @param customerId the shopper; empty when not said
 * @param offerId the line; empty when it is none
 * @param value what the line is worth now, minor units
 * @param currency of the value; empty when not said
 */
public record CartFact(
    String cartId,
    Kind kind,
    long version,
    long atMs,
    String customerId,
    String offerId,
    long value,
    String currency) {

  /** What may happen. */
  public enum Kind {
    OPENED,
    LINE_SET,
    LINE_REMOVED,
    /** It is being checked out: nobody has left it. */
    CHECKED_OUT,
    /** It can be changed again. */
    REOPENED,
    /** Nothing more will happen to it. */
    ENDED
  }
}
