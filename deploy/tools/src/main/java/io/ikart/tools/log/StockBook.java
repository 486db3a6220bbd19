package io.ikart.tools.log;

import io.ikart.schemas.Envelopes;
import io.ikart.schemas.stock.StockAdjusted;
import io.ikart.schemas.stock.StockAllocated;
import io.ikart.schemas.stock.StockAllocationCancelled;
import io.ikart.schemas.stock.StockHeld;
import io.ikart.schemas.stock.StockReceived;
import io.ikart.schemas.stock.StockReleased;
import io.ikart.schemas.stock.StockReturned;
import io.ikart.schemas.stock.StockShipped;
import io.ikart.schemas.stock.WarehouseShare;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Every stock item as its events tell it, added up apart from the shop's own code, so that one can
 * check the other. One thread at a time.
 */
public final class StockBook {

  /** What an order has of a SKU. */
  public enum Claim {
    HELD,
    ALLOCATED
  }

  /**
   * Units of one SKU that an order has.
   *
   * @param claim whether they are only held
   * @param quantity units
   */
  public record OrderClaim(Claim claim, long quantity) {}

  /** Totals of one SKU, all warehouses. All in units. */
  public static final class Item {
    private long version;
    private long received;
    private long adjusted;
    private long held;
    private long allocated;
    private long shipped;
    private long restocked;
    private boolean backorder;
    private final Set<String> references = new HashSet<>();
    private final Map<String, OrderClaim> claims = new HashMap<>();
    private final Map<String, Long> gone = new HashMap<>();

    /** Version of the last event. */
    public long version() {
      return version;
    }

    /** Received, adjusted and restocked, less what was sent. */
    public long onHand() {
      return received + adjusted + restocked - shipped;
    }

    public long held() {
      return held;
    }

    public long allocated() {
      return allocated;
    }

    public boolean backorder() {
      return backorder;
    }

    /** References of all receipts. */
    public Set<String> references() {
      return Collections.unmodifiableSet(references);
    }

    /** What orders hold or have allocated, by order id. */
    public Map<String, OrderClaim> claims() {
      return Collections.unmodifiableMap(claims);
    }

    /** Units that left for orders and did not come back, by order id. */
    public Map<String, Long> gone() {
      return Collections.unmodifiableMap(gone);
    }
  }

  private final Map<String, Item> items = new HashMap<>();

  /** Takes in one record of the stock events. */
  public void accept(LogRecord record) {
    var meta = Envelopes.ofEvent(record.value());
    var item = items.computeIfAbsent(meta.getAggregateId(), sku -> new Item());
    item.version = meta.getVersion();
    if (record.value() instanceof StockReceived event) {
      item.received += event.getQuantity();
      item.backorder = event.getBackorder();
      item.references.add(event.getReference());
    } else if (record.value() instanceof StockAdjusted event) {
      item.adjusted += event.getDelta();
    } else if (record.value() instanceof StockHeld event) {
      item.held += event.getQuantity();
      item.claims.put(event.getOrderId(), new OrderClaim(Claim.HELD, event.getQuantity()));
    } else if (record.value() instanceof StockAllocated event) {
      allocate(item, event);
    } else if (record.value() instanceof StockReleased event) {
      release(item, event);
    } else if (record.value() instanceof StockShipped event) {
      item.shipped += event.getQuantity();
      item.gone.merge(event.getOrderId(), event.getQuantity(), Long::sum);
      end(item, event.getOrderId(), event.getQuantity());
    } else if (record.value() instanceof StockAllocationCancelled event) {
      end(item, event.getOrderId(), event.getQuantity());
    } else if (record.value() instanceof StockReturned event) {
      item.restocked += event.getRestocked();
      long units = event.getRestocked() + event.getWrittenOff();
      item.gone.merge(event.getOrderId(), -units, Long::sum);
    }
  }

  /** Every SKU met so far. */
  public Map<String, Item> items() {
    return Collections.unmodifiableMap(items);
  }

  private static void allocate(Item item, StockAllocated event) {
    long units =
        event.getBackordered()
            + event.getShares().stream().mapToLong(WarehouseShare::getQuantity).sum();
    var before = item.claims.put(event.getOrderId(), new OrderClaim(Claim.ALLOCATED, units));
    if (before != null && before.claim() == Claim.HELD) {
      item.held -= before.quantity();
    }
    item.allocated += units;
  }

  /** Allocated units have left or were given back: the rest stays allocated. */
  private static void end(Item item, String orderId, long units) {
    item.allocated -= units;
    item.claims.computeIfPresent(
        orderId,
        (id, claim) ->
            claim.quantity() == units
                ? null
                : new OrderClaim(claim.claim(), claim.quantity() - units));
  }

  private static void release(Item item, StockReleased event) {
    var before = item.claims.remove(event.getOrderId());
    if (before == null) {
      return;
    }
    switch (before.claim()) {
      case HELD -> item.held -= before.quantity();
      case ALLOCATED -> item.allocated -= before.quantity();
    }
  }
}
