package io.ikart.topologies.notification.mail;

import static io.ikart.schemas.topic.CheckoutTopics.ORDER_EVENTS;
import static io.ikart.schemas.topic.CustomerTopics.PERSON_KEYS;
import static io.ikart.schemas.topic.NotificationTopics.MAIL_INTENTS;
import static io.ikart.schemas.topic.NotificationTopics.MAIL_RESULTS;
import static io.ikart.schemas.topic.NotificationTopics.NOTIFICATION_COMMANDS;
import static io.ikart.schemas.topic.NotificationTopics.NOTIFICATION_EVENTS;

import io.ikart.schemas.notification.OrderNotifications;
import io.ikart.topologies.kernel.Application;
import io.ikart.topologies.kernel.Hosted;
import io.ikart.topologies.kernel.Policies;
import java.util.List;

/** Mails to shoppers. Shares the cart's ULID as key with the orders it hears of. */
public final class NotificationTopology {

  public static final Application NOTIFICATION =
      new Application(
          "notification",
          List.of(NOTIFICATION_COMMANDS, MAIL_RESULTS, ORDER_EVENTS),
          List.of(
              new Hosted<>(
                  NotificationDecider.NOTIFICATION, Policies.of(OrderNotifications.class))),
          List.of(NOTIFICATION_EVENTS, MAIL_INTENTS),
          List.of(PERSON_KEYS),
          NotificationPolicies.ORDERS);

  private NotificationTopology() {}
}
