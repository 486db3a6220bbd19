package io.ikart.topologies.stock;

import static io.ikart.topologies.kernel.Decision.accept;
import static io.ikart.topologies.kernel.Decision.refuse;

import io.ikart.schemas.stock.AdjustStock;
import io.ikart.schemas.stock.ReceiveStock;
import io.ikart.schemas.stock.StockAdjusted;
import io.ikart.schemas.stock.StockItem;
import io.ikart.schemas.stock.StockLevel;
import io.ikart.schemas.stock.StockReceived;
import io.ikart.topologies.kernel.Context;
import io.ikart.topologies.kernel.Decision;
import io.ikart.topologies.kernel.Problem;
import java.util.Map;

/** What may happen to what is on hand. */
final class StockRules {

  static final int MAX_WAREHOUSES = 100;
  private static final long MAX_UNITS = 1_000_000_000_000L;

  private StockRules() {}

  static Decision receive(StockItem item, ReceiveStock command, Context context) {
    if (command.getQuantity() < 1 || command.getQuantity() > MAX_UNITS) {
      return refuse(Problem.VALIDATION_FAILED, Map.of("quantity", "must be 1 to " + MAX_UNITS));
    }
    if (item != null
        && item.getLevels().size() >= MAX_WAREHOUSES
        && levelOf(item, command.getWarehouse()) == null) {
      return refuse(Problem.LIMIT_EXCEEDED, Map.of("warehouse", "at most " + MAX_WAREHOUSES));
    }
    boolean backorder =
        command.getBackorder() == null
            ? item != null && item.getBackorder()
            : command.getBackorder();
    long before = item == null ? 0 : available(item);
    if (before + command.getQuantity() < 0 && !backorder) {
      return refuse(
          Problem.OUT_OF_STOCK,
          Map.of("available", Long.toString(before), "backorder", "units are owed"));
    }
    return accept(
        StockReceived.newBuilder()
            .setMeta(context.meta())
            .setWarehouse(command.getWarehouse())
            .setQuantity(command.getQuantity())
            .setReference(command.getReference())
            .setBackorder(backorder)
            .setBackInStock(before <= 0 && before + command.getQuantity() > 0)
            .build());
  }

  static Decision adjust(StockItem item, AdjustStock command, Context context) {
    if (item == null) {
      return refuse(Problem.NOT_FOUND, Map.of("sku", context.command().getAggregateId()));
    }
    if (command.getDelta() == 0 || Math.abs(command.getDelta()) > MAX_UNITS) {
      return refuse(Problem.VALIDATION_FAILED, Map.of("delta", "must not be 0"));
    }
    var level = levelOf(item, command.getWarehouse());
    if (level == null) {
      return refuse(Problem.NOT_FOUND, Map.of("warehouse", command.getWarehouse()));
    }
    if (level.getOnHand() + command.getDelta() < level.getAllocated()
        || (available(item) + command.getDelta() < 0 && !item.getBackorder())) {
      return refuse(
          Problem.OUT_OF_STOCK,
          Map.of(
              "available", Long.toString(available(item)),
              "onHand", Long.toString(level.getOnHand()),
              "allocated", Long.toString(level.getAllocated())));
    }
    return accept(
        StockAdjusted.newBuilder()
            .setMeta(context.meta())
            .setWarehouse(command.getWarehouse())
            .setDelta(command.getDelta())
            .setReason(command.getReason())
            .build());
  }

  /** Units that may still be promised; below zero only on backorder. */
  static long available(StockItem item) {
    return item.getOnHand() - item.getAllocated() - item.getHeld();
  }

  static StockLevel levelOf(StockItem item, String warehouse) {
    for (var level : item.getLevels()) {
      if (level.getWarehouse().equals(warehouse)) {
        return level;
      }
    }
    return null;
  }

  /** Invariant 1 of the domain, for one item. */
  static String flaw(StockItem item) {
    if (item.getHeld() < 0 || item.getAllocated() < 0 || item.getOnHand() < 0) {
      return "negative units in " + item;
    }
    if (available(item) < 0 && !item.getBackorder()) {
      return "promised more than there is in " + item;
    }
    long onShelves = 0;
    for (var level : item.getLevels()) {
      onShelves += level.getOnHand();
      if (level.getAllocated() < 0 || level.getAllocated() > level.getOnHand()) {
        return "more allocated than on hand in " + level;
      }
    }
    return onShelves == item.getOnHand() ? "" : "levels do not add up in " + item;
  }
}
