package io.ikart.topologies.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Ids;
import io.ikart.schemas.review.ModerateReview;
import io.ikart.schemas.review.ProductReview;
import io.ikart.schemas.review.ProductReviews;
import io.ikart.schemas.review.PurchaseRecorded;
import io.ikart.schemas.review.Ratings;
import io.ikart.schemas.review.RecordPurchase;
import io.ikart.schemas.review.ReviewApproved;
import io.ikart.schemas.review.ReviewParts;
import io.ikart.schemas.review.ReviewRejected;
import io.ikart.schemas.review.ReviewStatus;
import io.ikart.schemas.review.ReviewSubmitted;
import io.ikart.schemas.review.ReviewWithdrawn;
import io.ikart.schemas.review.Reviewer;
import io.ikart.schemas.review.SubmitReview;
import io.ikart.schemas.review.WithdrawReview;
import io.ikart.topologies.kernel.Decision;
import io.ikart.topologies.kernel.PureAggregate;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeTry;

/** Laws of a product's reviews, whatever customers and staff do in whatever order. */
class ReviewPropertiesTest {

  private static final String PRODUCT = "prod_TEA";

  record Step(String what, int who, int stars) {}

  private PureAggregate<ProductReviews> reviews;
  private int tries;

  @BeforeTry
  void nobodyHasWritten() {
    reviews = new PureAggregate<>(ReviewDecider.REVIEWS, Ids.reviews(PRODUCT));
    tries = 0;
  }

  @Provide
  Arbitrary<List<Step>> stories() {
    return Combinators.combine(
            Arbitraries.of(
                "write", "write", "write", "approve", "approve", "reject", "withdraw", "get"),
            Arbitraries.integers().between(0, 4),
            Arbitraries.integers().between(1, 5))
        .as(Step::new)
        .list()
        .ofMaxSize(60);
  }

  private Decision take(Step step) {
    reviews.pass(Duration.ofMillis(step.stars()));
    return switch (step.what()) {
      case "write" -> writes(customer(step.who()), Ids.ulid(1, ++tries), step.stars());
      case "approve" -> decides(anyOf(step.who()), true);
      case "reject" -> decides(anyOf(step.who()), false);
      case "withdraw" -> reviews.handle(meta -> new WithdrawReview(meta, customer(step.who())));
      default -> gets(customer(step.who()));
    };
  }

  private static String customer(int who) {
    return "cust_" + who;
  }

  private Decision writes(String customer, String submission, int stars) {
    return reviews.handle(
        meta -> new SubmitReview(meta, PRODUCT, submission, customer, stars, "Tea", "Hot."));
  }

  private Decision decides(String reviewId, boolean approved) {
    return reviews.handle(meta -> new ModerateReview(meta, reviewId, approved, "because"));
  }

  private Decision gets(String customer) {
    return reviews.handle(meta -> new RecordPurchase(meta, PRODUCT, customer, "order_" + customer));
  }

  /** One ever written, or none at all. */
  private String anyOf(int which) {
    var written = reviews.events(ReviewSubmitted.class);
    return which < written.size()
        ? written.get(written.size() - 1 - which).getReviewId()
        : ReviewParts.reviewId(reviews.now(), Ids.ulid(9, 9));
  }

  private List<ProductReview> standing() {
    return reviews.parts().values().stream()
        .filter(ProductReview.class::isInstance)
        .map(ProductReview.class::cast)
        .toList();
  }

