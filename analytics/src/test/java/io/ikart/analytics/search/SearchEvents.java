package io.ikart.analytics.search;

import io.ikart.schemas.Ids;
import io.ikart.schemas.catalog.ProductOffer;
import io.ikart.schemas.catalog.ProductUpserted;
import io.ikart.schemas.catalog.Traits;
import io.ikart.schemas.catalog.Variant;
import io.ikart.schemas.common.EventMeta;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.review.Ratings;
import io.ikart.schemas.review.ReviewApproved;
import io.ikart.schemas.stock.StockAllocated;
import io.ikart.schemas.stock.StockHeld;
import io.ikart.schemas.stock.StockReceived;
import io.ikart.schemas.stock.WarehouseShare;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What happens to a teapot. */
final class SearchEvents {

  static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  static final String TEAPOT = "prod_TEAPOT";

  private SearchEvents() {}

  static EventMeta meta(String id, long version) {
    return new EventMeta(id, version, "command", "command", "test", NOON, NOON);
  }

  static ProductUpserted teapot(long version, boolean active, String... skus) {
    var variants = Stream.of(skus).map(sku -> new Variant(sku, "", 0)).toList();
    var offers =
        List.of(
            offer("o1", skus[0], "default", 1_250, true),
            offer("o2", skus[0], "default", 1_100, true),
            offer("o3", skus[0], "default", 900, false),
            offer("o4", skus[0], "trade", 500, true));
    return new ProductUpserted(
        meta(TEAPOT, version),
        "Red teapot",
        "Pours",
        active,
        variants,
        offers,
        List.of(),
        new Traits("Kitchen/Teapots", "Acme", Map.of("size", "large", "colour", "red")));
  }

  private static ProductOffer offer(
      String id, String sku, String priceList, long pence, boolean active) {
    return new ProductOffer(id, sku, priceList, new Money(pence, "GBP"), active);
  }

  static StockReceived received(String sku, long version, long quantity) {
    return new StockReceived(meta(sku, version), "main", quantity, "test", false, version == 1);
  }

  /** The teapot's rating after a review was approved, from the stars of all. */
  static ReviewApproved approved(long version, int... stars) {
    var rating = Ratings.none();
    for (int each : stars) {
      rating = Ratings.with(rating, each);
    }
    return new ReviewApproved(meta(Ids.reviews(TEAPOT), version), TEAPOT, "review", rating);
  }

  static StockHeld held(String sku, long version, long quantity) {
    return new StockHeld(meta(sku, version), "order_1", 0, quantity, NOON, NOON);
  }

  static StockAllocated allocated(String sku, long version, long quantity) {
    return new StockAllocated(
        meta(sku, version), "order_1", List.of(new WarehouseShare("main", quantity)), 0L);
  }
}
