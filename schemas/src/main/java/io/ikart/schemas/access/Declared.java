package io.ikart.schemas.access;

import io.ikart.schemas.topic.AnalyticsTopics;
import io.ikart.schemas.topic.AuditTopics;
import io.ikart.schemas.topic.CatalogTopics;
import io.ikart.schemas.topic.CheckoutTopics;
import io.ikart.schemas.topic.CustomerTopics;
import io.ikart.schemas.topic.NotificationTopics;
import io.ikart.schemas.topic.OperationsTopics;
import io.ikart.schemas.topic.PaymentTopics;
import io.ikart.schemas.topic.ReviewTopics;
import io.ikart.schemas.topic.ShipmentTopics;
import io.ikart.schemas.topic.StockTopics;
import io.ikart.schemas.topic.Topic;
import io.ikart.schemas.topic.Topics;
import io.ikart.schemas.topic.WebhookTopics;
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
          .writes(OperationsTopics.DEAD_LETTERS)
          .reads(
              OperationsTopics.REPLIES_TO_EDGES,
              CheckoutTopics.ORDER_EVENTS,
              CustomerTopics.CREDENTIALS_EVENTS,
              AnalyticsTopics.SALES_FIGURES,
              AnalyticsTopics.TOP_PRODUCTS,
              AnalyticsTopics.FUNNEL_FIGURES);

  /** The Connect workers and the plugins in them: one process, hence one principal. */
  public static final Access CONNECTORS =
      Access.of("connectors")
          .writesItsOwn()
          .writes(OperationsTopics.DEAD_LETTERS)
          .reads(
              PaymentTopics.PAYMENT_INTENTS,
              ShipmentTopics.SHIPMENT_INTENTS,
              NotificationTopics.MAIL_INTENTS,
              NotificationTopics.MAIL_RESULTS,
              WebhookTopics.WEBHOOK_INTENTS,
              CustomerTopics.PERSON_KEYS)
          .owns("connect.configs")
          .owns("connect.offsets")
          .owns("connect.status")
          .joins("ikart-connect")
          .joinsAny("connect-");

  /** Keeps the search index. */
  public static final Access SEARCH =
      job("search")
          .reads(
              CatalogTopics.CATALOG_EVENTS,
              StockTopics.STOCK_EVENTS,
              ReviewTopics.REVIEW_EVENTS,
              OperationsTopics.SEARCH_SYNONYMS);

  /** Counts sales. */
  public static final Access SALES = job("sales").reads(CheckoutTopics.ORDER_EVENTS);

  /** Counts what shoppers do. */
  public static final Access BEHAVIOUR =
      job("behaviour")
          .reads(
              AnalyticsTopics.SHOPPER_ACTIONS,
              CheckoutTopics.CART_EVENTS,
              CheckoutTopics.ORDER_EVENTS);

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
  public static final Access KEYS =
      Access.of("keys").writesItsOwn().reads(CustomerTopics.PERSON_KEYS);

  /** Every one of them. */
  public static final List<Access> ALL =
      List.of(EDGE, CONNECTORS, SEARCH, SALES, BEHAVIOUR, REGISTRY, OPERATORS, KEYS);

  /** Topics that no application reads: history and letters that operators look at, and results. */
  public static final Set<Topic> READ_BY_OPERATORS_ALONE =
      Set.of(
          CatalogTopics.SHIPPING_EVENTS,
          StockTopics.WATCH_EVENTS,
          PaymentTopics.PAYMENT_EVENTS,
          ShipmentTopics.SHIPMENT_EVENTS,
          ShipmentTopics.RETURN_EVENTS,
          NotificationTopics.NOTIFICATION_EVENTS,
          CustomerTopics.CUSTOMER_EVENTS,
          WebhookTopics.WEBHOOK_EVENTS,
          AnalyticsTopics.LATE_SALES,
          AnalyticsTopics.CUSTOMER_SEGMENTS,
          AnalyticsTopics.BOUGHT_TOGETHER,
          AnalyticsTopics.SEARCH_TERMS,
          AnalyticsTopics.ABANDONED_CARTS,
          AuditTopics.AUDIT_HEADS,
          OperationsTopics.DEAD_LETTERS);

  private Declared() {}

  /** Its consumer groups begin with its name, whichever generation of it runs. */
  private static Access job(String name) {
    return Access.of(name)
        .writesItsOwn()
        .writes(OperationsTopics.DEAD_LETTERS)
        .joinsAny("ikart-analytics-" + name + "-");
  }
}
