package io.ikart.topologies.checkout;

import io.ikart.schemas.Ids;
import io.ikart.schemas.cart.Cart;
import io.ikart.schemas.cart.CartLine;
import io.ikart.schemas.cart.CartMerged;
import io.ikart.schemas.cart.CompleteCart;
import io.ikart.schemas.cart.ReopenCart;
import io.ikart.schemas.cart.TakeInCart;
import io.ikart.schemas.order.Order;
import io.ikart.schemas.order.OrderCancelled;
import io.ikart.schemas.order.OrderCaptured;
import io.ikart.schemas.order.OrderChargebackReversed;
import io.ikart.schemas.order.OrderConfirmed;
import io.ikart.schemas.order.OrderExpired;
import io.ikart.schemas.order.OrderHeld;
import io.ikart.schemas.order.OrderHoldCleared;
import io.ikart.schemas.order.OrderLateAuthorization;
import io.ikart.schemas.order.OrderLines;
import io.ikart.schemas.order.OrderLinesCancelled;
import io.ikart.schemas.order.OrderPaymentRetried;
import io.ikart.schemas.order.OrderPlaced;
import io.ikart.schemas.order.OrderRejected;
import io.ikart.schemas.order.OrderReturnRequested;
import io.ikart.schemas.order.OrderShipmentPlanned;
import io.ikart.schemas.order.OrderShipped;
import io.ikart.schemas.order.OrderSku;
import io.ikart.schemas.order.OrderStockSecured;
import io.ikart.schemas.payment.AuthorizePayment;
import io.ikart.schemas.payment.VoidPayment;
import io.ikart.schemas.stock.AllocateStock;
import io.ikart.schemas.stock.HoldStock;
import io.ikart.schemas.stock.ReleaseStock;
import io.ikart.topologies.checkout.order.OrderDecider;
import io.ikart.topologies.kernel.Policies;
import io.ikart.topologies.kernel.Reaction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/** The saga: what follows from what happens to an order. */
public final class CheckoutPolicies {

  public static final Policies<Cart> CART =
      Policies.of(Cart.class).on(CartMerged.class, CheckoutPolicies::takeIn);

  public static final Policies<Order> ORDER =
      Policies.of(Order.class)
          .on(OrderPlaced.class, CheckoutPolicies::holdStock)
          .on(OrderStockSecured.class, CheckoutPolicies::authorize)
          .on(OrderPaymentRetried.class, CheckoutPolicies::authorizeAgain)
          .on(OrderConfirmed.class, CheckoutPolicies::allocate)
          .on(OrderRejected.class, CheckoutPolicies::compensateRejected)
          .on(OrderExpired.class, CheckoutPolicies::compensateExpired)
          .on(OrderCancelled.class, CheckoutPolicies::compensateCancelled)
          .on(OrderLateAuthorization.class, CheckoutPolicies::voidLate)
          .on(OrderShipped.class, OrderMoneyPolicies::capture)
          .on(OrderLinesCancelled.class, OrderMoneyPolicies::giveUpRest)
          .on(OrderCancelled.class, OrderMoneyPolicies::refundCancelled)
          .on(OrderCaptured.class, OrderMoneyPolicies::refundLate)
          .on(OrderChargebackReversed.class, OrderMoneyPolicies::refundReinstated)
          .on(OrderShipmentPlanned.class, FulfilmentPolicies::createShipment)
          .on(OrderHeld.class, FulfilmentPolicies::stopShipments)
          .on(OrderHoldCleared.class, FulfilmentPolicies::letShipmentsGo)
          .on(OrderCancelled.class, FulfilmentPolicies::cancelShipments)
          .on(OrderShipped.class, FulfilmentPolicies::shipStock)
          .on(OrderLinesCancelled.class, FulfilmentPolicies::cancelAllocations)
          .on(OrderReturnRequested.class, FulfilmentPolicies::openReturn);

  private CheckoutPolicies() {}

