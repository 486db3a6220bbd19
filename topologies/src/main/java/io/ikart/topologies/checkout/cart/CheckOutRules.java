package io.ikart.topologies.checkout.cart;

import static io.ikart.topologies.kernel.Decision.accept;
import static io.ikart.topologies.kernel.Decision.nothingNew;
import static io.ikart.topologies.kernel.Decision.refuse;

import io.ikart.schemas.Ids;
import io.ikart.schemas.cart.Cart;
import io.ikart.schemas.cart.CartCheckedOut;
import io.ikart.schemas.cart.CartLine;
import io.ikart.schemas.cart.CartOrdered;
import io.ikart.schemas.cart.CartReopened;
import io.ikart.schemas.cart.CartStatus;
import io.ikart.schemas.cart.CheckOut;
import io.ikart.schemas.cart.CompleteCart;
import io.ikart.schemas.cart.PricedLine;
import io.ikart.schemas.cart.ReopenCart;
import io.ikart.schemas.catalog.Offer;
import io.ikart.schemas.order.PlaceOrder;
import io.ikart.topologies.kernel.Context;
import io.ikart.topologies.kernel.Decision;
import io.ikart.topologies.kernel.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How a cart turns into an order, and what becomes of it afterwards. */
final class CheckOutRules {

  /** Orders a cart may ask for before a shopper must start another cart. */
  static final int MAX_ATTEMPTS = 20;

  /** Lines named in a refusal; a client that needs the rest asks again. */
  private static final int MAX_NAMED = 20;

  private CheckOutRules() {}

  static Decision checkOut(Cart cart, CheckOut command, Context context) {
    if (cart == null || cart.getStatus() != CartStatus.ACTIVE) {
      return CartRules.refuseIn(cart);
    }
    if (cart.getLines() == 0) {
      return refuse(Problem.VALIDATION_FAILED, Map.of("lines", "the cart is empty"));
    }
    if (cart.getAttempts() >= MAX_ATTEMPTS) {
      return refuse(Problem.LIMIT_EXCEEDED, Map.of("attempts", "at most " + MAX_ATTEMPTS));
    }
    var lines = linesInOrder(context);
    var gone = new TreeMap<String, String>();
    var dearer = new TreeMap<String, String>();
    var priced = reprice(cart, lines, context, gone, dearer);
    if (!gone.isEmpty()) {
      return refuse(Problem.PRODUCT_UNAVAILABLE, gone);
    }
    if (!dearer.isEmpty()) {
      return refuse(Problem.PRICE_CHANGED, dearer);
    }
    return ShippingChoiceRules.objection(cart, command, context)
        .orElseGet(() -> place(cart, command, priced, context));
  }

  private static Decision place(
      Cart cart, CheckOut command, List<PricedLine> lines, Context context) {
    int attempt = cart.getAttempts() + 1;
    var shipping = ShippingChoiceRules.now(cart, context).orElse(null);
    var orderId = Ids.order(cart.getCartId(), attempt);
    return accept(new CartCheckedOut(context.meta(), orderId, attempt))
        .sending(
            new PlaceOrder(
                context.to(orderId),
                cart.getCartId(),
                cart.getCustomerId(),
                attempt,
                lines,
                command.getPaymentToken(),
                command.getContact(),
                shipping == null ? command.getCountry() : shipping.getCountry(),
                shipping));
  }

  private static List<CartLine> linesInOrder(Context context) {
    return context.parts("", CartRules.MAX_LINES).stream()
        .map(part -> (CartLine) part.value())
        .sorted(Comparator.comparing(CartLine::getPlace))
        .toList();
  }

  /** Prices as they are now; a decrease is taken silently. */
  private static List<PricedLine> reprice(
      Cart cart,
      List<CartLine> lines,
      Context context,
      Map<String, String> gone,
      Map<String, String> dearer) {
    var priced = new ArrayList<PricedLine>(lines.size());
    for (var line : lines) {
      var offer =
          context
              .reference(line.getOfferId(), Offer.class)
              .filter(found -> CartRules.mayBuy(cart, found));
      if (offer.isEmpty()) {
        note(gone, line.getOfferId(), line.getSku());
        continue;
      }
      var now = offer.get().getUnitPrice();
      if (now.getAmount() > line.getUnitPrice().getAmount()) {
        note(dearer, line.getOfferId(), line.getUnitPrice().getAmount() + " -> " + now.getAmount());
      }
      priced.add(priced(line, offer.get()));
    }
    return priced;
  }

  private static void note(Map<String, String> found, String offerId, String what) {
    if (found.size() < MAX_NAMED) {
      found.put(offerId, what);
    }
  }

  private static PricedLine priced(CartLine line, Offer now) {
    return new PricedLine(
        line.getOfferId(),
        line.getProductId(),
        line.getSku(),
        line.getTitle(),
        line.getQuantity(),
        now.getUnitPrice(),
        now.getCategory());
  }

  static Decision reopen(Cart cart, ReopenCart command, Context context) {
    return isWaitingFor(cart, command.getOrderId())
        ? accept(
            new CartReopened(
                context.meta(), command.getOrderId(), context.now().plus(CartRules.LIFE)))
        : nothingNew();
  }

  static Decision complete(Cart cart, CompleteCart command, Context context) {
    return isWaitingFor(cart, command.getOrderId())
        ? accept(new CartOrdered(context.meta(), command.getOrderId()))
        : nothingNew();
  }

  private static boolean isWaitingFor(Cart cart, String orderId) {
    return cart != null
        && cart.getStatus() == CartStatus.CHECKING_OUT
        && cart.getOrderId().equals(orderId);
  }
}
