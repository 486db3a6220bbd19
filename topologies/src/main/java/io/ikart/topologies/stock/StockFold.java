package io.ikart.topologies.stock;

import io.ikart.schemas.stock.Hold;
import io.ikart.schemas.stock.HoldStatus;
import io.ikart.schemas.stock.StockAdjusted;
import io.ikart.schemas.stock.StockAllocated;
import io.ikart.schemas.stock.StockHeld;
import io.ikart.schemas.stock.StockHoldKept;
import io.ikart.schemas.stock.StockHoldRefused;
import io.ikart.schemas.stock.StockHoldsReviewed;
import io.ikart.schemas.stock.StockItem;
import io.ikart.schemas.stock.StockLevel;
import io.ikart.schemas.stock.StockReceived;
import io.ikart.schemas.stock.StockReleased;
import io.ikart.schemas.stock.WarehouseShare;
import io.ikart.topologies.kernel.EditableParts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the facts make of a stock item. */
final class StockFold {

  private StockFold() {}

  static StockItem received(StockItem item, StockReceived event, EditableParts parts) {
    var before = orEmpty(item, event.getMeta().getAggregateId());
    var levels = moved(before.getLevels(), event.getWarehouse(), event.getQuantity(), 0);
    return new StockItem(
        before.getSku(),
        before.getOnHand() + event.getQuantity(),
        before.getAllocated(),
        before.getHeld(),
        event.getBackorder(),
        levels,
        before.getReviewAt(),
        before.getReviewCursor(),
        before.getToReview(),
        before.getLastReviewAt());
  }

  static StockItem adjusted(StockItem item, StockAdjusted event, EditableParts parts) {
    var levels = moved(item.getLevels(), event.getWarehouse(), event.getDelta(), 0);
    return with(
        item, item.getOnHand() + event.getDelta(), item.getAllocated(), item.getHeld(), levels);
  }

  static StockItem held(StockItem item, StockHeld event, EditableParts parts) {
    parts.put(
        event.getOrderId(),
        new Hold(
            event.getOrderId(),
            HoldStatus.HELD,
            event.getPosition(),
            event.getQuantity(),
            List.of(),
            event.getReviewAt(),
            0L,
            0L,
            List.of()));
    var before = orEmpty(item, event.getMeta().getAggregateId());
    var after =
        with(
            before,
            before.getOnHand(),
            before.getAllocated(),
            before.getHeld() + event.getQuantity(),
            before.getLevels());
    return reviewing(after, event.getNextReviewAt(), before.getToReview() + 1);
  }

  static StockItem refused(StockItem item, StockHoldRefused event, EditableParts parts) {
    return orEmpty(item, event.getMeta().getAggregateId());
  }

  static StockItem released(StockItem item, StockReleased event, EditableParts parts) {
    var before = orEmpty(item, event.getMeta().getAggregateId());
    var hold = parts.part(event.getOrderId(), Hold.class);
    var status = hold.map(Hold::getStatus).orElse(HoldStatus.RELEASED);
    parts.put(
        event.getOrderId(),
        new Hold(
            event.getOrderId(),
            HoldStatus.RELEASED,
            hold.map(Hold::getPosition).orElse(0),
            event.getQuantity(),
            List.of(),
            event.getForgetAt(),
            0L,
            0L,
            hold.map(Hold::getOperations).orElse(List.of())));
    long held = status == HoldStatus.HELD ? event.getQuantity() : 0;
    long allocated = status == HoldStatus.ALLOCATED ? event.getQuantity() : 0;
    var levels = before.getLevels();
    for (var share : hold.map(Hold::getShares).orElse(List.of())) {
      levels = moved(levels, share.getWarehouse(), 0, -share.getQuantity());
    }
    var after =
        with(
            before,
            before.getOnHand(),
            before.getAllocated() - allocated,
            before.getHeld() - held,
            levels);
    long more = status == HoldStatus.HELD ? 0 : 1;
    return reviewing(after, event.getNextReviewAt(), before.getToReview() + more);
  }

  static StockItem allocated(StockItem item, StockAllocated event, EditableParts parts) {
    var hold = parts.part(event.getOrderId(), Hold.class).orElseThrow();
    parts.put(
        event.getOrderId(),
        new Hold(
            hold.getOrderId(),
            HoldStatus.ALLOCATED,
            hold.getPosition(),
            hold.getQuantity(),
            event.getShares(),
            Instant.EPOCH,
            0L,
            0L,
            List.of()));
    var levels = item.getLevels();
    for (WarehouseShare share : event.getShares()) {
      levels = moved(levels, share.getWarehouse(), 0, share.getQuantity());
    }
    var after =
        with(
            item,
            item.getOnHand(),
            item.getAllocated() + hold.getQuantity(),
            item.getHeld() - hold.getQuantity(),
            levels);
    return reviewing(after, item.getReviewAt(), item.getToReview() - 1);
  }

  static StockItem kept(StockItem item, StockHoldKept event, EditableParts parts) {
    var hold = parts.part(event.getOrderId(), Hold.class).orElseThrow();
    parts.put(event.getOrderId(), Hold.newBuilder(hold).setReviewAt(event.getReviewAt()).build());
    return item;
  }

  static StockItem reviewed(StockItem item, StockHoldsReviewed event, EditableParts parts) {
    event.getForgotten().forEach(parts::drop);
    return new StockItem(
        item.getSku(),
        item.getOnHand(),
        item.getAllocated(),
        item.getHeld(),
        item.getBackorder(),
        item.getLevels(),
        event.getNextReviewAt(),
        event.getCursor(),
        item.getToReview() - event.getForgotten().size(),
        event.getMeta().getIssuedAt());
  }

  static StockItem orEmpty(StockItem item, String sku) {
    return item != null
        ? item
        : new StockItem(sku, 0L, 0L, 0L, false, List.of(), Instant.EPOCH, "", 0L, Instant.EPOCH);
  }

  static StockItem with(
      StockItem item, long onHand, long allocated, long held, List<StockLevel> levels) {
    return new StockItem(
        item.getSku(),
        onHand,
        allocated,
        held,
        item.getBackorder(),
        levels,
        item.getReviewAt(),
        item.getReviewCursor(),
        item.getToReview(),
        item.getLastReviewAt());
  }

  static StockItem reviewing(StockItem item, Instant reviewAt, long toReview) {
    return new StockItem(
        item.getSku(),
        item.getOnHand(),
        item.getAllocated(),
        item.getHeld(),
        item.getBackorder(),
        item.getLevels(),
        reviewAt,
        item.getReviewCursor(),
        toReview,
        item.getLastReviewAt());
  }

  /** Levels with units added to one warehouse, which is opened when it is new. */
  static List<StockLevel> moved(
      List<StockLevel> levels, String warehouse, long onHand, long allocated) {
    var next = new ArrayList<StockLevel>(levels.size() + 1);
    boolean known = false;
    for (var level : levels) {
      boolean meant = level.getWarehouse().equals(warehouse);
      known |= meant;
      next.add(
          meant
              ? new StockLevel(
                  warehouse, level.getOnHand() + onHand, level.getAllocated() + allocated)
              : level);
    }
    if (!known) {
      next.add(new StockLevel(warehouse, onHand, allocated));
    }
    return next;
  }
}
