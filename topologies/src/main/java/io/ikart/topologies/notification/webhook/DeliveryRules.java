package io.ikart.topologies.notification.webhook;

import static io.ikart.topologies.kernel.Decision.accept;
import static io.ikart.topologies.kernel.Decision.nothingNew;
import static io.ikart.topologies.kernel.Decision.refuse;

import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.common.Sealed;
import io.ikart.schemas.notification.Fact;
import io.ikart.schemas.webhook.DeliverFact;
import io.ikart.schemas.webhook.DeliveriesForgotten;
import io.ikart.schemas.webhook.Delivery;
import io.ikart.schemas.webhook.DeliveryAttempted;
import io.ikart.schemas.webhook.DeliveryFailed;
import io.ikart.schemas.webhook.DeliveryIntent;
import io.ikart.schemas.webhook.DeliveryOutcome;
import io.ikart.schemas.webhook.DeliveryResult;
import io.ikart.schemas.webhook.DeliveryState;
import io.ikart.schemas.webhook.DeliverySucceeded;
import io.ikart.schemas.webhook.DisabledBy;
import io.ikart.schemas.webhook.RedeliverFact;
import io.ikart.schemas.webhook.Webhook;
import io.ikart.schemas.webhook.WebhookDisabled;
import io.ikart.topologies.kernel.Context;
import io.ikart.topologies.kernel.Decision;
import io.ikart.topologies.kernel.Problem;
import io.ikart.topologies.notification.RetrySchedule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** When a fact is delivered, again, or no more. */
final class DeliveryRules {

  /** Open deliveries a subscription may have; one that falls further behind is disabled. */
  static final long MAX_OPEN = 100_000;

  /** Deliveries stay in the log for so long after their end. */
  static final Duration REMEMBERED = Duration.ofDays(30);

  /** An answer that has not come by then is never going to. */
  static final Duration ANSWERED_WITHIN = Duration.ofHours(12);

  /** When nothing got through for so long, and a delivery is given up, the receiver is dead. */
  static final Duration DEAD_AFTER = Duration.ofDays(2);

  private static final int AT_A_TIME = 100;

  private DeliveryRules() {}

  static Decision deliver(Webhook hook, DeliverFact command, Context context) {
    var fact = command.getFact();
    if (SubscriptionRules.isGone(hook)
        || !hook.getSubscription().getEnabled()
        || !wants(hook.getSubscription().getTypes(), fact)
        || Timetable.delivery(context, Timetable.deliveryId(fact)).isPresent()) {
      return nothingNew();
    }
    if (hook.getOpen() >= MAX_OPEN) {
      return accept(
          new WebhookDisabled(
              context.meta(), DisabledBy.BACKLOG, hook.getOpen() + " deliveries wait"));
    }
    return attempt(hook, fact, 1, false, context);
  }

  static boolean wants(List<String> types, Fact fact) {
    return types.isEmpty() || types.contains(fact.getType());
  }

  static Decision redeliver(Webhook hook, RedeliverFact command, Context context) {
    if (SubscriptionRules.isGone(hook)) {
      return SubscriptionRules.notFound(context);
    }
    var known = Timetable.delivery(context, command.getDeliveryId());
    if (known.isEmpty()) {
      return refuse(Problem.NOT_FOUND, Map.of("delivery", command.getDeliveryId()));
    }
    if (!hook.getSubscription().getEnabled()) {
      return refuse(Problem.INVALID_TRANSITION, Map.of("webhook", "disabled"));
    }
    if (known.get().getState() == DeliveryState.UNDER_WAY) {
      return refuse(Problem.INVALID_TRANSITION, Map.of("state", "under_way"));
    }
    return attempt(hook, known.get().getFact(), 1, true, context);
  }

