package io.ikart.schemas.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.CardNumbers;
import io.ikart.schemas.Ids;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ReviewPartsTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final String TRY = Ids.ulid(1, 2);

  @Property
  void reviewsOfAStatusSortTheNewestFirst(
      @ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long one,
      @ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long other) {
    int ids = part(one).compareTo(part(other));

    assertThat(Integer.signum(ids)).isEqualTo(Long.signum(other - one));
  }

  private static String part(long at) {
    return ReviewParts.review(
        ReviewStatus.APPROVED, ReviewParts.reviewId(Instant.ofEpochMilli(at), TRY));
  }

  @Property
  void noIdIsTakenForACardNumber(
      @ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long at,
      @ForAll long high,
      @ForAll long low) {
    var id = ReviewParts.reviewId(Instant.ofEpochMilli(at), Ids.ulid(high, low));

    assertThat(CardNumbers.areIn("/v1/admin/reviews/" + id + "/approve")).isFalse();
  }

  @Test
  void aReviewStandsUnderItsStatusAndNothingElseDoes() {
    var id = ReviewParts.reviewId(NOON, TRY);

    assertThat(id).matches("r[0-9]{13}-" + TRY);
    for (var status : ReviewStatus.values()) {
      for (var other : ReviewStatus.values()) {
        assertThat(ReviewParts.review(status, id).startsWith(ReviewParts.of(other)))
            .isEqualTo(status == other);
      }
    }
  }

  @Test
  void theOnePartAfterWhatSortsBeforeACustomerIsTheirs() {
    var parts = new TreeSet<String>();
    for (var customer : List.of("cust_1", "cust_10", "cust_1A", "cust_1_", "cust_0", "cust_2")) {
      parts.add(ReviewParts.author(customer));
    }

    for (var customer : List.of("cust_1", "cust_10", "cust_1A", "cust_1_", "cust_0", "cust_2")) {
      assertThat(parts.higher(ReviewParts.beforeAuthor(customer)))
          .isEqualTo(ReviewParts.author(customer));
    }
  }
}
