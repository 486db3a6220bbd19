package io.ikart.topologies.stock;

import io.ikart.schemas.watch.StockWatch;
import io.ikart.schemas.watch.StockWatched;
import io.ikart.schemas.watch.StockWatchersTold;
import io.ikart.schemas.watch.StockWatchesExpired;
import io.ikart.schemas.watch.Watcher;
import io.ikart.topologies.kernel.EditableParts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** What the facts make of those who wait. */
final class WatchFold {

  private WatchFold() {}

  static StockWatch watched(StockWatch watch, StockWatched event, EditableParts parts) {
    var until = event.getUntil();
    parts.put(event.getWatchId(), new Watcher(event.getWatchId(), event.getContact(), until));
    return watch == null
        ? new StockWatch(event.getSku(), 1, until)
        : new StockWatch(
            watch.getSku(), watch.getWatchers() + 1, earlier(watch.getNextAt(), until));
  }

  static StockWatch told(StockWatch watch, StockWatchersTold event, EditableParts parts) {
    return without(event.getWatchIds(), watch, parts);
  }

  static StockWatch expired(StockWatch watch, StockWatchesExpired event, EditableParts parts) {
    return without(event.getWatchIds(), watch, parts);
  }

  private static StockWatch without(List<String> wishes, StockWatch watch, EditableParts parts) {
    wishes.forEach(parts::drop);
    var first =
        parts.parts("", WatchRules.MAX_WATCHERS).stream()
            .map(part -> ((Watcher) part.value()).getUntil())
            .filter(until -> !until.equals(Instant.EPOCH))
            .min(Comparator.naturalOrder());
    return new StockWatch(
        watch.getSku(), watch.getWatchers() - wishes.size(), first.orElse(Instant.EPOCH));
  }

  /** The epoch is never. */
  private static Instant earlier(Instant one, Instant other) {
    if (one.equals(Instant.EPOCH) || other.equals(Instant.EPOCH)) {
      return one.equals(Instant.EPOCH) ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }
}
