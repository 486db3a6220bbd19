package io.ikart.schemas.review;

import java.util.Arrays;

/**
 * Counts with ratings. Whole numbers only, so that everybody who folds the same reviews gets the
 * same average. Pure.
 */
public final class Ratings {

  /** The most stars there are; one is the least. */
  public static final int MOST_STARS = 5;

  private static final long HUNDREDTHS = 100;

  private Ratings() {}

  /** Nobody has rated yet. */
  public static Rating none() {
    return of(new long[MOST_STARS]);
  }

  /** One approved review more. */
  public static Rating with(Rating rating, int stars) {
    return changed(rating, stars, 1);
  }

  /** One approved review less. */
  public static Rating without(Rating rating, int stars) {
    return changed(rating, stars, -1);
  }

  /** Approved reviews. */
  public static long count(Rating rating) {
    return Arrays.stream(byStars(rating)).sum();
  }

  /** Stars of all of them together. */
  public static long sum(Rating rating) {
    var counts = byStars(rating);
    long sum = 0;
    for (int place = 0; place < MOST_STARS; place++) {
      sum += (place + 1) * counts[place];
    }
    return sum;
  }

  /**
   * Average number of stars in hundredths, rounded down: what has not quite four stars is not shown
   * among those that have. 0 when nobody has rated.
   */
  public static long averageHundredths(Rating rating) {
    long count = count(rating);
    return count == 0 ? 0 : sum(rating) * HUNDREDTHS / count;
  }

  /** Reviews by number of stars, those with one first. */
  public static long[] byStars(Rating rating) {
    return new long[] {
      rating.getOnes(), rating.getTwos(), rating.getThrees(), rating.getFours(), rating.getFives()
    };
  }

  private static Rating changed(Rating rating, int stars, long by) {
    var counts = byStars(rating);
    counts[stars - 1] += by;
    return of(counts);
  }

  private static Rating of(long[] counts) {
    return new Rating(counts[0], counts[1], counts[2], counts[3], counts[4]);
  }
}
