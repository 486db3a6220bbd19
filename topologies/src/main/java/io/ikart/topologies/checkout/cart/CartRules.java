package io.ikart.topologies.checkout.cart;

import static io.ikart.topologies.kernel.Decision.accept;
import static io.ikart.topologies.kernel.Decision.nothingNew;
import static io.ikart.topologies.kernel.Decision.refuse;

import io.ikart.schemas.cart.AddCartLine;
import io.ikart.schemas.cart.Cart;
import io.ikart.schemas.cart.CartCreated;
import io.ikart.schemas.cart.CartExpired;
import io.ikart.schemas.cart.CartLine;
import io.ikart.schemas.cart.CartLineRemoved;
import io.ikart.schemas.cart.CartLineSet;
import io.ikart.schemas.cart.CartStatus;
import io.ikart.schemas.cart.ChangeCartLine;
import io.ikart.schemas.cart.CreateCart;
import io.ikart.schemas.cart.RemoveCartLine;
import io.ikart.schemas.catalog.Offer;
import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.common.Money;
import io.ikart.topologies.kernel.Context;
import io.ikart.topologies.kernel.Decision;
import io.ikart.topologies.kernel.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What may happen to a cart while a shopper fills it. */
final class CartRules {

  static final int MAX_LINES = 1_000;
  static final long MAX_UNITS = 100_000;

  /** A cart nobody touches is forgotten after so long. */
  static final Duration LIFE = Duration.ofDays(30);

  private CartRules() {}

  static Decision create(Cart cart, CreateCart command, Context context) {
    if (cart != null) {
      return refuseIn(cart);
    }
    return accept(
        new CartCreated(
            context.meta(),
            command.getCustomerId(),
            command.getCurrency(),
            command.getPriceList(),
            context.now().plus(LIFE)));
  }

  static Decision add(Cart cart, AddCartLine command, Context context) {
    if (cart == null || cart.getStatus() != CartStatus.ACTIVE) {
      return refuseIn(cart);
    }
    var offer = context.reference(command.getOfferId(), Offer.class);
    if (offer.filter(found -> mayBuy(cart, found)).isEmpty()) {
      return refuse(Problem.PRODUCT_UNAVAILABLE, Map.of("offerId", command.getOfferId()));
    }
    var line = context.part(command.getOfferId(), CartLine.class);
    long units = command.getQuantity() + line.map(CartLine::getQuantity).orElse(0L);
    if (line.isEmpty() && cart.getLines() >= MAX_LINES) {
      return refuse(Problem.LIMIT_EXCEEDED, Map.of("lines", "at most " + MAX_LINES));
    }
    return isAllowed(command.getQuantity()) && isAllowed(units)
        ? set(offer.get(), line, units, context)
        : tooMany();
  }

  static Decision change(Cart cart, ChangeCartLine command, Context context) {
    if (cart == null || cart.getStatus() != CartStatus.ACTIVE) {
      return refuseIn(cart);
    }
    var line = context.part(command.getOfferId(), CartLine.class);
    if (line.isEmpty()) {
      return refuse(Problem.NOT_FOUND, Map.of("offerId", command.getOfferId()));
    }
    if (!isAllowed(command.getQuantity())) {
      return tooMany();
    }
    if (line.get().getQuantity() == command.getQuantity()) {
      return nothingNew();
    }
    return accept(event(line.get(), command.getQuantity(), context));
  }

  static Decision remove(Cart cart, RemoveCartLine command, Context context) {
    if (cart == null || cart.getStatus() != CartStatus.ACTIVE) {
      return refuseIn(cart);
    }
    if (context.part(command.getOfferId(), CartLine.class).isEmpty()) {
      return refuse(Problem.NOT_FOUND, Map.of("offerId", command.getOfferId()));
    }
    return accept(
        new CartLineRemoved(context.meta(), command.getOfferId(), context.now().plus(LIFE)));
  }

  static Decision expire(Cart cart, DeadlinePassed passed, Context context) {
    boolean due =
        cart != null
            && cart.getStatus() == CartStatus.ACTIVE
            && !cart.getExpiresAt().isAfter(context.now());
    return due ? accept(new CartExpired(context.meta())) : nothingNew();
  }

  /** A cart that is being paid for, or was, does not expire. */
  static Instant expiry(Cart cart) {
    return cart.getStatus() == CartStatus.ACTIVE ? cart.getExpiresAt() : Instant.EPOCH;
  }

  static Decision refuseIn(Cart cart) {
    return cart == null
        ? refuse(Problem.NOT_FOUND)
        : refuse(Problem.INVALID_TRANSITION, Map.of("status", cart.getStatus().name()));
  }

  /** Whether the cart may hold the offer: active, in its currency, on its price list. */
  static boolean mayBuy(Cart cart, Offer offer) {
    return offer.getActive()
        && offer.getUnitPrice().getCurrency().equals(cart.getCurrency())
        && offer.getPriceList().equals(cart.getPriceList());
  }

  static String flaw(Cart cart) {
    boolean sound =
        cart.getLines() >= 0
            && cart.getLines() <= MAX_LINES
            && cart.getSubtotal().getAmount() >= 0
            && cart.getWeightG() >= 0
            && (cart.getLines() > 0
                || (cart.getSubtotal().getAmount() == 0 && cart.getWeightG() == 0));
    return sound ? "" : "lines, subtotal and weight do not fit in " + cart;
  }

  private static Decision set(Offer offer, Optional<CartLine> line, long units, Context context) {
    return accept(
        line.map(known -> event(known, units, context))
            .orElseGet(() -> event(offer, units, context)));
  }

  private static CartLineSet event(CartLine line, long units, Context context) {
    return event(
        line.getOfferId(),
        line.getProductId(),
        line.getSku(),
        line.getTitle(),
        units,
        line.getUnitPrice(),
        line.getWeightG(),
        context);
  }

  private static CartLineSet event(Offer offer, long units, Context context) {
    return event(
        offer.getOfferId(),
        offer.getProductId(),
        offer.getSku(),
        offer.getTitle(),
        units,
        offer.getUnitPrice(),
        offer.getWeightG(),
        context);
  }

  private static CartLineSet event(
      String offerId,
      String productId,
      String sku,
      String title,
      long units,
      Money unitPrice,
      int weightG,
      Context context) {
    return new CartLineSet(
        context.meta(),
        offerId,
        productId,
        sku,
        title,
        units,
        unitPrice,
        context.now().plus(LIFE),
        weightG);
  }

  private static boolean isAllowed(long units) {
    return units >= 1 && units <= MAX_UNITS;
  }

  private static Decision tooMany() {
    return refuse(Problem.LIMIT_EXCEEDED, Map.of("quantity", "must be 1 to " + MAX_UNITS));
  }
}
