package io.ikart.analytics.search;

import io.ikart.schemas.Envelopes;
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
import io.ikart.schemas.stock.WarehouseShare;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * What one event of a stock item changes for shoppers.
 *
 * @param sku the item
 * @param version of the event: 1, 2, 3 ... for each item
 * @param available units that can be bought more (or, when negative, less) than before
 * @param sold units set aside for a confirmed order
 * @param saysBackorder whether the event says if the item may be sold below zero
 * @param backorder what it says
 * @param at business time, milliseconds of the epoch
 */
public record StockFact(
    String sku,
    long version,
    long available,
    long sold,
    boolean saysBackorder,
    boolean backorder,
    long at) {

  /** An event that changes neither. */
  private static final Effect NONE = new Effect(0, 0);

  private static final Map<Class<? extends SpecificRecord>, Function<SpecificRecord, Effect>>
      EFFECTS =
          Map.ofEntries(
              on(StockReceived.class, event -> available(event.getQuantity())),
              on(StockAdjusted.class, event -> available(event.getDelta())),
              on(StockHeld.class, event -> available(-event.getQuantity())),
              on(StockReleased.class, event -> available(event.getQuantity())),
              on(StockAllocationCancelled.class, event -> available(event.getQuantity())),
              on(StockReturned.class, event -> available(event.getRestocked())),
              on(StockAllocated.class, event -> new Effect(0, units(event))),
              // On hand and allocated go down together.
              on(StockShipped.class, event -> NONE),
              on(StockHoldRefused.class, event -> NONE),
              on(StockHoldKept.class, event -> NONE),
              on(StockHoldsReviewed.class, event -> NONE));

  private record Effect(long available, long sold) {}

  static void of(SpecificRecord event, Consumer<StockFact> facts) {
    var meta = Envelopes.ofEvent(event);
    var effect = EFFECTS.getOrDefault(event.getClass(), unused -> NONE).apply(event);
    boolean says = event instanceof StockReceived;
    facts.accept(
        new StockFact(
            meta.getAggregateId(),
            meta.getVersion(),
            effect.available(),
            effect.sold(),
            says,
            says && ((StockReceived) event).getBackorder(),
            meta.getOccurredAt().toEpochMilli()));
  }

  /**
   * Whether it is known what events of this type change; one that is not known is taken for none.
   */
  static boolean knows(Class<? extends SpecificRecord> type) {
    return EFFECTS.containsKey(type);
  }

  private static <T extends SpecificRecord>
      Map.Entry<Class<? extends SpecificRecord>, Function<SpecificRecord, Effect>> on(
          Class<T> type, Function<T, Effect> effect) {
    return Map.entry(type, event -> effect.apply(type.cast(event)));
  }

  private static Effect available(long units) {
    return new Effect(units, 0);
  }

  private static long units(StockAllocated event) {
    List<WarehouseShare> shares = event.getShares();
    return event.getBackordered() + shares.stream().mapToLong(WarehouseShare::getQuantity).sum();
  }
}
