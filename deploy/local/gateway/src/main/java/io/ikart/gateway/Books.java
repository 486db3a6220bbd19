package io.ikart.gateway;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything the gateway knows. Each change is in the journal before anyone hears of it. Not thread
 * safe. Never forgets an intent: about 1 kB a payment.
 */
final class Books implements AutoCloseable {

  private static final int EVENTS_KEPT = 10_000;

  private final Map<String, Entry> byKey = new HashMap<>();
  private final Map<String, Intent> intents = new LinkedHashMap<>();
  private final Map<String, Refund> refunds = new LinkedHashMap<>();
  private final Map<String, Dispute> disputes = new LinkedHashMap<>();
  private final Map<String, Event> undelivered = new LinkedHashMap<>();
  private final Map<String, Event> events =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Event> eldest) {
          return size() > EVENTS_KEPT;
        }
      };
  private final Journal journal;

  /**
   * Opens the books as the journal left them.
   *
   * @throws IOException when the journal cannot be read or written
   */
  Books(Path journal) throws IOException {
    this.journal = Journal.open(journal, this::apply);
  }

  Optional<Entry> remembered(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  Optional<Intent> intent(String id) {
    return Optional.ofNullable(intents.get(id));
  }

  Optional<Refund> refund(String id) {
    return Optional.ofNullable(refunds.get(id));
  }

  Optional<Dispute> dispute(String id) {
    return Optional.ofNullable(disputes.get(id));
  }

  Optional<Event> event(String id) {
    return Optional.ofNullable(events.get(id));
  }

  /** Oldest first. */
  Collection<Intent> intents() {
    return intents.values();
  }

  /** Oldest first. */
  Collection<Refund> refunds() {
    return refunds.values();
  }

  /** Oldest first. */
  Collection<Dispute> disputes() {
    return disputes.values();
  }

  /** The newest ten thousand, oldest first. */
  Collection<Event> events() {
    return events.values();
  }

  /** What no listener has taken yet, oldest first. */
  List<Event> undelivered() {
    return new ArrayList<>(undelivered.values());
  }

  void record(Entry entry) {
    journal.append(entry);
    apply(entry);
  }

  private void apply(Entry entry) {
    if (entry.keysForgotten()) {
      byKey.clear();
    }
    if (entry.key() != null) {
      byKey.put(entry.key(), entry);
    }
    if (entry.intent() != null) {
      intents.put(entry.intent().id(), entry.intent());
    }
    if (entry.refund() != null) {
      refunds.put(entry.refund().id(), entry.refund());
    }
    if (entry.dispute() != null) {
      disputes.put(entry.dispute().id(), entry.dispute());
    }
    if (entry.events() != null) {
      for (var event : entry.events()) {
        events.put(event.id(), event);
        undelivered.put(event.id(), event);
      }
    }
    if (entry.delivered() != null) {
      undelivered.remove(entry.delivered());
    }
  }

  @Override
  public void close() throws IOException {
    journal.close();
  }
}
