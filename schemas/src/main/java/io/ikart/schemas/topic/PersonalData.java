package io.ikart.schemas.topic;

import static io.ikart.schemas.topic.PersonalData.Holds.HASHES;
import static io.ikart.schemas.topic.PersonalData.Holds.IDS;
import static io.ikart.schemas.topic.PersonalData.Holds.KEYS;
import static io.ikart.schemas.topic.PersonalData.Holds.SEALED;
import static io.ikart.schemas.topic.PersonalData.Holds.TEXTS;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What each topic of the catalogue may hold of persons, said for every one of them. How long a
 * topic keeps it is the topic's {@link Topic.Keep}.
 */
public final class PersonalData {

  /** What a record may hold of a person. */
  public enum Holds {
    /** Ids that say nothing but for whoever has the account or the order. */
    IDS,
    /** Name, addresses, telephone: encrypted by a key of the person, which can be destroyed. */
    SEALED,
    /** The keys that open them, each encrypted by the master key. */
    KEYS,
    /** What passwords, mailed tokens and network addresses became. */
    HASHES,
    /** Texts that people type, for example a search or a reason: nobody knows what they say. */
    TEXTS
  }

  private static final Map<Topic, Set<Holds>> OF_TOPICS = new HashMap<>();

  static {
    hold(
        Set.of(),
        CatalogTopics.CATALOG_COMMANDS,
        CatalogTopics.CATALOG_EVENTS,
        CatalogTopics.OFFERS_TABLE,
        CatalogTopics.SHIPPING_EVENTS,
        CatalogTopics.SHIPPING_RATES,
        AnalyticsTopics.SALES_FIGURES,
        AnalyticsTopics.TOP_PRODUCTS,
        AnalyticsTopics.BOUGHT_TOGETHER,
        AnalyticsTopics.FUNNEL_FIGURES,
        OperationsTopics.SEARCH_SYNONYMS,
        AuditTopics.AUDIT_HEADS);
    hold(
        Set.of(IDS),
        StockTopics.STOCK_EVENTS,
        StockTopics.STOCK_REPLIES,
        CheckoutTopics.CART_EVENTS,
        PaymentTopics.PAYMENT_EVENTS,
        PaymentTopics.PAYMENT_INTENTS,
        PaymentTopics.PAYMENT_RESULTS,
        ShipmentTopics.SHIPMENT_RESULTS,
        NotificationTopics.MAIL_RESULTS,
        AnalyticsTopics.LATE_SALES,
        AnalyticsTopics.CUSTOMER_SEGMENTS,
        AnalyticsTopics.ABANDONED_CARTS,
        WebhookTopics.WEBHOOK_SUBSCRIPTIONS,
        WebhookTopics.WEBHOOK_RESULTS,
        OperationsTopics.REPLIES_TO_EDGES);
    hold(
        Set.of(IDS, SEALED),
        StockTopics.STOCK_COMMANDS,
        StockTopics.WATCH_EVENTS,
        ShipmentTopics.SHIPMENT_EVENTS,
        ShipmentTopics.SHIPMENT_INTENTS,
        NotificationTopics.NOTIFICATION_COMMANDS,
        NotificationTopics.NOTIFICATION_EVENTS,
        NotificationTopics.MAIL_INTENTS,
        WebhookTopics.WEBHOOK_COMMANDS,
        WebhookTopics.WEBHOOK_EVENTS,
        WebhookTopics.WEBHOOK_INTENTS,
        CustomerTopics.CUSTOMER_EVENTS);
    hold(Set.of(IDS, SEALED, TEXTS), CheckoutTopics.CHECKOUT_COMMANDS, CheckoutTopics.ORDER_EVENTS);
    hold(
        Set.of(IDS, SEALED, HASHES),
        CustomerTopics.CUSTOMER_COMMANDS,
        CustomerTopics.CREDENTIALS_EVENTS);
    hold(
        Set.of(IDS, TEXTS),
        ReviewTopics.REVIEW_COMMANDS,
        ReviewTopics.REVIEW_EVENTS,
        ShipmentTopics.RETURN_EVENTS,
        AnalyticsTopics.SHOPPER_ACTIONS);
    hold(Set.of(IDS, HASHES, TEXTS), AuditTopics.AUDIT_COMMANDS, AuditTopics.AUDIT_EVENTS);
    hold(Set.of(TEXTS), AnalyticsTopics.SEARCH_TERMS);
    hold(Set.of(IDS, KEYS), CustomerTopics.PERSON_KEYS);
    hold(Set.of(IDS, SEALED, HASHES, TEXTS), OperationsTopics.DEAD_LETTERS);
  }

  private PersonalData() {}

  /**
   * What a topic may hold of persons; nothing at all when the set is empty.
   *
   * @throws IllegalArgumentException when nobody has said
   */
  public static Set<Holds> in(Topic topic) {
    var held = OF_TOPICS.get(topic);
    if (held == null) {
      throw new IllegalArgumentException(topic + ": say in PersonalData what it holds of persons");
    }
    return held;
  }

  private static void hold(Set<Holds> held, Topic... topics) {
    for (var topic : List.of(topics)) {
      if (OF_TOPICS.put(topic, held) != null) {
        throw new IllegalStateException(topic + " is said twice");
      }
    }
  }
}
