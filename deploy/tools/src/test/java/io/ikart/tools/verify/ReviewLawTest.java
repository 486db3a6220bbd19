package io.ikart.tools.verify;

import static io.ikart.tools.verify.Events.NOON;
import static io.ikart.tools.verify.Events.ORDER;
import static io.ikart.tools.verify.Events.meta;
import static org.assertj.core.api.Assertions.assertThat;

import io.ikart.schemas.Ids;
import io.ikart.schemas.common.Money;
import io.ikart.schemas.order.FulfilmentStatus;
import io.ikart.schemas.order.LineUnits;
import io.ikart.schemas.order.OrderDelivered;
import io.ikart.schemas.order.OrderStatus;
import io.ikart.schemas.order.OrderSummary;
import io.ikart.schemas.review.PurchaseRecorded;
import io.ikart.schemas.review.Rating;
import io.ikart.schemas.review.ReviewApproved;
import io.ikart.schemas.review.ReviewRejected;
import io.ikart.schemas.review.ReviewSubmitted;
import io.ikart.schemas.review.ReviewWithdrawn;
import io.ikart.tools.log.LogRecord;
import io.ikart.tools.log.RatingBook;
import java.math.BigDecimal;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** What the law about reviews catches, and what it lets pass. */
class ReviewLawTest {

  private static final String TEA = "prod_tea";
  private static final String REVIEWS = Ids.reviews(TEA);
  private static final Rating NONE = new Rating(0L, 0L, 0L, 0L, 0L);
  private static final Rating ONE_FOUR = new Rating(0L, 0L, 0L, 1L, 0L);

  private final ReviewLaw law = new ReviewLaw();

  @Test
  void aRatingIsWhatIsApprovedAndNothingElse() {
    law.accept(written("ada", 4, false));
    law.accept(approved("ada", ONE_FOUR));
    law.accept(written("bob", 5, false));
    assertThat(violations()).isEmpty();

    law.accept(approved("bob", ONE_FOUR));
    assertThat(violations()).hasSize(1);
  }

  @Test
  void whatIsTakenDownOrBackCountsNoMore() {
    law.accept(written("ada", 4, false));
    law.accept(approved("ada", ONE_FOUR));
    law.accept(record(new ReviewRejected(meta(REVIEWS, 3), TEA, "ada", "because", ONE_FOUR)));
    assertThat(violations()).hasSize(1);

    law.accept(record(new ReviewWithdrawn(meta(REVIEWS, 4), TEA, "ada", "cust_ada", NONE)));
    assertThat(violations()).hasSize(1);
  }

  @Test
  void whoHasGotItIsKnownAndOnlyTheyAreVerified() {
    law.accept(delivered("cust_ada"));
    assertThat(law.unmatched()).singleElement().asString().contains("no purchase");

    law.accept(bought("cust_ada"));
    law.accept(written("ada", 4, true));
    assertThat(law.unmatched()).isEmpty();

    law.accept(written("eve", 1, true));
    assertThat(law.unmatched()).singleElement().asString().contains("verified");

    law.accept(bought("cust_bob"));
    assertThat(law.unmatched()).hasSize(2);
  }

  @Test
  void nothingIsOwedToGuests() {
    law.accept(delivered("guest"));

    assertThat(law.unmatched()).isEmpty();
  }

  @Test
  void anAverageIsRoundedDownAndGoneWithTheLastReview() {
    var book = new RatingBook();
    for (var each :
        List.of(written("a", 5, false), written("b", 5, false), written("c", 4, false))) {
      book.accept(each.value());
    }
    for (var writer : List.of("a", "b", "c")) {
      book.accept(approved(writer, NONE).value());
    }
    assertThat(book.average(TEA)).contains(new BigDecimal("4.66"));

    for (var writer : List.of("a", "b", "c")) {
      book.accept(new ReviewRejected(meta(REVIEWS, 9), TEA, writer, "because", NONE));
    }
    assertThat(book.average(TEA)).isEmpty();
    assertThat(book.version(TEA)).isEqualTo(9);
  }

  private List<String> violations() {
    return law.checks().stream().flatMap(check -> check.violations().stream()).toList();
  }

  private static LogRecord written(String writer, int stars, boolean verified) {
    return record(
        new ReviewSubmitted(
            meta(REVIEWS, 1), TEA, writer, "cust_" + writer, stars, "Tea", "", verified));
  }

  private static LogRecord approved(String writer, Rating rating) {
    return record(new ReviewApproved(meta(REVIEWS, 2), TEA, writer, rating));
  }

  private static LogRecord bought(String customer) {
    return record(new PurchaseRecorded(meta(REVIEWS, 1), TEA, customer, ORDER));
  }

  private static LogRecord delivered(String customer) {
    var price = new Money(450L, "GBP");
    return record(
        new OrderDelivered(
            meta(ORDER, 7),
            new OrderSummary(ORDER, customer, OrderStatus.CONFIRMED, price, 1, NOON),
            Ids.shipment(ORDER, 1),
            List.of(new LineUnits("tea:1", TEA, "tea", 1L, price)),
            FulfilmentStatus.DELIVERED));
  }

  private static LogRecord record(SpecificRecord event) {
    return Events.record(event);
  }
}
