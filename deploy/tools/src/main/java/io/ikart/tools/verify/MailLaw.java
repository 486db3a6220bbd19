package io.ikart.tools.verify;

import io.ikart.schemas.Envelopes;
import io.ikart.schemas.Ids;
import io.ikart.schemas.notification.MailIntent;
import io.ikart.schemas.notification.NotificationDeferred;
import io.ikart.schemas.notification.NotificationDropped;
import io.ikart.schemas.notification.NotificationRequested;
import io.ikart.schemas.notification.NotificationRetried;
import io.ikart.schemas.notification.NotificationSent;
import io.ikart.schemas.order.OrderPlaced;
import io.ikart.schemas.watch.StockWatchersTold;
import io.ikart.tools.log.LogRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/**
 * Who left an address is told of every fact that asks for a mail, once; nobody is told anything
 * else; and every mail that is asked for is handed to the connector. Mails are named
 * aggregate/notification, their attempts name#number.
 */
final class MailLaw {

  /** An order whose business time lies further back is imported history. */
  private static final Duration HISTORY = Duration.ofDays(1);

  /** The key is not there yet, or was destroyed. */
  private static final Set<String> KEYLESS = Set.of("key_missing", "erased");

  private final Check once = new Check("8 a fact asks for a mail once");
  private final Check sent = new Check("8 a mail counts as sent once");
  private final Check handedOver = new Check("8 an attempt of a mail is handed over once");
  private final AccountNews accounts = new AccountNews();
  private final Set<String> followed = new HashSet<>();
  private final Map<String, Mail> owed = new HashMap<>();
  private final Map<String, Mail> asked = new HashMap<>();
  private final Map<String, Instant> attempts = new HashMap<>();

  /** Attempts for which nothing had to be handed over. */
  private final Set<String> keyless = new HashSet<>();

  private final Set<String> intents = new HashSet<>();
  private final Set<String> sentOnes = new HashSet<>();

  private record Mail(String template, Instant at) {}

  /** Takes in one event, or one intent of a mail. */
  void accept(LogRecord record) {
    var value = record.value();
    if (value instanceof MailIntent intent) {
      var name = nameOf(intent.getMeta().getAggregateId(), intent.getNotificationId());
      var attempt = name + "#" + intent.getAttempt();
      handedOver.that(intents.add(attempt), "%s is handed over twice", attempt);
    } else {
      acceptEvent(value);
      acceptNotification(value);
    }
  }

  /** Takes in any command. */
  void acceptCommand(SpecificRecord command) {
    accounts.acceptCommand(command);
  }

  private void acceptEvent(SpecificRecord event) {
    accounts.acceptEvent(event);
    var meta = Envelopes.ofEvent(event);
    if (event instanceof OrderPlaced placed) {
      boolean isHistory = meta.getOccurredAt().plus(HISTORY).isBefore(meta.getIssuedAt());
      if (placed.getContact() != null && !isHistory) {
        followed.add(meta.getAggregateId());
      }
    } else if (event instanceof StockWatchersTold told) {
      for (var wish : told.getWatchIds()) {
        owe(nameOf(Ids.watchNotification(wish), wish), "back-in-stock", meta.getIssuedAt());
      }
    } else if (followed.contains(meta.getAggregateId())) {
      var name = nameOf(Ids.notifications(meta.getAggregateId()), Told.idOf(event));
      Told.asMail(event).ifPresent(template -> owe(name, template, meta.getIssuedAt()));
    }
  }

  private void owe(String name, String template, Instant at) {
    owed.put(name, new Mail(template, at));
  }

  private void acceptNotification(SpecificRecord event) {
    var meta = Envelopes.ofEvent(event);
    var id = meta.getAggregateId();
    if (event instanceof NotificationRequested requested) {
      var name = nameOf(id, requested.getNotificationId());
      var before = asked.put(name, new Mail(requested.getTemplate(), meta.getIssuedAt()));
      once.that(before == null, "%s is asked for twice", name);
      attempts.put(name + "#1", meta.getIssuedAt());
    } else if (event instanceof NotificationRetried again) {
      var name = nameOf(id, again.getNotificationId());
      attempts.put(name + "#" + again.getAttempt(), meta.getIssuedAt());
    } else if (event instanceof NotificationDeferred deferred && isKeyless(deferred.getCode())) {
      keyless.add(nameOf(id, deferred.getNotificationId()) + "#" + deferred.getAttempt());
    } else if (event instanceof NotificationDropped dropped && isKeyless(dropped.getCode())) {
      keyless.add(nameOf(id, dropped.getNotificationId()) + "#" + dropped.getAttempt());
    } else if (event instanceof NotificationSent taken) {
      var name = nameOf(id, taken.getNotificationId());
      sent.that(sentOnes.add(name), "%s counts as sent twice", name);
    }
  }

  /** Without the person's key there is nothing to hand over. */
  private static boolean isKeyless(String code) {
    return KEYLESS.contains(code);
  }

  private static String nameOf(String aggregateId, String notificationId) {
    return aggregateId + "/" + notificationId;
  }

  /** What is not told, or told and did not happen, now; what just happened is for a moment. */
  Set<String> untold(Instant now) {
    accounts
        .owed()
        .forEach(
            mail ->
                owe(nameOf(mail.aggregateId(), mail.notificationId()), mail.template(), mail.at()));
    var news = now.minus(Told.NEWS);
    var found = new HashSet<String>();
    owed.forEach(
        (name, mail) -> {
          if (!asked.containsKey(name) && mail.at().isAfter(news)) {
            found.add("%s: no %s though it happened".formatted(name, mail.template()));
          }
        });
    asked.forEach(
        (name, mail) -> {
          var cause = owed.get(name);
          if (cause == null
              ? !isForgotten(mail, news)
              : !cause.template().equals(mail.template())) {
            found.add("%s: %s though nothing asks for it".formatted(name, mail.template()));
          }
        });
    attempts.forEach(
        (attempt, at) -> {
          if (!intents.contains(attempt) && !keyless.contains(attempt) && at.isAfter(news)) {
            found.add(attempt + ": asked for and handed to nobody");
          }
        });
    intents.stream()
        .filter(attempt -> !attempts.containsKey(attempt))
        .forEach(attempt -> found.add(attempt + ": handed over and not asked for"));
    return found;
  }

  /** The command that named it may be gone from the log. */
  private static boolean isForgotten(Mail mail, Instant news) {
    return AccountNews.isOne(mail.template()) && mail.at().isBefore(news);
  }

  long count() {
    return owed.size();
  }

  List<Check> checks() {
    return List.of(once, sent, handedOver);
  }
}
