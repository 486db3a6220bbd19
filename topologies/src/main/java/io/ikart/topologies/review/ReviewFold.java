package io.ikart.topologies.review;

import io.ikart.schemas.review.ProductReview;
import io.ikart.schemas.review.ProductReviews;
import io.ikart.schemas.review.PurchaseRecorded;
import io.ikart.schemas.review.Rating;
import io.ikart.schemas.review.Ratings;
import io.ikart.schemas.review.ReviewApproved;
import io.ikart.schemas.review.ReviewParts;
import io.ikart.schemas.review.ReviewRejected;
import io.ikart.schemas.review.ReviewStatus;
import io.ikart.schemas.review.ReviewSubmitted;
import io.ikart.schemas.review.ReviewWithdrawn;
import io.ikart.schemas.review.Reviewer;
import io.ikart.topologies.kernel.EditableParts;
import java.time.Instant;

/** What the facts make of a product's reviews. */
final class ReviewFold {

  private ReviewFold() {}

  static ProductReviews submitted(
      ProductReviews reviews, ReviewSubmitted event, EditableParts parts) {
    var id = event.getReviewId();
    keep(
        parts,
        new ProductReview(
            id,
            event.getCustomerId(),
            ReviewStatus.PENDING,
            event.getScore(),
            event.getTitle(),
            event.getBody(),
            event.getVerified(),
            "",
            event.getMeta().getIssuedAt(),
            Instant.EPOCH));
    var writer = ReviewRules.writer(parts, event.getCustomerId());
    keep(
        parts,
        new Reviewer(
            event.getCustomerId(),
            writer.getOrderId(),
            id,
            ReviewStatus.PENDING,
            "",
            writer.getSubmissions() + 1));
    var known = reviews == null ? unheardOf(event.getProductId()) : reviews;
    return new ProductReviews(known.getProductId(), known.getWaiting() + 1, known.getRating());
  }

  static ProductReviews approved(
      ProductReviews reviews, ReviewApproved event, EditableParts parts) {
    var review = taken(event.getReviewId(), parts);
    keepDecided(review, ReviewStatus.APPROVED, "", event.getMeta().getIssuedAt(), parts);
    return after(reviews, review, event.getRating());
  }

  static ProductReviews rejected(
      ProductReviews reviews, ReviewRejected event, EditableParts parts) {
    var review = taken(event.getReviewId(), parts);
    keepDecided(
        review, ReviewStatus.REJECTED, event.getReason(), event.getMeta().getIssuedAt(), parts);
    return after(reviews, review, event.getRating());
  }

  static ProductReviews withdrawn(
      ProductReviews reviews, ReviewWithdrawn event, EditableParts parts) {
    var review = taken(event.getReviewId(), parts);
    keepStatus(review.getCustomerId(), ReviewStatus.WITHDRAWN, "", parts);
    return after(reviews, review, event.getRating());
  }

  /** What the customer has written before is verified from now on. */
  static ProductReviews purchased(
      ProductReviews reviews, PurchaseRecorded event, EditableParts parts) {
    var buyer = ReviewRules.writer(parts, event.getCustomerId());
    keep(parts, Reviewer.newBuilder(buyer).setOrderId(event.getOrderId()).build());
    ReviewRules.standing(parts, buyer.getReviewId())
        .ifPresent(
            review -> keep(parts, ProductReview.newBuilder(review).setVerified(true).build()));
    return reviews == null ? unheardOf(event.getProductId()) : reviews;
  }

  private static ProductReviews unheardOf(String productId) {
    return new ProductReviews(productId, 0L, Ratings.none());
  }

  private static ProductReviews after(
      ProductReviews reviews, ProductReview decided, Rating rating) {
    int read = decided.getStatus() == ReviewStatus.PENDING ? 1 : 0;
    return new ProductReviews(reviews.getProductId(), reviews.getWaiting() - read, rating);
  }

  /** The review as it stood; it stands there no longer. */
  private static ProductReview taken(String reviewId, EditableParts parts) {
    var review = ReviewRules.standing(parts, reviewId).orElseThrow();
    parts.drop(ReviewParts.review(review.getStatus(), reviewId));
    return review;
  }

  private static void keepDecided(
      ProductReview review, ReviewStatus status, String reason, Instant at, EditableParts parts) {
    keep(
        parts,
        ProductReview.newBuilder(review)
            .setStatus(status)
            .setReason(reason)
            .setModeratedAt(at)
            .build());
    keepStatus(review.getCustomerId(), status, reason, parts);
  }

  private static void keepStatus(
      String customerId, ReviewStatus status, String reason, EditableParts parts) {
    var writer = ReviewRules.writer(parts, customerId);
    keep(parts, Reviewer.newBuilder(writer).setStatus(status).setReason(reason).build());
  }

  private static void keep(EditableParts parts, ProductReview review) {
    parts.put(ReviewParts.review(review.getStatus(), review.getReviewId()), review);
  }

  private static void keep(EditableParts parts, Reviewer customer) {
    parts.put(ReviewParts.author(customer.getCustomerId()), customer);
  }
}
