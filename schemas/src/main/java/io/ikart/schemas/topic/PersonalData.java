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
        Topics.CATALOG_COMMANDS,
        Topics.CATALOG_EVENTS,
        Topics.OFFERS_TABLE,
        Topics.SHIPPING_EVENTS,
        Topics.SHIPPING_RATES,
        Topics.SALES_FIGURES,
        Topics.TOP_PRODUCTS,
        Topics.BOUGHT_TOGETHER,
        Topics.FUNNEL_FIGURES,
        Topics.SEARCH_SYNONYMS,
        Topics.AUDIT_HEADS);
    hold(
        Set.of(IDS),
        Topics.STOCK_EVENTS,
        Topics.STOCK_REPLIES,
        Topics.CART_EVENTS,
        Topics.PAYMENT_EVENTS,
        Topics.PAYMENT_INTENTS,
        Topics.PAYMENT_RESULTS,
        Topics.SHIPMENT_RESULTS,
        Topics.MAIL_RESULTS,
        Topics.LATE_SALES,
        Topics.CUSTOMER_SEGMENTS,
        Topics.ABANDONED_CARTS,
        Topics.WEBHOOK_SUBSCRIPTIONS,
        Topics.WEBHOOK_RESULTS,
        Topics.REPLIES_TO_EDGES);
    hold(
        Set.of(IDS, SEALED),
        Topics.STOCK_COMMANDS,
        Topics.WATCH_EVENTS,
        Topics.SHIPMENT_EVENTS,
        Topics.SHIPMENT_INTENTS,
        Topics.NOTIFICATION_COMMANDS,
        Topics.NOTIFICATION_EVENTS,
        Topics.MAIL_INTENTS,
        Topics.WEBHOOK_COMMANDS,
        Topics.WEBHOOK_EVENTS,
        Topics.WEBHOOK_INTENTS,
        Topics.CUSTOMER_EVENTS);
    hold(Set.of(IDS, SEALED, TEXTS), Topics.CHECKOUT_COMMANDS, Topics.ORDER_EVENTS);
    hold(Set.of(IDS, SEALED, HASHES), Topics.CUSTOMER_COMMANDS, Topics.CREDENTIALS_EVENTS);
    hold(
        Set.of(IDS, TEXTS),
        Topics.REVIEW_COMMANDS,
        Topics.REVIEW_EVENTS,
        Topics.RETURN_EVENTS,
        Topics.SHOPPER_ACTIONS);
    hold(Set.of(IDS, HASHES, TEXTS), Topics.AUDIT_COMMANDS, Topics.AUDIT_EVENTS);
    hold(Set.of(TEXTS), Topics.SEARCH_TERMS);
    hold(Set.of(IDS, KEYS), Topics.PERSON_KEYS);
    hold(Set.of(IDS, SEALED, HASHES, TEXTS), Topics.DEAD_LETTERS);
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
