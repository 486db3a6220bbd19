package io.ikart.tools.verify;

import io.ikart.schemas.KeyRows;
import io.ikart.schemas.common.Sealed;
import io.ikart.schemas.customer.CustomerErased;
import io.ikart.schemas.customer.CustomerKeysSwept;
import io.ikart.schemas.customer.GuestErased;
import io.ikart.schemas.customer.GuestKeysSwept;
import io.ikart.schemas.notification.PersonKey;
import io.ikart.tools.log.LogRecord;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.avro.generic.IndexedRecord;

/**
 * Whatever was sealed for a person can be opened, or was made unreadable on purpose: its key is in
 * the topic of keys, or the row there says that it was destroyed. No key of somebody erased is left
 * once their keys were looked for again; a guest may have left something new since.
 */
final class SealLaw {

  /** Sealed by the master key: of the shop, and of no person. */
  private static final String SHOP = "shop";

  private final Map<String, PersonKey> keys = new HashMap<>();
  private final Map<String, String> sealed = new HashMap<>();

  /** Who was erased, and until when their keys were made that must be gone. */
  private final Map<String, Instant> erased = new HashMap<>();

  private final Set<String> swept = new HashSet<>();

  /** Takes in one event or message. */
  void accept(LogRecord record) {
    if (record.value() instanceof PersonKey key) {
      keys.put(key.getKeyId(), key);
      return;
    }
    look(record.value(), record);
    if (record.value() instanceof CustomerErased event) {
      erased.put(event.getMeta().getAggregateId(), Instant.MAX);
    } else if (record.value() instanceof CustomerKeysSwept event) {
      swept.add(event.getMeta().getAggregateId());
    } else if (record.value() instanceof GuestErased event) {
      erased.put(event.getMeta().getAggregateId(), event.getMeta().getIssuedAt());
      swept.remove(event.getMeta().getAggregateId());
    } else if (record.value() instanceof GuestKeysSwept event && isOver(event.getSweepAt())) {
      swept.add(event.getMeta().getAggregateId());
    }
  }

  private static boolean isOver(Instant nextSweep) {
    return nextSweep.equals(Instant.EPOCH);
  }

  private void look(Object value, LogRecord place) {
    if (value instanceof Sealed one) {
      if (!one.getKeyId().equals(SHOP)) {
        sealed.putIfAbsent(
            one.getKeyId(), "%s-%d@%d".formatted(place.topic(), place.partition(), place.offset()));
      }
    } else if (value instanceof IndexedRecord inner) {
      for (var field : inner.getSchema().getFields()) {
        look(inner.get(field.pos()), place);
      }
    } else if (value instanceof Iterable<?> list) {
      list.forEach(each -> look(each, place));
    }
  }

  /** What cannot be opened although nobody meant it, or can although somebody was erased, now. */
  Set<String> broken() {
    var found = new HashSet<String>();
    sealed.forEach(
        (key, place) -> {
          if (!keys.containsKey(key)) {
            found.add("%s is sealed by %s, which is not there".formatted(place, key));
          }
        });
    keys.forEach(
        (id, key) -> {
          var until = erased.getOrDefault(key.getPersonId(), Instant.MIN);
          boolean isOver = swept.contains(key.getPersonId()) && !key.getCreatedAt().isAfter(until);
          if (isOver && !KeyRows.isDestroyed(key)) {
            found.add("%s is left, although its person was erased".formatted(id));
          }
        });
    return found;
  }

  /** Keys that something was sealed by. */
  long count() {
    return sealed.size();
  }
}
