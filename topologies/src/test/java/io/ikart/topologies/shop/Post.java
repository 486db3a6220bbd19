package io.ikart.topologies.shop;

import io.ikart.schemas.common.CommandMeta;
import io.ikart.schemas.notification.MailIntent;
import io.ikart.schemas.notification.MailOutcome;
import io.ikart.schemas.notification.MailResult;
import io.ikart.schemas.topic.NotificationTopics;
import io.ikart.schemas.topic.Topic;
import io.ikart.schemas.topic.WebhookTopics;
import io.ikart.schemas.webhook.DeliveryIntent;
import io.ikart.schemas.webhook.DeliveryOutcome;
import io.ikart.schemas.webhook.DeliveryResult;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * A mail server and the servers of subscribers, behind the connectors, on good days and bad. A mail
 * that was taken once is not sent again, as the connector sees to it.
 */
public final class Post {

  private static final int OK = 200;
  private static final int BROKEN = 500;
  private static final long A_MOMENT_MS = 20;

  private final Set<String> mailed = new HashSet<>();
  private MailOutcome mails = MailOutcome.SENT;
  private boolean deliveries = true;

  /** What becomes of mails from now on. */
  public void answersMails(MailOutcome outcome) {
    mails = outcome;
  }

  /** Whether subscribers take what is delivered from now on. */
  public void takesDeliveries(boolean taken) {
    deliveries = taken;
  }

  /** Notifications whose mail a server has taken, as aggregate/notification. */
  public Set<String> mailed() {
    return mailed;
  }

  /** The answer to an intent, as the connector writes it. */
  Message answer(SpecificRecord intent, Instant now) {
    return intent instanceof MailIntent mail
        ? message(NotificationTopics.MAIL_RESULTS, mailed(mail, now))
        : message(WebhookTopics.WEBHOOK_RESULTS, delivered((DeliveryIntent) intent, now));
  }

  private static Message message(Topic topic, SpecificRecord result) {
    return new Message(topic, topic.keyOf(result), result, new RecordHeaders());
  }

  private MailResult mailed(MailIntent mail, Instant now) {
    var name = mail.getMeta().getAggregateId() + "/" + mail.getNotificationId();
    if (mails == MailOutcome.SENT) {
      mailed.add(name);
    }
    boolean isSent = mailed.contains(name);
    var outcome = isSent ? MailOutcome.SENT : mails;
    return new MailResult(
        result(mail.getMeta(), now),
        mail.getNotificationId(),
        mail.getAttempt(),
        outcome,
        isSent ? "" : "because");
  }

  private DeliveryResult delivered(DeliveryIntent intent, Instant now) {
    return new DeliveryResult(
        result(intent.getMeta(), now),
        intent.getDeliveryId(),
        intent.getAttempt(),
        deliveries ? DeliveryOutcome.DELIVERED : DeliveryOutcome.FAILED,
        deliveries ? OK : BROKEN,
        deliveries ? "" : "http_500",
        A_MOMENT_MS);
  }

  private static CommandMeta result(CommandMeta asked, Instant now) {
    return new CommandMeta(
        asked.getAggregateId(),
        asked.getCommandId() + ":result",
        asked.getCausedBy(),
        "post",
        now,
        now,
        0L,
        "");
  }
}
