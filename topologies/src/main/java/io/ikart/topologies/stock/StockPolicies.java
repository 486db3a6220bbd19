package io.ikart.topologies.stock;

import io.ikart.schemas.order.HoldConfirmed;
import io.ikart.schemas.order.HoldOverdue;
import io.ikart.schemas.order.HoldRefused;
import io.ikart.schemas.order.UnitsBackordered;
import io.ikart.schemas.stock.StockAllocated;
import io.ikart.schemas.stock.StockHeld;
import io.ikart.schemas.stock.StockHoldRefused;
import io.ikart.schemas.stock.StockHoldsReviewed;
import io.ikart.schemas.stock.StockItem;
import io.ikart.topologies.kernel.Policies;
import io.ikart.topologies.kernel.Reaction;
import java.util.List;

/** What stock tells orders. */
public final class StockPolicies {

  public static final Policies<StockItem> STOCK =
      Policies.of(StockItem.class)
          .on(StockHeld.class, StockPolicies::confirm)
          .on(StockHoldRefused.class, StockPolicies::refuse)
          .on(StockAllocated.class, StockPolicies::tellBackordered)
          .on(StockHoldsReviewed.class, StockPolicies::ask);

  private StockPolicies() {}

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
