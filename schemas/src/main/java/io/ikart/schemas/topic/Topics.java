package io.ikart.schemas.topic;

import io.ikart.schemas.audit.AuditLog;
import io.ikart.schemas.cart.Cart;
import io.ikart.schemas.cart.CartLine;
import io.ikart.schemas.catalog.Product;
import io.ikart.schemas.common.BlockedKey;
import io.ikart.schemas.common.ParkedRecord;
import io.ikart.schemas.common.Review;
import io.ikart.schemas.common.StoredAggregate;
import io.ikart.schemas.credentials.Credentials;
import io.ikart.schemas.credentials.Session;
import io.ikart.schemas.customer.Consent;
import io.ikart.schemas.customer.Customer;
import io.ikart.schemas.customer.CustomerAddress;
import io.ikart.schemas.customer.Guest;
import io.ikart.schemas.customer.SavedAddress;
import io.ikart.schemas.notification.Contact;
import io.ikart.schemas.notification.Notification;
import io.ikart.schemas.notification.OrderNotifications;
import io.ikart.schemas.order.CustomerOrder;
import io.ikart.schemas.order.Order;
import io.ikart.schemas.order.OrderFulfilment;
import io.ikart.schemas.order.OrderLines;
import io.ikart.schemas.payment.Payment;
import io.ikart.schemas.payment.PaymentOperation;
import io.ikart.schemas.returns.Return;
import io.ikart.schemas.review.ProductReview;
import io.ikart.schemas.review.ProductReviews;
import io.ikart.schemas.review.Reviewer;
import io.ikart.schemas.shipment.Shipment;
import io.ikart.schemas.shipping.ShippingTable;
import io.ikart.schemas.stock.Hold;
import io.ikart.schemas.stock.StockItem;
import io.ikart.schemas.watch.StockWatch;
import io.ikart.schemas.watch.Watcher;
import io.ikart.schemas.webhook.Delivery;
import io.ikart.schemas.webhook.DeliveryDue;
import io.ikart.schemas.webhook.Webhook;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * The topic catalogue: the topics stand by subject in the classes beside this one, and their names
 * nowhere else. A message type that another application reads stands in exactly one topic, so the
 * type alone says where it goes.
 */
public final class Topics {

  /** Every topic, in the order they are created. */
  public static final List<Topic> ALL =
      List.of(
          CatalogTopics.CATALOG_COMMANDS,
          CatalogTopics.CATALOG_EVENTS,
          CatalogTopics.OFFERS_TABLE,
          CatalogTopics.SHIPPING_EVENTS,
          CatalogTopics.SHIPPING_RATES,
          StockTopics.STOCK_COMMANDS,
          StockTopics.STOCK_EVENTS,
          StockTopics.WATCH_EVENTS,
          StockTopics.STOCK_REPLIES,
          CheckoutTopics.CHECKOUT_COMMANDS,
          CheckoutTopics.CART_EVENTS,
          CheckoutTopics.ORDER_EVENTS,
          PaymentTopics.PAYMENT_EVENTS,
          PaymentTopics.PAYMENT_INTENTS,
          PaymentTopics.PAYMENT_RESULTS,
          ShipmentTopics.SHIPMENT_EVENTS,
          ShipmentTopics.SHIPMENT_INTENTS,
          ShipmentTopics.SHIPMENT_RESULTS,
          ShipmentTopics.RETURN_EVENTS,
          AnalyticsTopics.SHOPPER_ACTIONS,
          AnalyticsTopics.SALES_FIGURES,
          AnalyticsTopics.LATE_SALES,
          AnalyticsTopics.TOP_PRODUCTS,
          AnalyticsTopics.CUSTOMER_SEGMENTS,
          AnalyticsTopics.BOUGHT_TOGETHER,
          AnalyticsTopics.FUNNEL_FIGURES,
          AnalyticsTopics.SEARCH_TERMS,
          AnalyticsTopics.ABANDONED_CARTS,
          CustomerTopics.PERSON_KEYS,
          NotificationTopics.NOTIFICATION_COMMANDS,
          NotificationTopics.NOTIFICATION_EVENTS,
          NotificationTopics.MAIL_INTENTS,
          NotificationTopics.MAIL_RESULTS,
          CustomerTopics.CUSTOMER_COMMANDS,
          CustomerTopics.CREDENTIALS_EVENTS,
          CustomerTopics.CUSTOMER_EVENTS,
          ReviewTopics.REVIEW_COMMANDS,
          ReviewTopics.REVIEW_EVENTS,
          AuditTopics.AUDIT_COMMANDS,
          AuditTopics.AUDIT_EVENTS,
          AuditTopics.AUDIT_HEADS,
          WebhookTopics.WEBHOOK_COMMANDS,
          WebhookTopics.WEBHOOK_EVENTS,
          WebhookTopics.WEBHOOK_SUBSCRIPTIONS,
          WebhookTopics.WEBHOOK_INTENTS,
          WebhookTopics.WEBHOOK_RESULTS,
          OperationsTopics.REPLIES_TO_EDGES,
          OperationsTopics.SEARCH_SYNONYMS,
          OperationsTopics.DEAD_LETTERS);

  /** Types that only stand in state stores and their changelogs, or sealed in other records. */
  public static final List<Class<? extends SpecificRecord>> STORED =
      List.of(
          StoredAggregate.class,
          BlockedKey.class,
          ParkedRecord.class,
          Review.class,
          Product.class,
          ShippingTable.class,
          StockItem.class,
          StockWatch.class,
          Watcher.class,
          Hold.class,
          Cart.class,
          CartLine.class,
          Order.class,
          OrderLines.class,
          OrderFulfilment.class,
          Payment.class,
          PaymentOperation.class,
          Shipment.class,
          Return.class,
          CustomerOrder.class,
          Contact.class,
          OrderNotifications.class,
          Notification.class,
          Webhook.class,
          Delivery.class,
          DeliveryDue.class,
          Credentials.class,
          Session.class,
          Customer.class,
          Consent.class,
          CustomerAddress.class,
          Guest.class,
          SavedAddress.class,
          ProductReviews.class,
          ProductReview.class,
          Reviewer.class,
          AuditLog.class);

  private Topics() {}

  /** The topic with this name, if it is in the catalogue. */
  public static Optional<Topic> named(String name) {
    return ALL.stream().filter(topic -> topic.name().equals(name)).findFirst();
  }
}
