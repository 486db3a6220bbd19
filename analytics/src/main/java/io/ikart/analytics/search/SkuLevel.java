package io.ikart.analytics.search;

/**
 * What shoppers may know of the stock of one SKU.
 *
 * @param version of the last event folded in; 0 when there was none yet
 * @param available units that can be bought now
 * @param sold units ever set aside for confirmed orders
 * @param backorder true when it may be sold below zero
 */
public record SkuLevel(String sku, long version, long available, long sold, boolean backorder) {

  static SkuLevel none(String sku) {
    return new SkuLevel(sku, 0, 0, 0, false);
  }

  /** The level after the fact; the same when the fact is known already. */
  SkuLevel after(StockFact fact) {
    if (fact.version() <= version) {
      return this;
    }
    return new SkuLevel(
        sku,
        fact.version(),
        available + fact.available(),
        sold + fact.sold(),
        fact.saysBackorder() ? fact.backorder() : backorder);
  }

  boolean canBeBought() {
    return available > 0 || backorder;
  }
}
