package io.ikart.schemas.review;

import java.time.Instant;
import java.util.Locale;

/**
 * Ids of the parts of a product's reviews: who decides and who shows them must agree. Parts sort by
 * their ids, so that a list of reviews of one status is a range, the newest first. Pure.
 */
public final class ReviewParts {

  /** A review id begins with what is left of time: so many digits last until the year 2286. */
  private static final long END_OF_TIME_MS = 9_999_999_999_999L;

  private static final String AUTHORS = "author/";

  /** Sorts before every character an id of a customer or of a review may have. */
  private static final String END_OF_ID = ".";

  private ReviewParts() {}

  /**
   * Id of a review. Begins with a letter: thirteen digits alone may be taken for a card number.
   *
   * @param at when it was written
   * @param submissionId ULID of the try
   */
  public static String reviewId(Instant at, String submissionId) {
    return "r%013d-%s".formatted(END_OF_TIME_MS - at.toEpochMilli(), submissionId);
  }

  /** Where a review stands. */
  public static String review(ReviewStatus status, String reviewId) {
    return beforeReview(status, reviewId) + END_OF_ID;
  }

  /**
   * Sorts right before {@link #review}: whoever asks for one part after this one gets the review,
   * if it stands there.
   */
  public static String beforeReview(ReviewStatus status, String reviewId) {
    return of(status) + reviewId;
  }

  /**
   * What ids of reviews of a status begin with; no part has this id, and all of them sort after.
   */
  public static String of(ReviewStatus status) {
    return status.name().toLowerCase(Locale.ROOT) + "/";
  }

  /** Where it stands what is known of a customer. */
  public static String author(String customerId) {
    return beforeAuthor(customerId) + END_OF_ID;
  }

  /**
   * Sorts right before {@link #author}: whoever asks for one part after this one gets the
   * customer's, if there is one.
   */
  public static String beforeAuthor(String customerId) {
    return AUTHORS + customerId;
  }
}
