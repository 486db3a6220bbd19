package io.ikart.topologies.review;

import io.ikart.schemas.review.ModerateReview;
import io.ikart.schemas.review.ProductReviews;
import io.ikart.schemas.review.PurchaseRecorded;
import io.ikart.schemas.review.RecordPurchase;
import io.ikart.schemas.review.ReviewApproved;
import io.ikart.schemas.review.ReviewRejected;
import io.ikart.schemas.review.ReviewSubmitted;
import io.ikart.schemas.review.ReviewWithdrawn;
import io.ikart.schemas.review.SubmitReview;
import io.ikart.schemas.review.WithdrawReview;
import io.ikart.topologies.kernel.Decider;

/**
 * The reviews of a product: root with the rating and how many wait for staff; each review a part,
 * and so is each customer who has got the product or written about it.
 */
public final class ReviewDecider {

  public static final Decider<ProductReviews> REVIEWS =
      Decider.of("review", ProductReviews.class, "rev_")
          .on(SubmitReview.class, ReviewRules::submit)
          .on(ModerateReview.class, ReviewRules::moderate)
          .on(WithdrawReview.class, ReviewRules::withdraw)
          .on(RecordPurchase.class, ReviewRules::recordPurchase)
          .when(ReviewSubmitted.class, ReviewFold::submitted)
          .when(ReviewApproved.class, ReviewFold::approved)
          .when(ReviewRejected.class, ReviewFold::rejected)
          .when(ReviewWithdrawn.class, ReviewFold::withdrawn)
          .when(PurchaseRecorded.class, ReviewFold::purchased)
          .needingReview(ReviewRules::needsModeration)
          .flawless(ReviewRules::flaw);

  private ReviewDecider() {}
}
