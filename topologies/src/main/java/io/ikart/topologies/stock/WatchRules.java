package io.ikart.topologies.stock;

import static io.ikart.topologies.kernel.Decision.accept;
import static io.ikart.topologies.kernel.Decision.nothingNew;
import static io.ikart.topologies.kernel.Decision.nothingNewBut;
import static io.ikart.topologies.kernel.Decision.refuse;

import io.ikart.schemas.Ids;
import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.notification.Fact;
import io.ikart.schemas.notification.FollowOrder;
import io.ikart.schemas.notification.TellFact;
import io.ikart.schemas.stock.StockItem;
import io.ikart.schemas.watch.AskIfInStock;
import io.ikart.schemas.watch.StockWatch;
import io.ikart.schemas.watch.StockWatched;
import io.ikart.schemas.watch.StockWatchersTold;
import io.ikart.schemas.watch.StockWatchesExpired;
import io.ikart.schemas.watch.TellWatchers;
import io.ikart.schemas.watch.WatchStock;
import io.ikart.schemas.watch.Watcher;
import io.ikart.topologies.kernel.Context;
import io.ikart.topologies.kernel.Decision;
import io.ikart.topologies.kernel.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** Who may wait for a SKU, for how long, and what they are told. Each is told once at most. */
final class WatchRules {

  /** So many are told in one transaction. */
  static final int MAX_WATCHERS = 1_000;

  /** Who has not been told by then has bought it elsewhere. */
  static final Duration WAITS_AT_MOST = Duration.ofDays(90);

  private static final String FACT = "stock.back_in_stock";

  private WatchRules() {}

  static Decision watch(StockWatch watch, WatchStock command, Context context) {
    if (context.part(command.getWatchId(), Watcher.class).isPresent()) {
      return nothingNew();
    }
    if (watch != null && watch.getWatchers() >= MAX_WATCHERS) {
      return refuse(Problem.LIMIT_EXCEEDED, Map.of("watchers", "at most " + MAX_WATCHERS));
    }
    return accept(
        new StockWatched(
            context.meta(),
            command.getSku(),
            command.getWatchId(),
            command.getContact(),
            context.now().plus(WAITS_AT_MOST)));
  }

  /** Those who have waited long enough wait no longer. */
  static Decision expire(StockWatch watch, DeadlinePassed passed, Context context) {
    if (watch == null) {
      return nothingNew();
    }
    var over =
        context.parts("", MAX_WATCHERS).stream()
            .map(part -> (Watcher) part.value())
            .filter(watcher -> isOver(watcher.getUntil(), context.now()))
            .map(Watcher::getWatchId)
            .toList();
    return over.isEmpty()
        ? nothingNew()
        : accept(new StockWatchesExpired(context.meta(), watch.getSku(), over));
  }

  private static boolean isOver(Instant until, Instant now) {
    return !until.equals(Instant.EPOCH) && !until.isAfter(now);
  }

  /** The stock item's answer to one who has begun to wait: nobody waits for what is there. */
  static Decision ask(StockItem item, AskIfInStock question, Context context) {
    boolean isThere = item != null && StockRules.available(item) > 0;
    return isThere
        ? nothingNewBut(new TellWatchers(context.to(Ids.watch(item.getSku()))))
        : nothingNew();
  }

  static Decision tell(StockWatch watch, TellWatchers command, Context context) {
    if (watch == null || watch.getWatchers() == 0) {
      return nothingNew();
    }
    var watchers =
        context.parts("", MAX_WATCHERS).stream().map(part -> (Watcher) part.value()).toList();
    var messages = new ArrayList<SpecificRecord>(2 * watchers.size());
    for (var watcher : watchers) {
      messages.addAll(notification(watch.getSku(), watcher, context));
    }
    var told = watchers.stream().map(Watcher::getWatchId).toList();
    return accept(new StockWatchersTold(context.meta(), watch.getSku(), told))
        .sending(messages.toArray(SpecificRecord[]::new));
  }

  /** A notification of their own, which is sent, tried again or dropped as an order's is. */
  private static List<SpecificRecord> notification(String sku, Watcher watcher, Context context) {
    var id = Ids.watchNotification(watcher.getWatchId());
    var fact =
        Fact.newBuilder()
            .setFactId(watcher.getWatchId())
            .setType(FACT)
            .setAggregateId(sku)
            .setSequence(0)
            .setAt(context.now())
            .setSku(sku)
            .build();
    return List.of(
        new FollowOrder(context.to(id), "", watcher.getContact(), List.of(), null),
        new TellFact(context.to(id), fact));
  }

  static String flaw(StockWatch watch) {
    return watch.getWatchers() < 0 || watch.getWatchers() > MAX_WATCHERS
        ? "a number of watchers that cannot be: " + watch
        : "";
  }
}
