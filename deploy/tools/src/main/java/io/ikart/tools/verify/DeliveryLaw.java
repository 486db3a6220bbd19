package io.ikart.tools.verify;

import io.ikart.schemas.Envelopes;
import io.ikart.schemas.common.EventMeta;
import io.ikart.schemas.webhook.DeliveryAttempted;
import io.ikart.schemas.webhook.WebhookCreated;
import io.ikart.schemas.webhook.WebhookDeleted;
import io.ikart.schemas.webhook.WebhookDisabled;
import io.ikart.schemas.webhook.WebhookEnabled;
import io.ikart.tools.log.LogRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A fact is delivered to a subscription once, and one that was enabled before it happened and ever
 * since gets every fact it wants. Looked at are the facts of the last three days: older ones are no
 * news to anybody who hears of them now.
 */
final class DeliveryLaw {

  /** A subscription is known everywhere a moment after it was made. */
  private static final Duration KNOWN_AFTER = Duration.ofMinutes(1);

  private final Check once = new Check("8 a fact is delivered to a subscription once");
  private final Instant since;
  private final Map<String, Standing> subscriptions = new HashMap<>();
  private final Map<String, Fact> facts = new HashMap<>();
  private final Map<String, Instant> begun = new HashMap<>();
  private long looked;

  /**
   * @param enabledAt since when it has been; null while it is not
   */
  private record Standing(List<String> types, Instant enabledAt) {

    boolean gets(Fact fact) {
      return enabledAt != null
          && fact.isNews()
          && enabledAt.plus(KNOWN_AFTER).isBefore(fact.at())
          && (types.isEmpty() || types.contains(fact.type()));
    }
  }

  /**
   * @param isNews whether its business time is recent too; imported history is not
   */
  private record Fact(String type, Instant at, boolean isNews) {}

  /**
   * @param now when the log is read
   */
  DeliveryLaw(Instant now) {
    this.since = now.minus(Told.NEWS);
  }

  /** Takes in one event. */
  void accept(LogRecord record) {
    var event = record.value();
    var meta = Envelopes.ofEvent(event);
    var id = meta.getAggregateId();
    if (event instanceof WebhookCreated created) {
      subscriptions.put(id, new Standing(created.getTypes(), meta.getIssuedAt()));
    } else if (event instanceof WebhookEnabled) {
      stands(id, meta.getIssuedAt());
    } else if (event instanceof WebhookDisabled || event instanceof WebhookDeleted) {
      stands(id, null);
    } else if (event instanceof DeliveryAttempted attempted) {
      begin(id, attempted);
    } else if (meta.getIssuedAt().isAfter(since)) {
      Told.asFact(event).ifPresent(type -> facts.put(Told.idOf(event), fact(type, meta)));
    }
  }

  private void stands(String id, Instant enabledAt) {
    subscriptions.computeIfPresent(id, (same, was) -> new Standing(was.types(), enabledAt));
  }

  private void begin(String id, DeliveryAttempted attempted) {
    if (attempted.getAttempt() == 1 && !attempted.getRedelivery()) {
      var name = name(id, attempted.getFact().getFactId());
      once.that(
          begun.put(name, attempted.getFact().getAt()) == null, "%s is delivered twice", name);
    }
  }

  private Fact fact(String type, EventMeta meta) {
    return new Fact(type, meta.getIssuedAt(), meta.getOccurredAt().isAfter(since));
  }

  private static String name(String subscription, String factId) {
    return subscription + "/" + factId;
  }

  /** What is delivered to nobody, or delivered and did not happen, now. */
  Set<String> undelivered() {
    var found = new HashSet<String>();
    looked = 0;
    subscriptions.forEach(
        (id, standing) ->
            facts.forEach(
                (factId, fact) -> {
                  looked++;
                  if (standing.gets(fact) && !begun.containsKey(name(id, factId))) {
                    found.add("%s: %s is not delivered".formatted(name(id, factId), fact.type()));
                  }
                }));
    begun.forEach(
        (name, at) -> {
          if (at.isAfter(since) && !facts.containsKey(name.substring(name.indexOf('/') + 1))) {
            found.add(name + ": is delivered and did not happen");
          }
        });
    return found;
  }

  long count() {
    return looked;
  }

  List<Check> checks() {
    return List.of(once);
  }
}
