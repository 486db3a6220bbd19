package io.ikart.topologies.checkout.cart;

import static io.ikart.topologies.kernel.Decision.accept;
import static io.ikart.topologies.kernel.Decision.nothingNew;
import static io.ikart.topologies.kernel.Decision.nothingNewBut;
import static io.ikart.topologies.kernel.Decision.refuse;

import io.ikart.schemas.cart.Cart;
import io.ikart.schemas.cart.CartLine;
import io.ikart.schemas.cart.CartLineSet;
import io.ikart.schemas.cart.CartMerged;
import io.ikart.schemas.cart.CartReopened;
import io.ikart.schemas.cart.CartStatus;
import io.ikart.schemas.cart.CartTakenIn;
import io.ikart.schemas.cart.MergeCart;
import io.ikart.schemas.cart.RefuseMerge;
import io.ikart.schemas.cart.TakeInCart;
import io.ikart.schemas.cart.UnitsDropped;
import io.ikart.topologies.kernel.Context;
import io.ikart.topologies.kernel.Decision;
import io.ikart.topologies.kernel.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * How a guest's cart goes into the customer's. The guest's cart is over first, and keeps its lines
 * until the other has them: one that cannot take them in says so, and the guest's cart is open
 * again. So no line is ever in both carts to buy, nor in none.
 */
final class MergeRules {

  private static final String GUEST = "guest_";

  private MergeRules() {}

  static Decision merge(Cart cart, MergeCart command, Context context) {
    var into = command.getIntoCartId();
    if (cart != null && isMergedInto(cart, into)) {
      return nothingNew();
    }
    if (cart == null || cart.getStatus() != CartStatus.ACTIVE) {
      return CartRules.refuseIn(cart);
    }
    if (!cart.getCustomerId().startsWith(GUEST)) {
      return refuse(Problem.INVALID_TRANSITION, Map.of("cart", "is not a guest's"));
    }
    return into.equals(cart.getCartId())
        ? refuse(Problem.VALIDATION_FAILED, Map.of("into", "must be another cart"))
        : accept(new CartMerged(context.meta(), into, command.getCustomerId()));
  }

  private static boolean isMergedInto(Cart cart, String into) {
    return cart.getStatus() == CartStatus.MERGED && cart.getMergedInto().equals(into);
  }

  /** The other cart cannot take the lines in: here they still are. */
  static Decision refused(Cart cart, RefuseMerge command, Context context) {
    return cart != null && isMergedInto(cart, command.getIntoCartId())
        ? accept(
            new CartReopened(context.meta(), cart.getOrderId(), context.now().plus(CartRules.LIFE)))
        : nothingNew();
  }

  static Decision takeIn(Cart cart, TakeInCart command, Context context) {
    if (cart != null && wasTakenIn(cart, command)) {
      return nothingNew();
    }
    return cart != null && mayTakeIn(cart, command)
        ? accept(taken(cart, command, context))
        : nothingNewBut(
            new RefuseMerge(
                context.to(command.getFromCartId()), command.getMeta().getAggregateId()));
  }

  private static boolean wasTakenIn(Cart cart, TakeInCart command) {
    return cart.getMerges().stream()
        .anyMatch(
            merge ->
                merge.getFromCartId().equals(command.getFromCartId())
                    && merge.getFromVersion() == command.getFromVersion());
  }

  private static boolean mayTakeIn(Cart cart, TakeInCart command) {
    return cart.getStatus() == CartStatus.ACTIVE
        && cart.getCustomerId().equals(command.getCustomerId())
        && cart.getCurrency().equals(command.getCurrency())
        && cart.getPriceList().equals(command.getPriceList());
  }

  /** A line that is there keeps its price and grows; another comes with the price it has. */
  private static ArrayList<SpecificRecord> taken(Cart cart, TakeInCart command, Context context) {
    var events = new ArrayList<SpecificRecord>();
    var dropped = new ArrayList<UnitsDropped>();
    int lines = cart.getLines();
    var theirs = new ArrayList<>(command.getLines());
    theirs.sort(Comparator.comparingInt(CartLine::getPlace));
    for (var line : theirs) {
      var known = context.part(line.getOfferId(), CartLine.class);
      long had = known.map(CartLine::getQuantity).orElse(0L);
      boolean hasRoom = known.isPresent() || lines < CartRules.MAX_LINES;
      long units = hasRoom ? Math.min(CartRules.MAX_UNITS, had + line.getQuantity()) : had;
      if (units > had) {
        events.add(set(known.orElse(line), units, context));
        lines += known.isPresent() ? 0 : 1;
      }
      if (units < had + line.getQuantity()) {
        dropped.add(new UnitsDropped(line.getOfferId(), had + line.getQuantity() - units));
      }
    }
    events.add(
        new CartTakenIn(
            context.meta(), command.getFromCartId(), command.getFromVersion(), dropped));
    return events;
  }

  private static CartLineSet set(CartLine line, long units, Context context) {
    return new CartLineSet(
        context.meta(),
        line.getOfferId(),
        line.getProductId(),
        line.getSku(),
        line.getTitle(),
        units,
        line.getUnitPrice(),
        context.now().plus(CartRules.LIFE),
        line.getWeightG());
  }
}
