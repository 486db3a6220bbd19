package io.ikart.topologies.notification.mail;

import static io.ikart.topologies.kernel.Decision.accept;
import static io.ikart.topologies.kernel.Decision.nothingNew;

import io.ikart.schemas.KeyRows;
import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.notification.Fact;
import io.ikart.schemas.notification.FollowOrder;
import io.ikart.schemas.notification.MailIntent;
import io.ikart.schemas.notification.MailResult;
import io.ikart.schemas.notification.Notification;
import io.ikart.schemas.notification.NotificationDeferred;
import io.ikart.schemas.notification.NotificationDropped;
import io.ikart.schemas.notification.NotificationRequested;
import io.ikart.schemas.notification.NotificationRetried;
import io.ikart.schemas.notification.NotificationSent;
import io.ikart.schemas.notification.NotificationState;
import io.ikart.schemas.notification.OrderFollowed;
import io.ikart.schemas.notification.OrderNotifications;
import io.ikart.schemas.notification.PersonKey;
import io.ikart.schemas.notification.TellFact;
import io.ikart.topologies.kernel.Context;
import io.ikart.topologies.kernel.Decision;
import io.ikart.topologies.notification.RetrySchedule;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Which mails are asked for, and when again. */
final class NotificationRules {

  /** Notifications of one order; a story with more facts goes on untold. */
  static final int MAX_NOTIFICATIONS = 100;

  /** An answer that has not come by then is never going to; also: older facts are no news. */
  static final Duration NO_NEWS_AFTER = Duration.ofDays(3);

  private static final Map<String, String> TEMPLATES =
      Map.ofEntries(
          Map.entry("order.confirmed", "order-confirmed"),
          Map.entry("order.payment_declined", "payment-failed"),
          Map.entry("order.rejected", "order-rejected"),
          Map.entry("order.cancelled", "order-cancelled"),
          Map.entry("order.shipped", "order-shipped"),
          Map.entry("order.delivered", "order-delivered"),
          Map.entry("order.refunded", "order-refunded"),
          Map.entry("stock.back_in_stock", "back-in-stock"),
          Map.entry("account.registered", "account-registered"),
          Map.entry("account.exists", "account-exists"),
          Map.entry("account.reset_requested", "account-reset"),
          Map.entry("account.password_changed", "account-password-changed"),
          Map.entry("account.locked", "account-locked"));

  /** Keys stand in their topic alone, so that a key that is gone there is gone. */
  private static final ByteBuffer NO_KEY = ByteBuffer.allocate(0);

  private NotificationRules() {}

  static Decision follow(OrderNotifications order, FollowOrder command, Context context) {
    return order == null
        ? accept(
            new OrderFollowed(
                context.meta(),
                command.getOrderId(),
                command.getContact(),
                command.getLines(),
                command.getShippingCost()))
        : nothingNew();
  }

  static Decision tell(OrderNotifications order, TellFact command, Context context) {
    var fact = command.getFact();
    var template = TEMPLATES.get(fact.getType());
    boolean isNews = fact.getAt().plus(NO_NEWS_AFTER).isAfter(context.now());
    if (order == null
        || template == null
        || !isNews
        || context.part(fact.getFactId(), Notification.class).isPresent()
        || context.parts("", MAX_NOTIFICATIONS).size() == MAX_NOTIFICATIONS) {
      return nothingNew();
    }
    var key = keyOf(order, context);
    var requested =
        new NotificationRequested(
            context.meta(), fact.getFactId(), template, fact, giveUpAt(context));
    return key.filter(NotificationRules::isUsable).isPresent()
        ? accept(requested).sending(intent(order, fact, template, 1, context))
        : accept(requested, withoutKey(key, fact.getFactId(), 1, context));
  }

  static Decision answered(OrderNotifications order, MailResult result, Context context) {
    var id = result.getNotificationId();
    var known = order == null ? null : context.part(id, Notification.class).orElse(null);
    if (known == null || !isOpen(known) || result.getAttempt() > known.getAttempt()) {
      return nothingNew();
    }
    return switch (result.getOutcome()) {
      case SENT -> accept(new NotificationSent(context.meta(), id, result.getAttempt()));
      case UNWANTED, REFUSED ->
          accept(
              new NotificationDropped(context.meta(), id, result.getAttempt(), result.getCode()));
      case DEFERRED ->
          result.getAttempt() < known.getAttempt() || known.getState() == NotificationState.DEFERRED
              ? nothingNew()
              : accept(deferred(id, known.getAttempt(), result.getCode(), context));
    };
  }

  /** Tries what was deferred once more, and drops what nobody answered. */
  static Decision lookAgain(OrderNotifications order, DeadlinePassed command, Context context) {
    var events = new ArrayList<SpecificRecord>();
    var intents = new ArrayList<SpecificRecord>();
    for (var known : due(order, context)) {
      var id = known.getNotificationId();
      int next = known.getAttempt() + 1;
      if (known.getState() == NotificationState.REQUESTED) {
        events.add(new NotificationDropped(context.meta(), id, known.getAttempt(), "no_answer"));
        continue;
      }
      var key = keyOf(order, context);
      if (key.filter(NotificationRules::isUsable).isPresent()) {
        events.add(new NotificationRetried(context.meta(), id, next, giveUpAt(context)));
        intents.add(intent(order, known.getFact(), known.getTemplate(), next, context));
      } else {
        events.add(withoutKey(key, id, next, context));
      }
    }
    return events.isEmpty()
        ? nothingNew()
        : accept(events).sending(intents.toArray(SpecificRecord[]::new));
  }

  private static List<Notification> due(OrderNotifications order, Context context) {
    return order == null
        ? List.of()
        : context.parts("", MAX_NOTIFICATIONS).stream()
            .map(part -> (Notification) part.value())
            .filter(NotificationRules::isOpen)
            .filter(known -> !known.getNextAt().isAfter(context.now()))
            .toList();
  }

  static boolean isOpen(Notification known) {
    return known.getState() == NotificationState.REQUESTED
        || known.getState() == NotificationState.DEFERRED;
  }

  /** The table of keys may be a moment behind; of a key that was destroyed it says so. */
  private static SpecificRecord withoutKey(
      Optional<PersonKey> key, String id, int attempt, Context context) {
    return key.isPresent()
        ? new NotificationDropped(context.meta(), id, attempt, "erased")
        : deferred(id, attempt, "key_missing", context);
  }

  private static boolean isUsable(PersonKey key) {
    return !KeyRows.isDestroyed(key);
  }

  private static SpecificRecord deferred(String id, int attempt, String code, Context context) {
    return RetrySchedule.after(attempt, context.now())
        .<SpecificRecord>map(
            next -> new NotificationDeferred(context.meta(), id, attempt, code, next))
        .orElseGet(() -> new NotificationDropped(context.meta(), id, attempt, code));
  }

  private static Optional<PersonKey> keyOf(OrderNotifications order, Context context) {
    return context.reference(order.getContact().getKeyId(), PersonKey.class);
  }

  private static Instant giveUpAt(Context context) {
    return context.now().plus(NO_NEWS_AFTER);
  }

  private static MailIntent intent(
      OrderNotifications order, Fact fact, String template, int attempt, Context context) {
    return new MailIntent(
        context.to(context.command().getAggregateId()),
        fact.getFactId(),
        attempt,
        template,
        order.getContact(),
        NO_KEY,
        fact,
        order.getLines(),
        order.getShippingCost());
  }
}
