package io.ikart.topologies.checkout;

import static io.ikart.schemas.topic.CatalogTopics.OFFERS_TABLE;
import static io.ikart.schemas.topic.CatalogTopics.SHIPPING_RATES;
import static io.ikart.schemas.topic.CheckoutTopics.CART_EVENTS;
import static io.ikart.schemas.topic.CheckoutTopics.CHECKOUT_COMMANDS;
import static io.ikart.schemas.topic.CheckoutTopics.ORDER_EVENTS;
import static io.ikart.schemas.topic.PaymentTopics.PAYMENT_EVENTS;
import static io.ikart.schemas.topic.PaymentTopics.PAYMENT_INTENTS;
import static io.ikart.schemas.topic.PaymentTopics.PAYMENT_RESULTS;
import static io.ikart.schemas.topic.ShipmentTopics.RETURN_EVENTS;
import static io.ikart.schemas.topic.ShipmentTopics.SHIPMENT_EVENTS;
import static io.ikart.schemas.topic.ShipmentTopics.SHIPMENT_INTENTS;
import static io.ikart.schemas.topic.ShipmentTopics.SHIPMENT_RESULTS;
import static io.ikart.schemas.topic.StockTopics.STOCK_COMMANDS;
import static io.ikart.schemas.topic.StockTopics.STOCK_REPLIES;

import io.ikart.topologies.checkout.cart.CartDecider;
import io.ikart.topologies.checkout.order.OrderDecider;
import io.ikart.topologies.checkout.payment.PaymentDecider;
import io.ikart.topologies.checkout.returns.ReturnDecider;
import io.ikart.topologies.checkout.shipment.ShipmentDecider;
import io.ikart.topologies.kernel.Application;
import io.ikart.topologies.kernel.Hosted;
import java.util.List;

/**
 * Checkout: carts, orders, payments, shipments and returns share the cart's ULID as key, so they
 * are one task.
 */
public final class CheckoutTopology {

  public static final Application CHECKOUT =
      new Application(
          "checkout",
          List.of(CHECKOUT_COMMANDS, STOCK_REPLIES, PAYMENT_RESULTS, SHIPMENT_RESULTS),
          List.of(
              new Hosted<>(CartDecider.CART, CheckoutPolicies.CART),
              new Hosted<>(OrderDecider.ORDER, CheckoutPolicies.ORDER),
              new Hosted<>(PaymentDecider.PAYMENT, PaymentPolicies.PAYMENT),
              new Hosted<>(ShipmentDecider.SHIPMENT, ShipmentPolicies.SHIPMENT),
              new Hosted<>(ReturnDecider.RETURN, ReturnPolicies.RETURN)),
          List.of(
              CART_EVENTS,
              ORDER_EVENTS,
              PAYMENT_EVENTS,
              SHIPMENT_EVENTS,
              RETURN_EVENTS,
              STOCK_COMMANDS,
              PAYMENT_INTENTS,
              SHIPMENT_INTENTS),
          List.of(OFFERS_TABLE, SHIPPING_RATES));

  private CheckoutTopology() {}
}
