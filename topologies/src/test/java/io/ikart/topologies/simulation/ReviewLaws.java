package io.ikart.topologies.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Ids;
import io.ikart.schemas.order.OrderDelivered;
import io.ikart.schemas.review.ProductReview;
import io.ikart.schemas.review.ProductReviews;
import io.ikart.schemas.review.PurchaseRecorded;
import io.ikart.schemas.review.Rating;
import io.ikart.schemas.review.ReviewApproved;
import io.ikart.schemas.review.ReviewRejected;
import io.ikart.schemas.review.ReviewStatus;
import io.ikart.schemas.review.ReviewSubmitted;
import io.ikart.schemas.review.ReviewWithdrawn;
import io.ikart.topologies.shop.Shop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;

/** A rating is what approved reviews say; verified is who has got the product, and nobody else. */
final class ReviewLaws {

  private ReviewLaws() {}

  /** Holds once nothing is on the way. */
  static void hold(Shop shop) {
    for (var sku : Crowd.SKUS) {
      var id = Ids.reviews("prod_" + sku);
      if (shop.stored("review", id).isPresent()) {
        var rating = shop.root("review", id, ProductReviews.class).getRating();
        assertThat(rating).as("rating of %s", sku).isEqualTo(folded(shop, id));
      }
    }
    whoGotSomethingIsKnownAndNobodyElse(shop);
  }

  /** From the stars as they were written and what became of each review. */
  private static Rating folded(Shop shop, String id) {
    var stars = new HashMap<String, Integer>();
    var approved = new HashSet<String>();
    for (var event : shop.events()) {
      if (event instanceof ReviewSubmitted written
          && written.getMeta().getAggregateId().equals(id)) {
        stars.put(written.getReviewId(), written.getScore());
      } else if (event instanceof ReviewApproved shown) {
        approved.add(shown.getReviewId());
      } else if (event instanceof ReviewRejected hidden) {
        approved.remove(hidden.getReviewId());
      } else if (event instanceof ReviewWithdrawn back) {
        approved.remove(back.getReviewId());
      }
    }
    var counts = new long[6];
    approved.stream().filter(stars::containsKey).forEach(each -> counts[stars.get(each)]++);
    return new Rating(counts[1], counts[2], counts[3], counts[4], counts[5]);
  }

  private static void whoGotSomethingIsKnownAndNobodyElse(Shop shop) {
    var delivered = delivered(shop);
    assertThat(shop.written(PurchaseRecorded.class))
        .extracting(event -> event.getCustomerId() + " " + event.getProductId())
        .as("purchases")
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(delivered);
    for (var sku : Crowd.SKUS) {
      var product = "prod_" + sku;
      for (var part : shop.parts("review", Ids.reviews(product)).values()) {
        if (part instanceof ProductReview review) {
          assertThat(review.getStatus()).isNotEqualTo(ReviewStatus.WITHDRAWN);
          assertThat(review.getVerified())
              .as("%s", review)
              .isEqualTo(delivered.contains(review.getCustomerId() + " " + product));
        }
      }
    }
  }

  private static Set<String> delivered(Shop shop) {
    var found = new ArrayList<String>();
    for (var event : shop.written(OrderDelivered.class)) {
      var customer = event.getSummary().getCustomerId();
      event.getLines().forEach(line -> found.add(customer + " " + line.getProductId()));
    }
    return Set.copyOf(found);
  }
}
