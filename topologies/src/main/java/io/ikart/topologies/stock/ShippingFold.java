package io.ikart.topologies.stock;

import io.ikart.schemas.stock.Hold;
import io.ikart.schemas.stock.HoldStatus;
import io.ikart.schemas.stock.StockAllocationCancelled;
import io.ikart.schemas.stock.StockItem;
import io.ikart.schemas.stock.StockReturned;
import io.ikart.schemas.stock.StockShipped;
import io.ikart.schemas.stock.WarehouseShare;
import io.ikart.topologies.kernel.EditableParts;
import java.util.ArrayList;
import java.util.List;

/** What units that leave, are given back or come back make of a stock item. */
final class ShippingFold {

  private ShippingFold() {}

  static StockItem shipped(StockItem item, StockShipped event, EditableParts parts) {
    var hold = parts.part(event.getOrderId(), Hold.class).orElseThrow();
    var next =
        Hold.newBuilder(hold)
            .setShipped(hold.getShipped() + event.getQuantity())
            .setShares(less(hold.getShares(), event.getShares()))
            .setOperations(with(hold, event.getOperationId()))
            .setReviewAt(event.getForgetAt())
            .build();
    boolean isOver = ShippingRules.open(next) == 0;
    parts.put(event.getOrderId(), isOver ? ended(next) : next);
    var levels = item.getLevels();
    for (var share : event.getShares()) {
      long setAside = Math.min(share.getQuantity(), unitsOf(hold.getShares(), share));
      levels = StockFold.moved(levels, share.getWarehouse(), -share.getQuantity(), -setAside);
    }
    var after =
        StockFold.with(
            item,
            item.getOnHand() - event.getQuantity(),
            item.getAllocated() - event.getQuantity(),
            item.getHeld(),
            levels);
    return StockFold.reviewing(
        after, event.getNextReviewAt(), item.getToReview() + (isOver ? 1 : 0));
  }

  static StockItem cancelled(StockItem item, StockAllocationCancelled event, EditableParts parts) {
    var hold = parts.part(event.getOrderId(), Hold.class).orElseThrow();
    var next =
        Hold.newBuilder(hold)
            .setCancelled(hold.getCancelled() + event.getQuantity())
            .setShares(less(hold.getShares(), event.getShares()))
            .setOperations(with(hold, event.getOperationId()))
            .setReviewAt(event.getForgetAt())
            .build();
    boolean isOver = ShippingRules.open(next) == 0;
    parts.put(event.getOrderId(), isOver ? ended(next) : next);
    var levels = item.getLevels();
    for (var share : event.getShares()) {
      levels = StockFold.moved(levels, share.getWarehouse(), 0, -share.getQuantity());
    }
    var after =
        StockFold.with(
            item,
            item.getOnHand(),
            item.getAllocated() - event.getQuantity(),
            item.getHeld(),
            levels);
    return StockFold.reviewing(
        after, event.getNextReviewAt(), item.getToReview() + (isOver ? 1 : 0));
  }

  static StockItem returned(StockItem item, StockReturned event, EditableParts parts) {
    var known = parts.part(event.getOrderId(), Hold.class);
    var hold =
        known.orElseGet(
            () ->
                Hold.newBuilder()
                    .setOrderId(event.getOrderId())
                    .setStatus(HoldStatus.SHIPPED)
                    .setPosition(0)
                    .setQuantity(0)
                    .setShares(List.of())
                    .setReviewAt(event.getForgetAt())
                    .build());
    parts.put(
        event.getOrderId(),
        Hold.newBuilder(hold)
            .setOperations(with(hold, event.getOperationId()))
            .setReviewAt(event.getForgetAt())
            .build());
    var before = StockFold.orEmpty(item, event.getMeta().getAggregateId());
    var after =
        StockFold.with(
            before,
            before.getOnHand() + event.getRestocked(),
            before.getAllocated(),
            before.getHeld(),
            StockFold.moved(before.getLevels(), event.getWarehouse(), event.getRestocked(), 0));
    return StockFold.reviewing(
        after, event.getNextReviewAt(), before.getToReview() + (known.isEmpty() ? 1 : 0));
  }

  private static Hold ended(Hold hold) {
    var status = hold.getShipped() > 0 ? HoldStatus.SHIPPED : HoldStatus.RELEASED;
    return Hold.newBuilder(hold).setStatus(status).build();
  }

  private static List<String> with(Hold hold, String operationId) {
    var operations = new ArrayList<>(hold.getOperations());
    operations.add(operationId);
    return operations;
  }

  private static List<WarehouseShare> less(
      List<WarehouseShare> shares, List<WarehouseShare> taken) {
    var left = new ArrayList<WarehouseShare>();
    for (var share : shares) {
      long units = share.getQuantity() - unitsOf(taken, share);
      if (units > 0) {
        left.add(new WarehouseShare(share.getWarehouse(), units));
      }
    }
    return left;
  }

  private static long unitsOf(List<WarehouseShare> shares, WarehouseShare wanted) {
    return shares.stream()
        .filter(share -> share.getWarehouse().equals(wanted.getWarehouse()))
        .mapToLong(WarehouseShare::getQuantity)
        .sum();
  }
}
