package io.ikart.topologies.stock;

import io.ikart.schemas.Ids;
import io.ikart.schemas.order.HoldConfirmed;
import io.ikart.schemas.order.HoldOverdue;
import io.ikart.schemas.order.HoldRefused;
import io.ikart.schemas.order.UnitsBackordered;
import io.ikart.schemas.stock.StockAllocated;
import io.ikart.schemas.stock.StockHeld;
import io.ikart.schemas.stock.StockHoldRefused;
import io.ikart.schemas.stock.StockHoldsReviewed;
import io.ikart.schemas.stock.StockItem;
import io.ikart.schemas.stock.StockReceived;
import io.ikart.schemas.stock.StockReturned;
import io.ikart.schemas.watch.AskIfInStock;
import io.ikart.schemas.watch.StockWatch;
import io.ikart.schemas.watch.StockWatched;
import io.ikart.schemas.watch.TellWatchers;
import io.ikart.topologies.kernel.Policies;
import io.ikart.topologies.kernel.Reaction;
import java.util.List;

/** What stock tells orders, and those who wait for it. */
public final class StockPolicies {

  /** One who waits for what has come in meanwhile is told at once. */
  public static final Policies<StockWatch> WATCH =
      Policies.of(StockWatch.class).on(StockWatched.class, StockPolicies::askIfInStock);

  public static final Policies<StockItem> STOCK =
      Policies.of(StockItem.class)
          .on(StockHeld.class, StockPolicies::confirm)
          .on(StockHoldRefused.class, StockPolicies::refuse)
          .on(StockAllocated.class, StockPolicies::tellBackordered)
          .on(StockHoldsReviewed.class, StockPolicies::ask)
          .on(StockReceived.class, StockPolicies::tellReceived)
          .on(StockReturned.class, StockPolicies::tellReturned);

  private StockPolicies() {}

  private static List<AskIfInStock> askIfInStock(
      StockWatch watch, StockWatched event, Reaction reaction) {
    return List.of(new AskIfInStock(reaction.to(event.getSku())));
  }

  private static List<TellWatchers> tellReceived(
      StockItem item, StockReceived event, Reaction reaction) {
    return tellWatchers(item, event.getBackInStock(), reaction);
  }

  private static List<TellWatchers> tellReturned(
      StockItem item, StockReturned event, Reaction reaction) {
    return tellWatchers(item, event.getBackInStock(), reaction);
  }

  private static List<TellWatchers> tellWatchers(
      StockItem item, boolean isBackInStock, Reaction reaction) {
    return isBackInStock
        ? List.of(new TellWatchers(reaction.to(Ids.watch(item.getSku()))))
        : List.of();
  }

  private static List<HoldConfirmed> confirm(StockItem item, StockHeld event, Reaction reaction) {
    return List.of(
        new HoldConfirmed(reaction.to(event.getOrderId()), item.getSku(), event.getPosition()));
  }

  private static List<HoldRefused> refuse(
      StockItem item, StockHoldRefused event, Reaction reaction) {
    return List.of(
        new HoldRefused(
            reaction.to(event.getOrderId()),
            item.getSku(),
            event.getPosition(),
            event.getQuantity(),
            event.getAvailable()));
  }

  private static List<UnitsBackordered> tellBackordered(
      StockItem item, StockAllocated event, Reaction reaction) {
    return event.getBackordered() == 0
        ? List.of()
        : List.of(
            new UnitsBackordered(
                reaction.to(event.getOrderId()), item.getSku(), event.getBackordered()));
  }

  private static List<HoldOverdue> ask(
      StockItem item, StockHoldsReviewed event, Reaction reaction) {
    return event.getAsked().stream()
        .map(orderId -> new HoldOverdue(reaction.to(orderId), item.getSku()))
        .toList();
  }
}
