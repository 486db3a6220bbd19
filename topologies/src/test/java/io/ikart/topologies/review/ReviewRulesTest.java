package io.ikart.topologies.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Ids;
import io.ikart.schemas.review.ModerateReview;
import io.ikart.schemas.review.ProductReview;
import io.ikart.schemas.review.ProductReviews;
import io.ikart.schemas.review.ReviewParts;
import io.ikart.schemas.review.ReviewStatus;
import io.ikart.schemas.review.ReviewSubmitted;
import io.ikart.schemas.review.Reviewer;
import io.ikart.schemas.review.SubmitReview;
import io.ikart.schemas.review.WithdrawReview;
import io.ikart.topologies.kernel.Decision;
import io.ikart.topologies.kernel.Problem;
import io.ikart.topologies.kernel.PureAggregate;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What may be done with a review, case by case. */
class ReviewRulesTest {

  private static final String PRODUCT = "prod_TEA";
  private static final String ADA = "cust_ada";

  private final PureAggregate<ProductReviews> reviews =
      new PureAggregate<>(ReviewDecider.REVIEWS, Ids.reviews(PRODUCT));
  private int tries;

  @Test
  void aSecondReviewIsRefusedWithTheFirst() {
    writes(5, "Tea");
    var second = writes(1, "Changed my mind");

    assertThat(second.problem()).isEqualTo(Problem.INVALID_TRANSITION);
    assertThat(second.details()).containsEntry("status", "PENDING").containsKey("reviewId");
  }

  @Test
  void whoeverTookTheirsBackMayWriteAnotherButNotForEver() {
    for (int time = 0; time < ReviewRules.MAX_SUBMISSIONS; time++) {
      assertThat(writes(5, "Tea").isRefused()).isFalse();
      assertThat(withdraws().isRefused()).isFalse();
    }

    assertThat(writes(5, "Tea").problem()).isEqualTo(Problem.LIMIT_EXCEEDED);
  }

  @Test
  void whatIsNoReviewIsRefused() {
    assertThat(writes(0, "Tea").details()).containsOnlyKeys("score");
    assertThat(writes(6, "Tea").details()).containsOnlyKeys("score");
    assertThat(writes(5, " ").details()).containsOnlyKeys("title");
    assertThat(writes(5, "t".repeat(201)).details()).containsOnlyKeys("title");
    assertThat(submit(5, "Tea", "b".repeat(5_001)).details()).containsOnlyKeys("body");
    assertThat(submit(5, "Tea", "b".repeat(5_001)).problem()).isEqualTo(Problem.VALIDATION_FAILED);
    assertThat(reviews.events()).isEmpty();
  }

  @Test
  void whatWasTakenDownCountsNoMoreAndSaysWhy() {
    writes(5, "Tea");
    decides(true);
    reviews.pass(Duration.ofDays(1));
    decides(false);

    assertThat(reviews.root().getRating().getFives()).isZero();
    var review =
        (ProductReview) reviews.parts().get(ReviewParts.review(ReviewStatus.REJECTED, id()));
    assertThat(review.getReason()).isEqualTo("because");
    assertThat(review.getModeratedAt()).isEqualTo(reviews.now());
    assertThat(((Reviewer) reviews.parts().get(ReviewParts.author(ADA))).getReason())
        .isEqualTo("because");
    assertThat(decides(true).problem()).isEqualTo(Problem.INVALID_TRANSITION);
  }

  @Test
  void nobodyTakesBackWhatTheyNeverWrote() {
    assertThat(withdraws().problem()).isEqualTo(Problem.NOT_FOUND);
  }

  @Test
  void nothingIsLeftOfTheTextOfWhatWasTakenBack() {
    writes(5, "Tea");
    decides(true);
    withdraws();

    assertThat(reviews.parts().keySet()).containsExactly(ReviewParts.author(ADA));
    assertThat(withdraws().isRefused()).isFalse();
  }

  @Test
  void whatNobodyWroteCannotBeDecided() {
    var decision =
        reviews.handle(
            meta ->
                new ModerateReview(
                    meta, ReviewParts.reviewId(reviews.now(), Ids.ulid(1, 1)), true, ""));

    assertThat(decision.problem()).isEqualTo(Problem.NOT_FOUND);
  }

  private Decision writes(int stars, String title) {
    return submit(stars, title, "Hot.");
  }

  private Decision submit(int stars, String title, String body) {
    var submission = Ids.ulid(1, ++tries);
    return reviews.handle(
        meta -> new SubmitReview(meta, PRODUCT, submission, ADA, stars, title, body));
  }

  private Decision withdraws() {
    return reviews.handle(meta -> new WithdrawReview(meta, ADA));
  }

  private Decision decides(boolean approved) {
    var id = id();
    return reviews.handle(meta -> new ModerateReview(meta, id, approved, "because"));
  }

  private String id() {
    return reviews.events(ReviewSubmitted.class).get(0).getReviewId();
  }
}
