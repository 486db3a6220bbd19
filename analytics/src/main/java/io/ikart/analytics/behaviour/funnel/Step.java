package io.ikart.analytics.behaviour.funnel;

/**
 * A step of a shopper.
 *
 * @param visitorId the browser; empty when only the cart is known
 * @param cartId the cart; empty when none is known
 * @param stage how far it is
 * @param atMs when, milliseconds of the epoch
 */
public record Step(String visitorId, String cartId, Stage stage, long atMs) {

  /** The stages, in their order. */
  public enum Stage {
    VIEW,
    CART,
    CHECKOUT,
    PAID
  }

  Step of(String visitor) {
    return new Step(visitor, cartId, stage, atMs);
  }
}
