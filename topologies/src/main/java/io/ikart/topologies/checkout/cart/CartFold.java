package io.ikart.topologies.checkout.cart;

import io.ikart.schemas.cart.Cart;
import io.ikart.schemas.cart.CartCheckedOut;
import io.ikart.schemas.cart.CartCreated;
import io.ikart.schemas.cart.CartExpired;
import io.ikart.schemas.cart.CartLine;
import io.ikart.schemas.cart.CartLineRemoved;
import io.ikart.schemas.cart.CartLineSet;
import io.ikart.schemas.cart.CartMerge;
import io.ikart.schemas.cart.CartMerged;
import io.ikart.schemas.cart.CartOrdered;
import io.ikart.schemas.cart.CartReopened;
import io.ikart.schemas.cart.CartShippingChosen;
import io.ikart.schemas.cart.CartStatus;
import io.ikart.schemas.cart.CartTakenIn;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.shipping.ChosenShipping;
import io.ikart.topologies.kernel.EditableParts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the facts make of a cart. */
final class CartFold {

  /** Guests' carts remembered: a message comes again soon or not at all. */
  private static final int MOST_MERGES = 20;

  private CartFold() {}

  static Cart created(Cart cart, CartCreated event, EditableParts parts) {
    return new Cart(
        event.getMeta().getAggregateId(),
        event.getCustomerId(),
        CartStatus.ACTIVE,
        event.getCurrency(),
        event.getPriceList(),
        0,
        new Money(0L, event.getCurrency()),
        0,
        "",
        event.getExpiresAt(),
        0,
        0L,
        null,
        "",
        List.of());
  }

  static Cart lineSet(Cart cart, CartLineSet event, EditableParts parts) {
    var before = parts.part(event.getOfferId(), CartLine.class);
    int place = before.map(CartLine::getPlace).orElse(cart.getNextPlace());
    var line =
        new CartLine(
            event.getOfferId(),
            event.getProductId(),
            event.getSku(),
            event.getTitle(),
            event.getQuantity(),
            event.getUnitPrice(),
            place,
            event.getWeightG());
    parts.put(event.getOfferId(), line);
    long change = worth(line) - before.map(CartFold::worth).orElse(0L);
    long heavier = weight(line) - before.map(CartFold::weight).orElse(0L);
    int added = before.isPresent() ? 0 : 1;
    return withLines(cart, added, change, heavier, event.getExpiresAt());
  }

  static Cart lineRemoved(Cart cart, CartLineRemoved event, EditableParts parts) {
    var line = parts.part(event.getOfferId(), CartLine.class).orElseThrow();
    parts.drop(event.getOfferId());
    return withLines(cart, -1, -worth(line), -weight(line), event.getExpiresAt());
  }

  static Cart checkedOut(Cart cart, CartCheckedOut event, EditableParts parts) {
    return with(
        cart, CartStatus.CHECKING_OUT, event.getAttempt(), event.getOrderId(), cart.getExpiresAt());
  }

  static Cart reopened(Cart cart, CartReopened event, EditableParts parts) {
    return with(
        cart, CartStatus.ACTIVE, cart.getAttempts(), cart.getOrderId(), event.getExpiresAt());
  }

  static Cart ordered(Cart cart, CartOrdered event, EditableParts parts) {
    return with(
        cart, CartStatus.ORDERED, cart.getAttempts(), cart.getOrderId(), cart.getExpiresAt());
  }

  static Cart expired(Cart cart, CartExpired event, EditableParts parts) {
    return with(
        cart, CartStatus.EXPIRED, cart.getAttempts(), cart.getOrderId(), cart.getExpiresAt());
  }

  static Cart shippingChosen(Cart cart, CartShippingChosen event, EditableParts parts) {
    return copy(
        cart,
        cart.getStatus(),
        cart.getAttempts(),
        cart.getOrderId(),
        event.getExpiresAt(),
        event.getShipping());
  }

  /** The lines stay where they are until the other cart has them. */
  static Cart merged(Cart cart, CartMerged event, EditableParts parts) {
    return Cart.newBuilder(cart)
        .setStatus(CartStatus.MERGED)
        .setMergedInto(event.getIntoCartId())
        .build();
  }

  static Cart takenIn(Cart cart, CartTakenIn event, EditableParts parts) {
    var merges = new ArrayList<>(cart.getMerges());
    merges.add(new CartMerge(event.getFromCartId(), event.getFromVersion(), event.getDropped()));
    if (merges.size() > MOST_MERGES) {
      merges.remove(0);
    }
    return Cart.newBuilder(cart).setMerges(merges).build();
  }

  private static long weight(CartLine line) {
    return Math.multiplyExact(line.getQuantity(), (long) line.getWeightG());
  }

  private static long worth(CartLine line) {
    return Math.multiplyExact(line.getQuantity(), line.getUnitPrice().getAmount());
  }

  private static Cart withLines(Cart cart, int more, long change, long heavier, Instant expiresAt) {
    return new Cart(
        cart.getCartId(),
        cart.getCustomerId(),
        cart.getStatus(),
        cart.getCurrency(),
        cart.getPriceList(),
        cart.getLines() + more,
        new Money(
            Math.addExact(cart.getSubtotal().getAmount(), change),
            cart.getSubtotal().getCurrency()),
        cart.getAttempts(),
        cart.getOrderId(),
        expiresAt,
        cart.getNextPlace() + Math.max(0, more),
        Math.addExact(cart.getWeightG(), heavier),
        cart.getShipping(),
        cart.getMergedInto(),
        cart.getMerges());
  }

  private static Cart with(
      Cart cart, CartStatus status, int attempts, String orderId, Instant expiresAt) {
    return copy(cart, status, attempts, orderId, expiresAt, cart.getShipping());
  }

  private static Cart copy(
      Cart cart,
      CartStatus status,
      int attempts,
      String orderId,
      Instant expiresAt,
      ChosenShipping shipping) {
    return new Cart(
        cart.getCartId(),
        cart.getCustomerId(),
        status,
        cart.getCurrency(),
        cart.getPriceList(),
        cart.getLines(),
        cart.getSubtotal(),
        attempts,
        orderId,
        expiresAt,
        cart.getNextPlace(),
        cart.getWeightG(),
        shipping,
        "",
        cart.getMerges());
  }
}
