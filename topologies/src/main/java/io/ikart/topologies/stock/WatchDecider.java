package io.ikart.topologies.stock;

import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.watch.StockWatch;
import io.ikart.schemas.watch.StockWatched;
import io.ikart.schemas.watch.StockWatchersTold;
import io.ikart.schemas.watch.StockWatchesExpired;
import io.ikart.schemas.watch.TellWatchers;
import io.ikart.schemas.watch.WatchStock;
import io.ikart.topologies.kernel.Decider;

/** Those who wait for a SKU: root with their number, each a part keyed by the wish. */
public final class WatchDecider {

  public static final Decider<StockWatch> WATCH =
      Decider.of("stock-watch", StockWatch.class, "watch:")
          .on(WatchStock.class, WatchRules::watch)
          .on(TellWatchers.class, WatchRules::tell)
          .on(DeadlinePassed.class, WatchRules::expire)
          .when(StockWatched.class, WatchFold::watched)
          .when(StockWatchersTold.class, WatchFold::told)
          .when(StockWatchesExpired.class, WatchFold::expired)
          .waitingUntil(StockWatch::getNextAt)
          .flawless(WatchRules::flaw);

  private WatchDecider() {}
}
