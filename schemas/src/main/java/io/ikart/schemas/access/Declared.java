package io.ikart.schemas.access;

import io.ikart.schemas.topic.Topic;
import io.ikart.schemas.topic.Topics;
import java.util.List;
import java.util.Set;

/**
 * What the processes may do that are no Streams applications: those say by their topologies what
 * they read and write, these are asked to say it here. Who writes a topic stands in the catalogue.
 */
public final class Declared {

  /** Answers HTTP. */
  public static final Access EDGE =
      Access.of("edge")
          .writesItsOwn()
          .writes(Topics.DEAD_LETTERS)
          .reads(
              Topics.REPLIES_TO_EDGES,
              Topics.ORDER_EVENTS,
              Topics.CREDENTIALS_EVENTS,
              Topics.SALES_FIGURES,
              Topics.TOP_PRODUCTS,
              Topics.FUNNEL_FIGURES);

  /** The Connect workers and the plugins in them: one process, hence one principal. */
  public static final Access CONNECTORS =
      Access.of("connectors")
          .writesItsOwn()
          .writes(Topics.DEAD_LETTERS)
          .reads(
              Topics.PAYMENT_INTENTS,
              Topics.SHIPMENT_INTENTS,
              Topics.MAIL_INTENTS,
              Topics.MAIL_RESULTS,
              Topics.WEBHOOK_INTENTS,
              Topics.PERSON_KEYS)
          .owns("connect.configs")
          .owns("connect.offsets")
          .owns("connect.status")
          .joins("ikart-connect")
          .joinsAny("connect-");

  /** Keeps the search index. */
  public static final Access SEARCH =
      job("search")
          .reads(
              Topics.CATALOG_EVENTS,
              Topics.STOCK_EVENTS,
              Topics.REVIEW_EVENTS,
              Topics.SEARCH_SYNONYMS);

  /** Counts sales. */
  public static final Access SALES = job("sales").reads(Topics.ORDER_EVENTS);

  /** Counts what shoppers do. */
  public static final Access BEHAVIOUR =
      job("behaviour").reads(Topics.SHOPPER_ACTIONS, Topics.CART_EVENTS, Topics.ORDER_EVENTS);

  /** Keeps the schemas in topics of its own. */
  public static final Access REGISTRY =
      Access.of("registry")
          .owns("kafkasql-journal")
          .owns("kafkasql-snapshots")
          .owns("registry-events")
          .joinsAny("apicurio-");

  /** Whoever runs the tools: sees everything, and changes nothing but what words mean the same. */
  public static final Access OPERATORS =
      Access.of("operators").writesItsOwn().reads(Topics.ALL).surveys();

  /** Whoever changes the master key: encrypts the keys of persons anew. */
  public static final Access KEYS = Access.of("keys").writesItsOwn().reads(Topics.PERSON_KEYS);

  /** Every one of them. */
  public static final List<Access> ALL =
      List.of(EDGE, CONNECTORS, SEARCH, SALES, BEHAVIOUR, REGISTRY, OPERATORS, KEYS);

  /** Topics that no application reads: history and letters that operators look at, and results. */
  public static final Set<Topic> READ_BY_OPERATORS_ALONE =
      Set.of(
          Topics.SHIPPING_EVENTS,
          Topics.WATCH_EVENTS,
          Topics.PAYMENT_EVENTS,
          Topics.SHIPMENT_EVENTS,
          Topics.RETURN_EVENTS,
          Topics.NOTIFICATION_EVENTS,
          Topics.CUSTOMER_EVENTS,
          Topics.WEBHOOK_EVENTS,
          Topics.LATE_SALES,
          Topics.CUSTOMER_SEGMENTS,
          Topics.BOUGHT_TOGETHER,
          Topics.SEARCH_TERMS,
          Topics.ABANDONED_CARTS,
          Topics.AUDIT_HEADS,
          Topics.DEAD_LETTERS);

  private Declared() {}

  /** Its consumer groups begin with its name, whichever generation of it runs. */
  private static Access job(String name) {
    return Access.of(name)
        .writesItsOwn()
        .writes(Topics.DEAD_LETTERS)
        .joinsAny("ikart-analytics-" + name + "-");
  }
}
