package io.ikart.analytics.search;

import io.ikart.schemas.common.EventMeta;
import io.ikart.schemas.review.Rating;
import io.ikart.schemas.review.Ratings;
import io.ikart.schemas.review.ReviewApproved;
import io.ikart.schemas.review.ReviewRejected;
import io.ikart.schemas.review.ReviewWithdrawn;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/**
 * What shoppers may know of the approved reviews of a product.
 *
 * @param version of the last event that stated it
 * @param count reviews
 * @param averageHundredths stars in hundredths, rounded down; 0 when there is no review
 */
public record ProductRating(long version, long count, long averageHundredths) {

  /** Most events of reviews state a rating; those of purchases and of what waits do not. */
  static void of(SpecificRecord event, Consumer<ProductNews> news) {
    if (event instanceof ReviewApproved shown) {
      news.accept(of(shown.getProductId(), shown.getMeta(), shown.getRating()));
    } else if (event instanceof ReviewRejected hidden) {
      news.accept(of(hidden.getProductId(), hidden.getMeta(), hidden.getRating()));
    } else if (event instanceof ReviewWithdrawn back) {
      news.accept(of(back.getProductId(), back.getMeta(), back.getRating()));
    }
  }

  private static ProductNews of(String productId, EventMeta meta, Rating rating) {
    return ProductNews.of(
        productId,
        new ProductRating(
            meta.getVersion(), Ratings.count(rating), Ratings.averageHundredths(rating)));
  }
}
