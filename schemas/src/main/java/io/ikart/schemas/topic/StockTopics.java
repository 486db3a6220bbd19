package io.ikart.schemas.topic;

import static io.ikart.schemas.topic.Topic.Group.CHECKOUT;
import static io.ikart.schemas.topic.Topic.Group.STOCK;
import static io.ikart.schemas.topic.Topic.Keep.A_WEEK;
import static io.ikart.schemas.topic.Topic.Keep.FOR_EVER;

import io.ikart.schemas.common.DeadlinePassed;
import io.ikart.schemas.common.ReleaseBlockedKey;
import io.ikart.schemas.order.HoldConfirmed;
import io.ikart.schemas.order.HoldOverdue;
import io.ikart.schemas.order.HoldRefused;
import io.ikart.schemas.order.UnitsBackordered;
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
import io.ikart.schemas.stock.StockReceived;
import io.ikart.schemas.stock.StockReleased;
import io.ikart.schemas.stock.StockReturned;
import io.ikart.schemas.stock.StockShipped;
import io.ikart.schemas.watch.StockWatched;
import io.ikart.schemas.watch.StockWatchersTold;
import io.ikart.schemas.watch.StockWatchesExpired;
import io.ikart.schemas.watch.WatchStock;
import java.util.List;

/** Stock, by SKU, and those who wait for it. */
public final class StockTopics {

  public static final Topic STOCK_COMMANDS =
      new Topic(
          "stock.commands",
          STOCK,
          A_WEEK,
          "edge, checkout, stock",
          List.of(
              ReceiveStock.class,
              AdjustStock.class,
              HoldStock.class,
              ReleaseStock.class,
              AllocateStock.class,
              KeepHold.class,
              ShipStock.class,
              CancelAllocation.class,
              ReturnStock.class,
              WatchStock.class,
              DeadlinePassed.class,
              ReleaseBlockedKey.class),
          Keys::ofCommand);

  public static final Topic STOCK_EVENTS =
      new Topic(
          "stock.events",
          STOCK,
          FOR_EVER,
          "stock",
          List.of(
              StockReceived.class,
              StockAdjusted.class,
              StockHeld.class,
              StockHoldRefused.class,
              StockReleased.class,
              StockAllocated.class,
              StockHoldKept.class,
              StockShipped.class,
              StockAllocationCancelled.class,
              StockReturned.class,
              StockHoldsReviewed.class),
          Keys::ofEvent);

  /** Who waits for what is sold out; apart from stock, which is for every reader. */
  public static final Topic WATCH_EVENTS =
      new Topic(
          "stock-watch.events",
          STOCK,
          FOR_EVER,
          "stock",
          List.of(StockWatched.class, StockWatchersTold.class, StockWatchesExpired.class),
          Keys::ofEvent);

  /** Answers and questions of stock to orders, on the order's key. */
  public static final Topic STOCK_REPLIES =
      new Topic(
          "stock.replies",
          CHECKOUT,
          A_WEEK,
          "stock",
          List.of(
              HoldConfirmed.class, HoldRefused.class, HoldOverdue.class, UnitsBackordered.class),
          Keys::ofCommand);

  private StockTopics() {}
}
