package io.ikart.topologies.stock;

import static io.ikart.topologies.kernel.Decision.accept;
import static io.ikart.topologies.kernel.Decision.nothingNew;

import io.ikart.schemas.stock.CancelAllocation;
import io.ikart.schemas.stock.Hold;
import io.ikart.schemas.stock.HoldStatus;
import io.ikart.schemas.stock.ReturnStock;
import io.ikart.schemas.stock.ShipStock;
import io.ikart.schemas.stock.StockAdjusted;
import io.ikart.schemas.stock.StockAllocationCancelled;
import io.ikart.schemas.stock.StockItem;
import io.ikart.schemas.stock.StockReturned;
import io.ikart.schemas.stock.StockShipped;
import io.ikart.schemas.stock.WarehouseShare;
import io.ikart.topologies.kernel.Context;
import io.ikart.topologies.kernel.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * What becomes of an allocation: it leaves, is given back, or comes back later. Each is named by
 * its order; the same name a second time changes nothing.
 */
final class ShippingRules {

  private ShippingRules() {}

  /**
   * Allocated units leave: from the warehouses they were set aside in, then, for what was on
   * backorder, from wherever units are free by now. A parcel has left whatever the books say: units
   * they did not have are put right first, as a correction that staff can see.
   *
   * @throws IllegalStateException when the order has not so many allocated
   */
  static Decision ship(StockItem item, ShipStock command, Context context) {
    var hold = context.part(command.getOrderId(), Hold.class);
    if (isDone(item, hold, command.getOperationId(), context)) {
      return nothingNew();
    }
    var allocated = allocated(hold, command.getOrderId(), command.getQuantity());
    var events = new ArrayList<SpecificRecord>();
    var shares = new ArrayList<>(taken(item, allocated, command.getQuantity()));
    long missing = command.getQuantity() - sum(shares);
    if (missing > 0) {
      var warehouse = item.getLevels().get(0).getWarehouse();
      events.add(
          new StockAdjusted(
              context.meta(), warehouse, missing, "sent although the books had no units left"));
      add(shares, warehouse, missing);
    }
    boolean isOver = open(allocated) == command.getQuantity();
    events.add(
        StockShipped.newBuilder()
            .setMeta(context.meta())
            .setOrderId(command.getOrderId())
            .setOperationId(command.getOperationId())
            .setQuantity(command.getQuantity())
            .setShares(shares)
            .setForgetAt(forgetAt(isOver, context))
            .setNextReviewAt(nextReview(item, isOver, context))
            .build());
    return accept(events);
  }

  private static List<WarehouseShare> taken(StockItem item, Hold hold, long quantity) {
    var shares = new ArrayList<WarehouseShare>();
    long open = quantity;
    for (var share : hold.getShares()) {
      long units = Math.min(open, share.getQuantity());
      add(shares, share.getWarehouse(), units);
      open -= units;
    }
    for (var level : item.getLevels()) {
      long units = Math.min(open, level.getOnHand() - level.getAllocated());
      add(shares, level.getWarehouse(), units);
      open -= units;
    }
    return shares;
  }

  private static void add(List<WarehouseShare> shares, String warehouse, long units) {
    if (units == 0) {
      return;
    }
    for (int place = 0; place < shares.size(); place++) {
      var share = shares.get(place);
      if (share.getWarehouse().equals(warehouse)) {
        shares.set(place, new WarehouseShare(warehouse, share.getQuantity() + units));
        return;
      }
    }
    shares.add(new WarehouseShare(warehouse, units));
  }

  /**
   * Allocated units are free again: first what no warehouse has, then what was set aside last.
   *
   * @throws IllegalStateException when the order has not so many allocated
   */
  static Decision cancel(StockItem item, CancelAllocation command, Context context) {
    var hold = context.part(command.getOrderId(), Hold.class);
    if (isDone(item, hold, command.getOperationId(), context)) {
      return nothingNew();
    }
    var allocated = allocated(hold, command.getOrderId(), command.getQuantity());
    long owed = Math.min(command.getQuantity(), open(allocated) - sum(allocated.getShares()));
    var shares = new ArrayList<WarehouseShare>();
    long open = command.getQuantity() - owed;
    for (int place = allocated.getShares().size() - 1; place >= 0 && open > 0; place--) {
      var share = allocated.getShares().get(place);
      long units = Math.min(open, share.getQuantity());
      add(shares, share.getWarehouse(), units);
      open -= units;
    }
    boolean isOver = open(allocated) == command.getQuantity();
    return accept(
        StockAllocationCancelled.newBuilder()
            .setMeta(context.meta())
            .setOrderId(command.getOrderId())
            .setOperationId(command.getOperationId())
            .setQuantity(command.getQuantity())
            .setShares(shares)
            .setBackordered(owed)
            .setForgetAt(forgetAt(isOver, context))
            .setNextReviewAt(nextReview(item, isOver, context))
            .build());
  }

  /** Units come back, long after what was held for them may have been forgotten. */
  static Decision giveBack(StockItem item, ReturnStock command, Context context) {
    var hold = context.part(command.getOrderId(), Hold.class);
    if (isDone(item, hold, command.getOperationId(), context)) {
      return nothingNew();
    }
    long before = item == null ? 0 : StockRules.available(item);
    boolean isOver = hold.filter(known -> known.getStatus() == HoldStatus.ALLOCATED).isEmpty();
    return accept(
        StockReturned.newBuilder()
            .setMeta(context.meta())
            .setOrderId(command.getOrderId())
            .setOperationId(command.getOperationId())
            .setWarehouse(command.getWarehouse())
            .setRestocked(command.getRestocked())
            .setWrittenOff(command.getWrittenOff())
            .setBackInStock(before <= 0 && before + command.getRestocked() > 0)
            .setForgetAt(forgetAt(isOver, context))
            .setNextReviewAt(nextReview(item, isOver, context))
            .build());
  }

  /** Taken in before; or so old that what would tell may have been forgotten. */
  private static boolean isDone(
      StockItem item, Optional<Hold> hold, String operationId, Context context) {
    return hold.map(known -> known.getOperations().contains(operationId))
        .orElseGet(() -> HoldRules.isOlderThanMemory(item, context.now()));
  }

  private static Hold allocated(Optional<Hold> hold, String orderId, long units) {
    return hold.filter(known -> known.getStatus() == HoldStatus.ALLOCATED)
        .filter(known -> open(known) >= units)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "no %d units allocated to %s in %s".formatted(units, orderId, hold)));
  }

  private static Instant forgetAt(boolean isOver, Context context) {
    return isOver ? context.now().plus(HoldRules.REMEMBER_ENDED) : Instant.EPOCH;
  }

  private static Instant nextReview(StockItem item, boolean isOver, Context context) {
    return isOver
        ? HoldRules.earlier(item, forgetAt(true, context))
        : item == null ? Instant.EPOCH : item.getReviewAt();
  }

  /** Units of a hold that have neither left nor been given back. */
  static long open(Hold hold) {
    return hold.getQuantity() - hold.getShipped() - hold.getCancelled();
  }

  private static long sum(List<WarehouseShare> shares) {
    return shares.stream().mapToLong(WarehouseShare::getQuantity).sum();
  }
}
