package io.ikart.topologies.stock;

import io.ikart.schemas.watch.StockWatch;
import io.ikart.schemas.watch.StockWatched;
import io.ikart.schemas.watch.StockWatchersTold;
import io.ikart.schemas.watch.Watcher;
import io.ikart.topologies.kernel.EditableParts;

/** What the facts make of those who wait. */
final class WatchFold {

  private WatchFold() {}

  static StockWatch watched(StockWatch watch, StockWatched event, EditableParts parts) {
    parts.put(event.getWatchId(), new Watcher(event.getWatchId(), event.getContact()));
    return new StockWatch(event.getSku(), watch == null ? 1 : watch.getWatchers() + 1);
  }

  static StockWatch told(StockWatch watch, StockWatchersTold event, EditableParts parts) {
    event.getWatchIds().forEach(parts::drop);
    return new StockWatch(watch.getSku(), watch.getWatchers() - event.getWatchIds().size());
  }
}
