package io.ikart.topologies;

import io.ikart.schemas.serde.AvroWire;
import io.ikart.schemas.topic.CheckoutTopics;
import io.ikart.schemas.topic.Topic;
import io.ikart.topologies.audit.AuditTopology;
import io.ikart.topologies.catalog.CatalogTopology;
import io.ikart.topologies.checkout.CheckoutTopology;
import io.ikart.topologies.customer.CustomerTopology;
import io.ikart.topologies.kernel.Application;
import io.ikart.topologies.kernel.ApplicationTopology;
import io.ikart.topologies.kernel.Resources;
import io.ikart.topologies.notification.mail.NotificationTopology;
import io.ikart.topologies.notification.webhook.WebhookTopology;
import io.ikart.topologies.review.ReviewTopology;
import io.ikart.topologies.stock.StockTopology;
import io.ikart.topologies.view.CustomerOrdersTopology;
import java.util.List;
import org.apache.kafka.streams.Topology;

/** The applications there are. A new one is one more line here. */
public final class Applications {

  private static final int VIEW_COMMIT_INTERVAL_MS = 100;
  private static final int ACCOUNT_COMMIT_INTERVAL_MS = 100;
  private static final int FOLLOWER_COMMIT_INTERVAL_MS = 500;

  private Applications() {}

  /**
   * One application, ready to be run.
   *
   * @param read topics it reads; the first says how many partitions it has
   * @param store the store that is queried
   * @param commitIntervalMs longest time between two commits
   */
  public record Deployable(
      String name, List<Topic> read, String store, Topology topology, int commitIntervalMs) {}

  /** Applications of aggregates. */
  public static final List<Application> AGGREGATES =
      List.of(
          CatalogTopology.CATALOG,
          StockTopology.STOCK,
          CheckoutTopology.CHECKOUT,
          NotificationTopology.NOTIFICATION,
          CustomerTopology.CUSTOMER);

  /**
   * The application with this name.
   *
   * @throws IllegalArgumentException when there is none
   */
  static Deployable named(String name, Resources resources, int commitIntervalMs) {
    for (var application : AGGREGATES) {
      if (application.name().equals(name)) {
        return new Deployable(
            name,
            application.read(),
            application.storeName(),
            ApplicationTopology.of(application, resources),
            intervalOf(application, commitIntervalMs));
      }
    }
    if (name.equals(CustomerOrdersTopology.NAME)) {
      return view(resources.wire());
    }
    if (name.equals(WebhookTopology.WEBHOOK.name())) {
      return webhooks(resources);
    }
    if (name.equals(ReviewTopology.REVIEW.name())) {
      return reviews(resources);
    }
    if (name.equals(AuditTopology.AUDIT.name())) {
      return audit(resources);
    }
    throw new IllegalArgumentException("no application " + name);
  }

  /**
   * Nobody waits for notifications, which read events of every order, most of which mean nothing to
   * them. Whoever signs in waits for a hash anyway.
   */
  private static int intervalOf(Application application, int usual) {
    if (application == NotificationTopology.NOTIFICATION) {
      return FOLLOWER_COMMIT_INTERVAL_MS;
    }
    return application == CustomerTopology.CUSTOMER
        ? Math.max(usual, ACCOUNT_COMMIT_INTERVAL_MS)
        : usual;
  }

  private static Deployable webhooks(Resources resources) {
    return new Deployable(
        WebhookTopology.WEBHOOK.name(),
        WebhookTopology.WEBHOOK.read(),
        WebhookTopology.WEBHOOK.storeName(),
        WebhookTopology.build(resources),
        FOLLOWER_COMMIT_INTERVAL_MS);
  }

  /** Who writes a review knows that it will be read first, and can wait half a second. */
  private static Deployable reviews(Resources resources) {
    return new Deployable(
        ReviewTopology.REVIEW.name(),
        ReviewTopology.REVIEW.read(),
        ReviewTopology.REVIEW.storeName(),
        ReviewTopology.build(resources),
        FOLLOWER_COMMIT_INTERVAL_MS);
  }

  /** Nobody waits for an entry to appear. */
  private static Deployable audit(Resources resources) {
    return new Deployable(
        AuditTopology.AUDIT.name(),
        AuditTopology.AUDIT.read(),
        AuditTopology.AUDIT.storeName(),
        AuditTopology.build(resources),
        FOLLOWER_COMMIT_INTERVAL_MS);
  }

  private static Deployable view(AvroWire wire) {
    return new Deployable(
        CustomerOrdersTopology.NAME,
        List.of(CheckoutTopics.ORDER_EVENTS),
        CustomerOrdersTopology.STORE,
        CustomerOrdersTopology.build(wire),
        VIEW_COMMIT_INTERVAL_MS);
  }
}
