package io.ikart.schemas.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RatingsTest {

  @Test
  void nobodyHasNoAverage() {
    assertThat(Ratings.count(Ratings.none())).isZero();
    assertThat(Ratings.averageHundredths(Ratings.none())).isZero();
  }

  @Test
  void anAverageIsRoundedDown() {
    var rating = Ratings.with(Ratings.with(Ratings.with(Ratings.none(), 5), 5), 4);

    assertThat(rating).isEqualTo(new Rating(0L, 0L, 0L, 1L, 2L));
    assertThat(Ratings.averageHundredths(rating)).isEqualTo(466);
  }

  @Property
  void countSumAndAverageAreThoseOfTheStars(
      @ForAll List<@IntRange(min = 1, max = 5) Integer> stars) {
    var rating = Ratings.none();
    for (int each : stars) {
      rating = Ratings.with(rating, each);
    }

    long sum = stars.stream().mapToLong(each -> each).sum();
    assertThat(Ratings.count(rating)).isEqualTo(stars.size());
    assertThat(Ratings.sum(rating)).isEqualTo(sum);
    assertThat(Ratings.averageHundredths(rating))
        .isEqualTo(stars.isEmpty() ? 0 : 100 * sum / stars.size());
  }

  @Property
  void whatIsTakenOutLeavesNoTrace(
      @ForAll List<@IntRange(min = 1, max = 5) Integer> stars,
      @ForAll @IntRange(min = 1, max = 5) int other) {
    var rating = Ratings.none();
    for (int each : stars) {
      rating = Ratings.with(rating, each);
    }

    assertThat(Ratings.without(Ratings.with(rating, other), other)).isEqualTo(rating);
  }
}
