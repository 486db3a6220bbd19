package io.ikart.schemas.topic;

import static io.ikart.schemas.topic.Topic.Group.CHECKOUT;
import static io.ikart.schemas.topic.Topic.Keep.A_WEEK;
import static io.ikart.schemas.topic.Topic.Keep.FOR_EVER;

import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.common.ReleaseBlockedKey;
import io.ikart.schemas.notification.FollowOrder;
import io.ikart.schemas.notification.MailIntent;
import io.ikart.schemas.notification.MailResult;
import io.ikart.schemas.notification.NotificationDeferred;
import io.ikart.schemas.notification.NotificationDropped;
import io.ikart.schemas.notification.NotificationRequested;
import io.ikart.schemas.notification.NotificationRetried;
import io.ikart.schemas.notification.NotificationSent;
import io.ikart.schemas.notification.OrderFollowed;
import io.ikart.schemas.notification.TellFact;
import java.util.List;

/** What people are told, and mail. */
public final class NotificationTopics {

  public static final Topic NOTIFICATION_COMMANDS =
      new Topic(
          "notification.commands",
          CHECKOUT,
          A_WEEK,
          "notification, stock, customer, edge",
          List.of(FollowOrder.class, TellFact.class, DeadlinePassed.class, ReleaseBlockedKey.class),
          Keys::ofCommand);

  public static final Topic NOTIFICATION_EVENTS =
      new Topic(
          "notification.events",
          CHECKOUT,
          FOR_EVER,
          "notification",
          List.of(
              OrderFollowed.class,
              NotificationRequested.class,
              NotificationDeferred.class,
              NotificationRetried.class,
              NotificationSent.class,
              NotificationDropped.class),
          Keys::ofEvent);

  /** What the mail connector is to send. */
  public static final Topic MAIL_INTENTS =
      new Topic(
          "mail.intents",
          CHECKOUT,
          A_WEEK,
          "notification",
          List.of(MailIntent.class),
          Keys::ofCommand);

  /** What became of it. */
  public static final Topic MAIL_RESULTS =
      new Topic(
          "mail.results",
          CHECKOUT,
          A_WEEK,
          "connectors",
          List.of(MailResult.class),
          Keys::ofCommand);

  private NotificationTopics() {}
}
