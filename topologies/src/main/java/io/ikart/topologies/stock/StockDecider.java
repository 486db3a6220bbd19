package io.ikart.topologies.stock;

import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.stock.AdjustStock;
import io.ikart.schemas.stock.AllocateStock;
import io.ikart.schemas.stock.CancelAllocation;
import io.ikart.schemas.stock.HoldStock;
import io.ikart.schemas.stock.KeepHold;
import io.ikart.schemas.stock.ReceiveStock;
import io.ikart.schemas.stock.ReleaseStock;
import io.ikart.schemas.stock.ReturnStock;
import io.ikart.schemas.stock.ShipStock;
import io.ikart.schemas.stock.StockAdjusted;
import io.ikart.schemas.stock.StockAllocated;
import io.ikart.schemas.stock.StockAllocationCancelled;
import io.ikart.schemas.stock.StockHeld;
import io.ikart.schemas.stock.StockHoldKept;
import io.ikart.schemas.stock.StockHoldRefused;
import io.ikart.schemas.stock.StockHoldsReviewed;
import io.ikart.schemas.stock.StockItem;
import io.ikart.schemas.stock.StockReceived;
import io.ikart.schemas.stock.StockReleased;
import io.ikart.schemas.stock.StockReturned;
import io.ikart.schemas.stock.StockShipped;
import io.ikart.schemas.watch.AskIfInStock;
import io.ikart.topologies.kernel.Decider;

/** The stock item, one per SKU: root with levels, holds as parts keyed by order id. */
public final class StockDecider {

  /** Its id is the SKU: every id of the application that no other aggregate owns is one. */
  public static final Decider<StockItem> STOCK =
      Decider.of("stock", StockItem.class, "")
          .on(ReceiveStock.class, StockRules::receive)
          .on(AdjustStock.class, StockRules::adjust)
          .on(HoldStock.class, HoldRules::hold)
          .on(ReleaseStock.class, HoldRules::release)
          .on(AllocateStock.class, HoldRules::allocate)
          .on(KeepHold.class, HoldRules::keep)
          .on(ShipStock.class, ShippingRules::ship)
          .on(CancelAllocation.class, ShippingRules::cancel)
          .on(ReturnStock.class, ShippingRules::giveBack)
          .on(AskIfInStock.class, WatchRules::ask)
          .on(DeadlinePassed.class, HoldRules::review)
          .when(StockReceived.class, StockFold::received)
          .when(StockAdjusted.class, StockFold::adjusted)
          .when(StockHeld.class, StockFold::held)
          .when(StockHoldRefused.class, StockFold::refused)
          .when(StockReleased.class, StockFold::released)
          .when(StockAllocated.class, StockFold::allocated)
          .when(StockHoldKept.class, StockFold::kept)
          .when(StockShipped.class, ShippingFold::shipped)
          .when(StockAllocationCancelled.class, ShippingFold::cancelled)
          .when(StockReturned.class, ShippingFold::returned)
          .when(StockHoldsReviewed.class, StockFold::reviewed)
          .waitingUntil(StockItem::getReviewAt)
          .flawless(StockRules::flaw);

  private StockDecider() {}
}