  private static List<TakeInCart> takeIn(Cart cart, CartMerged event, Reaction reaction) {
    var lines =
        reaction.parts("", cart.getLines()).stream().map(part -> (CartLine) part.value()).toList();
    return List.of(
        new TakeInCart(
            reaction.to(event.getIntoCartId()),
            cart.getCartId(),
            event.getMeta().getVersion(),
            event.getCustomerId(),
            cart.getCurrency(),
            cart.getPriceList(),
            lines));
  }

  private static List<HoldStock> holdStock(Order order, OrderPlaced event, Reaction reaction) {
    var commands = new ArrayList<HoldStock>(event.getSkus().size());
    var reviewAt = event.getMeta().getIssuedAt().plus(OrderDecider.REVIEW_HOLD_AFTER);
    for (int position = 0; position < event.getSkus().size(); position++) {
      var sku = event.getSkus().get(position);
      commands.add(
          new HoldStock(
              reaction.to(sku.getSku()), orderId(order), position, sku.getQuantity(), reviewAt));
    }
    return commands;
  }

  private static List<AuthorizePayment> authorize(
      Order order, OrderStockSecured event, Reaction reaction) {
    return List.of(authorize(order, order.getPaymentAttempts(), order.getPaymentToken(), reaction));
  }

  private static List<AuthorizePayment> authorizeAgain(
      Order order, OrderPaymentRetried event, Reaction reaction) {
    return List.of(authorize(order, event.getAttempt(), event.getPaymentToken(), reaction));
  }

  private static AuthorizePayment authorize(
      Order order, int attempt, String token, Reaction reaction) {
    return new AuthorizePayment(
        reaction.to(Ids.payment(orderId(order))),
        orderId(order),
        attempt,
        order.getSummary().getTotal(),
        token);
  }

  private static List<SpecificRecord> allocate(
      Order order, OrderConfirmed event, Reaction reaction) {
    var commands = perSku(reaction, sku -> new AllocateStock(reaction.to(sku), orderId(order)));
    commands.add(new CompleteCart(reaction.to(order.getCartId()), orderId(order)));
    return commands;
  }

  private static List<SpecificRecord> compensateRejected(
      Order order, OrderRejected event, Reaction reaction) {
    return letGo(order, reaction);
  }

  private static List<SpecificRecord> compensateExpired(
      Order order, OrderExpired event, Reaction reaction) {
    var commands = letGo(order, reaction);
    commands.add(voidPayment(order, "order expired", reaction));
    return commands;
  }

  /** A cancelled order's cart stays ordered: the shopper starts another. */
  private static List<SpecificRecord> compensateCancelled(
      Order order, OrderCancelled event, Reaction reaction) {
    var commands = perSku(reaction, sku -> new ReleaseStock(reaction.to(sku), orderId(order)));
    commands.add(voidPayment(order, "order cancelled", reaction));
    return commands;
  }

  private static List<VoidPayment> voidLate(
      Order order, OrderLateAuthorization event, Reaction reaction) {
    return List.of(voidPayment(order, "authorized after the order had ended", reaction));
  }

  /** Releases every SKU, answered or not, and opens the cart again. */
  private static List<SpecificRecord> letGo(Order order, Reaction reaction) {
    var commands = perSku(reaction, sku -> new ReleaseStock(reaction.to(sku), orderId(order)));
    commands.add(new ReopenCart(reaction.to(order.getCartId()), orderId(order)));
    return commands;
  }

  private static VoidPayment voidPayment(Order order, String reason, Reaction reaction) {
    return new VoidPayment(reaction.to(Ids.payment(orderId(order))), reason);
  }

  private static List<SpecificRecord> perSku(
      Reaction reaction, Function<String, SpecificRecord> command) {
    var skus = reaction.part(OrderDecider.LINES, OrderLines.class).orElseThrow().getSkus();
    var commands = new ArrayList<SpecificRecord>(skus.size() + 1);
    for (OrderSku sku : skus) {
      commands.add(command.apply(sku.getSku()));
    }
    return commands;
  }

  private static String orderId(Order order) {
    return order.getSummary().getOrderId();
  }
}