  @Property(tries = 300)
  void theRatingIsAFreshFoldOfWhatIsApproved(@ForAll("stories") List<Step> steps) {
    for (var step : steps) {
      take(step);
      if (reviews.root() == null) {
        continue;
      }
      var stars = new HashMap<String, Integer>();
      var approved = new HashMap<String, Integer>();
      for (var event : reviews.events()) {
        if (event instanceof ReviewSubmitted written) {
          stars.put(written.getReviewId(), written.getScore());
        } else if (event instanceof ReviewApproved shown) {
          approved.put(shown.getReviewId(), stars.get(shown.getReviewId()));
        } else if (event instanceof ReviewRejected hidden) {
          approved.remove(hidden.getReviewId());
        } else if (event instanceof ReviewWithdrawn back) {
          approved.remove(back.getReviewId());
        }
      }
      var rating = reviews.root().getRating();
      assertThat(Ratings.count(rating)).isEqualTo(approved.size());
      assertThat(Ratings.sum(rating))
          .isEqualTo(approved.values().stream().mapToLong(each -> each).sum());
      assertThat(standing())
          .filteredOn(review -> review.getStatus() == ReviewStatus.APPROVED)
          .extracting(ProductReview::getReviewId)
          .containsExactlyInAnyOrderElementsOf(approved.keySet());
    }
  }

  @Property(tries = 300)
  void aCustomerHasOneReviewAtMostAndTheirPartSaysWhereItStands(
      @ForAll("stories") List<Step> steps) {
    for (var step : steps) {
      take(step);
      var writers = new HashSet<String>();
      for (var review : standing()) {
        assertThat(writers.add(review.getCustomerId())).as("one each").isTrue();
        var writer = (Reviewer) reviews.parts().get(ReviewParts.author(review.getCustomerId()));
        assertThat(writer.getReviewId()).isEqualTo(review.getReviewId());
        assertThat(writer.getStatus()).isEqualTo(review.getStatus());
        assertThat(writer.getSubmissions()).isBetween(1, ReviewRules.MAX_SUBMISSIONS);
        assertThat(reviews.parts())
            .containsEntry(ReviewParts.review(review.getStatus(), review.getReviewId()), review);
      }
    }
  }

  @Property(tries = 300)
  void staffAreAskedWhileSomethingWaits(@ForAll("stories") List<Step> steps) {
    for (var step : steps) {
      take(step);
      if (reviews.root() != null) {
        long waiting =
            standing().stream()
                .filter(review -> review.getStatus() == ReviewStatus.PENDING)
                .count();
        assertThat(reviews.root().getWaiting()).isEqualTo(waiting);
        assertThat(ReviewDecider.REVIEWS.reviewOf(reviews.root()))
            .isEqualTo(waiting > 0 ? "reviews_waiting" : "");
      }
    }
  }

  @Property(tries = 300)
  void verifiedIsWhoHasGotItWheneverThatWas(@ForAll("stories") List<Step> steps) {
    steps.forEach(this::take);

    Map<String, Long> times = new HashMap<>();
    for (var bought : reviews.events(PurchaseRecorded.class)) {
      times.merge(bought.getCustomerId(), 1L, Long::sum);
    }
    assertThat(times.values()).allMatch(number -> number == 1);
    for (var review : standing()) {
      assertThat(review.getVerified()).isEqualTo(times.containsKey(review.getCustomerId()));
    }
  }

  @Property(tries = 200)
  void theSameTryTwiceIsOneReviewAlsoAfterItWasTakenBack(@ForAll("stories") List<Step> steps) {
    steps.forEach(this::take);
    var submission = Ids.ulid(7, 7);
    var first = writes("cust_new", submission, 4);
    var again = writes("cust_new", submission, 4);
    reviews.handle(meta -> new WithdrawReview(meta, "cust_new"));
    var late = writes("cust_new", submission, 4);

    assertThat(first.events()).hasSize(1);
    assertThat(again.isRefused() || late.isRefused()).isFalse();
    assertThat(again.events()).isEmpty();
    assertThat(late.events()).isEmpty();
  }

  @Property(tries = 200)
  void decidingTheSameTwiceChangesNothing(@ForAll("stories") List<Step> steps) {
    for (var step : steps) {
      take(step);
      if (List.of("approve", "reject").contains(step.what())) {
        var again = decides(anyOf(step.who()), step.what().equals("approve"));
        assertThat(again.events()).isEmpty();
      }
    }
  }
}
