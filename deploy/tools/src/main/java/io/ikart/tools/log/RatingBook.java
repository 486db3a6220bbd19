package io.ikart.tools.log;

import io.ikart.schemas.Envelopes;
import io.ikart.schemas.review.ReviewApproved;
import io.ikart.schemas.review.ReviewRejected;
import io.ikart.schemas.review.ReviewSubmitted;
import io.ikart.schemas.review.ReviewWithdrawn;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * What the log says the rating of each product is: from the stars of each review as it was written
 * and what became of it, not from the counts that events state. One thread at a time.
 */
public final class RatingBook {

  private static final int HUNDREDTHS = 2;

  private final Map<String, Integer> stars = new HashMap<>();
  private final Map<String, Map<String, Integer>> approved = new HashMap<>();
  private final Map<String, Long> versions = new HashMap<>();

  /** Takes in one event; most say nothing about it. */
  public void accept(SpecificRecord event) {
    if (event instanceof ReviewSubmitted written) {
      stars.put(key(written.getProductId(), written.getReviewId()), written.getScore());
    } else if (event instanceof ReviewApproved shown) {
      var id = shown.getReviewId();
      of(shown.getProductId()).put(id, stars.getOrDefault(key(shown.getProductId(), id), 0));
      decided(shown.getProductId(), event);
    } else if (event instanceof ReviewRejected hidden) {
      of(hidden.getProductId()).remove(hidden.getReviewId());
      decided(hidden.getProductId(), event);
    } else if (event instanceof ReviewWithdrawn back) {
      of(back.getProductId()).remove(back.getReviewId());
      decided(back.getProductId(), event);
    }
  }

  private static String key(String productId, String reviewId) {
    return productId + " " + reviewId;
  }

  private Map<String, Integer> of(String productId) {
    return approved.computeIfAbsent(productId, unused -> new HashMap<>());
  }

  private void decided(String productId, SpecificRecord event) {
    versions.put(productId, Envelopes.ofEvent(event).getVersion());
  }

  /** Version of the last event that stated a rating; 0 when none did. */
  public long version(String productId) {
    return versions.getOrDefault(productId, 0L);
  }

  /** Approved reviews. */
  public long count(String productId) {
    return approved.getOrDefault(productId, Map.of()).size();
  }

  /** Approved reviews with so many stars. */
  public long count(String productId, int score) {
    return approved.getOrDefault(productId, Map.of()).values().stream()
        .filter(each -> each == score)
        .count();
  }

  /** Average stars, rounded down to hundredths; empty when nobody has rated. */
  public Optional<BigDecimal> average(String productId) {
    long count = count(productId);
    if (count == 0) {
      return Optional.empty();
    }
    long sum = approved.get(productId).values().stream().mapToLong(each -> each).sum();
    return Optional.of(
        BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(count), HUNDREDTHS, RoundingMode.DOWN));
  }
}
