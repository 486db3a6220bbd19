package io.ikart.topologies.review;

import static io.ikart.topologies.kernel.Decision.accept;
import static io.ikart.topologies.kernel.Decision.nothingNew;
import static io.ikart.topologies.kernel.Decision.refuse;

import io.ikart.schemas.review.ModerateReview;
import io.ikart.schemas.review.ProductReview;
import io.ikart.schemas.review.ProductReviews;
import io.ikart.schemas.review.PurchaseRecorded;
import io.ikart.schemas.review.Rating;
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
import io.ikart.topologies.kernel.Context;
import io.ikart.topologies.kernel.Decision;
import io.ikart.topologies.kernel.Parts;
import io.ikart.topologies.kernel.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who may write, what staff may decide, and what counts. */
final class ReviewRules {

  /** Reviews of one customer of one product, those taken back included: staff read them all. */
  static final int MAX_SUBMISSIONS = 5;

  static final int MAX_TITLE_CHARACTERS = 200;
  static final int MAX_BODY_CHARACTERS = 5_000;

  /** Why staff must look at the reviews of a product. */
  static final String WAITING = "reviews_waiting";

  private static final List<ReviewStatus> STANDING =
      List.of(ReviewStatus.PENDING, ReviewStatus.APPROVED, ReviewStatus.REJECTED);

  private ReviewRules() {}

  static Decision submit(ProductReviews reviews, SubmitReview command, Context context) {
    var writer = writer(context, command.getCustomerId());
    if (writer.getReviewId().endsWith("-" + command.getSubmissionId())) {
      return nothingNew();
    }
    if (STANDING.contains(writer.getStatus())) {
      return refuse(
          Problem.INVALID_TRANSITION,
          Map.of("reviewId", writer.getReviewId(), "status", writer.getStatus().name()));
    }
    if (writer.getSubmissions() >= MAX_SUBMISSIONS) {
      return refuse(Problem.LIMIT_EXCEEDED, Map.of("reviews", "at most " + MAX_SUBMISSIONS));
    }
    var wrong = wrongIn(command);
    return wrong.isEmpty()
        ? accept(submitted(command, writer, context))
        : refuse(Problem.VALIDATION_FAILED, wrong);
  }

  private static Map<String, String> wrongIn(SubmitReview command) {
    if (command.getScore() < 1 || command.getScore() > Ratings.MOST_STARS) {
      return Map.of("score", "must be between 1 and " + Ratings.MOST_STARS);
    }
    if (command.getTitle().isBlank() || command.getTitle().length() > MAX_TITLE_CHARACTERS) {
      return Map.of("title", "must have 1 to " + MAX_TITLE_CHARACTERS + " characters");
    }
    return command.getBody().length() > MAX_BODY_CHARACTERS
        ? Map.of("body", "must have at most " + MAX_BODY_CHARACTERS + " characters")
        : Map.of();
  }

  private static ReviewSubmitted submitted(SubmitReview command, Reviewer writer, Context context) {
    return new ReviewSubmitted(
        context.meta(),
        command.getProductId(),
        ReviewParts.reviewId(context.now(), command.getSubmissionId()),
        command.getCustomerId(),
        command.getScore(),
        command.getTitle(),
        command.getBody(),
        !writer.getOrderId().isEmpty());
  }

  /** What was rejected stays so; what was approved can be taken down. */
  static Decision moderate(ProductReviews reviews, ModerateReview command, Context context) {
    var found = standing(context, command.getReviewId());
    if (found.isEmpty()) {
      return refuse(Problem.NOT_FOUND);
    }
    var review = found.get();
    var status = review.getStatus();
    if (status == (command.getApproved() ? ReviewStatus.APPROVED : ReviewStatus.REJECTED)) {
      return nothingNew();
    }
    if (status == ReviewStatus.REJECTED) {
      return refuse(Problem.INVALID_TRANSITION, Map.of("status", status.name()));
    }
    var product = reviews.getProductId();
    var id = review.getReviewId();
    return command.getApproved()
        ? accept(
            new ReviewApproved(
                context.meta(), product, id, Ratings.with(reviews.getRating(), review.getScore())))
        : accept(
            new ReviewRejected(
                context.meta(), product, id, command.getReason(), without(reviews, review)));
  }

  static Decision withdraw(ProductReviews reviews, WithdrawReview command, Context context) {
    var writer = writer(context, command.getCustomerId());
    if (writer.getStatus() == ReviewStatus.WITHDRAWN) {
      return nothingNew();
    }
    var found = standing(context, writer.getReviewId());
    if (found.isEmpty()) {
      return refuse(Problem.NOT_FOUND);
    }
    return accept(
        new ReviewWithdrawn(
            context.meta(),
            reviews.getProductId(),
            writer.getReviewId(),
            command.getCustomerId(),
            without(reviews, found.get())));
  }

  /** Only what was approved has ever counted. */
  private static Rating without(ProductReviews reviews, ProductReview review) {
    return review.getStatus() == ReviewStatus.APPROVED
        ? Ratings.without(reviews.getRating(), review.getScore())
        : reviews.getRating();
  }

  /** The first order is enough. */
  static Decision recordPurchase(ProductReviews reviews, RecordPurchase command, Context context) {
    var buyer = writer(context, command.getCustomerId());
    return buyer.getOrderId().isEmpty()
        ? accept(
            new PurchaseRecorded(
                context.meta(),
                command.getProductId(),
                command.getCustomerId(),
                command.getOrderId()))
        : nothingNew();
  }

  /** What is known of a customer; nobody is refused for being new. */
  static Reviewer writer(Parts parts, String customerId) {
    return parts
        .part(ReviewParts.author(customerId), Reviewer.class)
        .orElseGet(() -> new Reviewer(customerId, "", "", ReviewStatus.NONE, "", 0));
  }

  /** The review with this id, wherever it stands; empty when it was taken back or never written. */
  static Optional<ProductReview> standing(Parts parts, String reviewId) {
    return STANDING.stream()
        .map(status -> parts.part(ReviewParts.review(status, reviewId), ProductReview.class))
        .flatMap(Optional::stream)
        .findFirst();
  }

  static String needsModeration(ProductReviews reviews) {
    return reviews.getWaiting() > 0 ? WAITING : "";
  }

  static String flaw(ProductReviews reviews) {
    boolean isSound =
        reviews.getWaiting() >= 0
            && Arrays.stream(Ratings.byStars(reviews.getRating())).allMatch(count -> count >= 0);
    return isSound ? "" : "fewer reviews than none: " + reviews;
  }
}