  static Decision answered(Webhook hook, DeliveryResult result, Context context) {
    var known =
        hook == null ? null : Timetable.delivery(context, result.getDeliveryId()).orElse(null);
    if (known == null
        || known.getState() != DeliveryState.UNDER_WAY
        || known.getAttempt() != result.getAttempt()) {
      return nothingNew();
    }
    if (result.getOutcome() == DeliveryOutcome.DELIVERED) {
      return accept(
          new DeliverySucceeded(
              context.meta(),
              result.getDeliveryId(),
              result.getAttempt(),
              result.getStatus(),
              result.getTookMs(),
              context.now().plus(REMEMBERED)));
    }
    if (result.getOutcome() == DeliveryOutcome.GONE) {
      return accept(
          failure(known, result.getStatus(), result.getCode(), result.getTookMs(), null, context),
          new WebhookDisabled(context.meta(), DisabledBy.GONE, "the receiver answered 410"));
    }
    return accept(
        failed(hook, known, result.getStatus(), result.getCode(), result.getTookMs(), context));
  }

  /** Tries again what waited, gives up what nobody answered, forgets what is old. */
  static Decision lookAgain(Webhook hook, DeadlinePassed command, Context context) {
    var events = new ArrayList<SpecificRecord>();
    var intents = new ArrayList<SpecificRecord>();
    var old = new ArrayList<String>();
    var due = hook == null ? List.<Delivery>of() : Timetable.due(context, context.now(), AT_A_TIME);
    for (var delivery : due) {
      switch (delivery.getState()) {
        case UNDER_WAY -> events.addAll(failed(hook, delivery, 0, "no_answer", 0, context));
        case WAITING -> {
          if (hook.getSubscription().getEnabled()) {
            var again =
                attempt(hook, delivery.getFact(), delivery.getAttempt() + 1, false, context);
            events.addAll(again.events());
            intents.addAll(again.messages());
          } else {
            events.add(failure(delivery, 0, "disabled", 0, null, context));
          }
        }
        case DELIVERED, FAILED -> old.add(delivery.getDeliveryId());
      }
    }
    if (!old.isEmpty()) {
      events.add(new DeliveriesForgotten(context.meta(), old));
    }
    return events.isEmpty()
        ? nothingNew()
        : accept(events).sending(intents.toArray(SpecificRecord[]::new));
  }

  private static Decision attempt(
      Webhook hook, Fact fact, int attempt, boolean redelivery, Context context) {
    var id = Timetable.deliveryId(fact);
    var event =
        new DeliveryAttempted(
            context.meta(), id, fact, attempt, redelivery, context.now().plus(ANSWERED_WITHIN));
    var intent =
        new DeliveryIntent(
            context.to(hook.getSubscription().getWebhookId()),
            id,
            "msg_" + fact.getFactId().replace('@', '.'),
            attempt,
            hook.getSubscription().getUrl(),
            secrets(hook, context.now()),
            fact);
    return accept(event).sending(intent);
  }

  private static List<Sealed> secrets(Webhook hook, Instant now) {
    boolean both = hook.getPrevious() != null && now.isBefore(hook.getPreviousUntil());
    return both ? List.of(hook.getSecret(), hook.getPrevious()) : List.of(hook.getSecret());
  }

  /** A failure; when it was the last try and nothing gets through any more, the end of them. */
  private static List<SpecificRecord> failed(
      Webhook hook, Delivery known, int status, String code, long tookMs, Context context) {
    var next = RetrySchedule.after(known.getAttempt(), context.now()).orElse(null);
    var failure = failure(known, status, code, tookMs, next, context);
    boolean isDead =
        !hook.getFailingSince().equals(Instant.EPOCH)
            && !hook.getFailingSince().plus(DEAD_AFTER).isAfter(context.now());
    if (next != null || !isDead || !hook.getSubscription().getEnabled()) {
      return List.of(failure);
    }
    var reason = "nothing was delivered since " + hook.getFailingSince();
    return List.of(failure, new WebhookDisabled(context.meta(), DisabledBy.FAILURES, reason));
  }

  /**
   * @param next when it is tried again; null when it is not
   */
  private static DeliveryFailed failure(
      Delivery known, int status, String code, long tookMs, Instant next, Context context) {
    return new DeliveryFailed(
        context.meta(),
        known.getDeliveryId(),
        known.getAttempt(),
        status,
        code,
        tookMs,
        next != null,
        next == null ? context.now().plus(REMEMBERED) : next);
  }
}
