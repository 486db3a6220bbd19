package io.ikart.tools.verify;

import io.ikart.schemas.Envelopes;
import io.ikart.schemas.topic.CatalogTopics;
import io.ikart.schemas.topic.CheckoutTopics;
import io.ikart.schemas.topic.CustomerTopics;
import io.ikart.schemas.topic.NotificationTopics;
import io.ikart.schemas.topic.PaymentTopics;
import io.ikart.schemas.topic.ReviewTopics;
import io.ikart.schemas.topic.ShipmentTopics;
import io.ikart.schemas.topic.StockTopics;
import io.ikart.schemas.topic.Topic;
import io.ikart.schemas.topic.WebhookTopics;
import io.ikart.tools.log.LogRecord;
import io.ikart.topologies.catalog.ProductDecider;
import io.ikart.topologies.catalog.RatesDecider;
import io.ikart.topologies.checkout.cart.CartDecider;
import io.ikart.topologies.checkout.order.OrderDecider;
import io.ikart.topologies.checkout.payment.PaymentDecider;
import io.ikart.topologies.checkout.returns.ReturnDecider;
import io.ikart.topologies.checkout.shipment.ShipmentDecider;
import io.ikart.topologies.customer.credentials.CredentialsDecider;
import io.ikart.topologies.customer.guest.GuestDecider;
import io.ikart.topologies.customer.profile.CustomerDecider;
import io.ikart.topologies.kernel.Decider;
import io.ikart.topologies.notification.mail.NotificationDecider;
import io.ikart.topologies.notification.webhook.WebhookDecider;
import io.ikart.topologies.review.ReviewDecider;
import io.ikart.topologies.stock.StockDecider;
import io.ikart.topologies.stock.WatchDecider;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of aggregates, each with its events, its rules and the application that serves it. */
enum Aggregate {
  PRODUCT(CatalogTopics.CATALOG_EVENTS, ProductDecider.PRODUCT, "catalog"),
  SHIPPING_RATES(CatalogTopics.SHIPPING_EVENTS, RatesDecider.RATES, "catalog"),
  STOCK_ITEM(StockTopics.STOCK_EVENTS, StockDecider.STOCK, "stock"),
  STOCK_WATCH(StockTopics.WATCH_EVENTS, WatchDecider.WATCH, "stock"),
  CART(CheckoutTopics.CART_EVENTS, CartDecider.CART, "checkout"),
  ORDER(CheckoutTopics.ORDER_EVENTS, OrderDecider.ORDER, "checkout"),
  PAYMENT(PaymentTopics.PAYMENT_EVENTS, PaymentDecider.PAYMENT, "checkout"),
  SHIPMENT(ShipmentTopics.SHIPMENT_EVENTS, ShipmentDecider.SHIPMENT, "checkout"),
  RETURN(ShipmentTopics.RETURN_EVENTS, ReturnDecider.RETURN, "checkout"),
  CREDENTIALS(CustomerTopics.CREDENTIALS_EVENTS, CredentialsDecider.CREDENTIALS, "customer"),
  CUSTOMER(CustomerTopics.CUSTOMER_EVENTS, CustomerDecider.CUSTOMER, "customer"),
  GUEST(CustomerTopics.CUSTOMER_EVENTS, GuestDecider.GUEST, "customer"),
  REVIEWS(ReviewTopics.REVIEW_EVENTS, ReviewDecider.REVIEWS, "review"),
  NOTIFICATION(
      NotificationTopics.NOTIFICATION_EVENTS, NotificationDecider.NOTIFICATION, "notification"),
  WEBHOOK(WebhookTopics.WEBHOOK_EVENTS, WebhookDecider.WEBHOOK, "webhook");

  private final Topic events;
  private final Decider<?> decider;
  private final String application;

  Aggregate(Topic events, Decider<?> decider, String application) {
    this.events = events;
    this.decider = decider;
    this.application = application;
  }

  /** Topic with the events. */
  Topic events() {
    return events;
  }

  /** How events are folded. */
  Decider<?> decider() {
    return decider;
  }

  /** Name of the application that serves the state. */
  String application() {
    return application;
  }

  /** The kind whose event this is: some kinds share a topic. */
  static Optional<Aggregate> of(LogRecord record) {
    return Arrays.stream(values())
        .filter(kind -> kind.events.name().equals(record.topic()))
        .filter(kind -> kind.decider.owns(Envelopes.ofEvent(record.value()).getAggregateId()))
        .findFirst();
  }
}
