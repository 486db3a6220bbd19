package io.ikart.tools.verify;

import io.ikart.schemas.Ids;
import io.ikart.schemas.order.OrderDelivered;
import io.ikart.schemas.review.PurchaseRecorded;
import io.ikart.schemas.review.Rating;
import io.ikart.schemas.review.Ratings;
import io.ikart.schemas.review.ReviewApproved;
import io.ikart.schemas.review.ReviewRejected;
import io.ikart.schemas.review.ReviewSubmitted;
import io.ikart.schemas.review.ReviewWithdrawn;
import io.ikart.tools.log.LogRecord;
import io.ikart.tools.log.RatingBook;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A stated rating is what approved reviews say. Purchases are those of delivered lines, and who has
 * none is not verified.
 */
final class ReviewLaw {

  private final Check stated = new Check("7 a rating is what approved reviews say");
  private final RatingBook ratings = new RatingBook();
  private final Set<String> delivered = new HashSet<>();
  private final Set<String> bought = new HashSet<>();
  private final Set<String> claimed = new HashSet<>();

  /** Takes in one event of an order or of reviews; most say nothing about it. */
  void accept(LogRecord record) {
    ratings.accept(record.value());
    if (record.value() instanceof OrderDelivered event) {
      var customer = event.getSummary().getCustomerId();
      if (Ids.isCustomer(customer)) {
        event.getLines().forEach(line -> delivered.add(key(customer, line.getProductId())));
      }
    } else if (record.value() instanceof PurchaseRecorded event) {
      bought.add(key(event.getCustomerId(), event.getProductId()));
    } else if (record.value() instanceof ReviewSubmitted event && event.getVerified()) {
      claimed.add(key(event.getCustomerId(), event.getProductId()));
    } else if (record.value() instanceof ReviewApproved event) {
      look(event.getProductId(), event.getRating());
    } else if (record.value() instanceof ReviewRejected event) {
      look(event.getProductId(), event.getRating());
    } else if (record.value() instanceof ReviewWithdrawn event) {
      look(event.getProductId(), event.getRating());
    }
  }

  private static String key(String customer, String product) {
    return customer + " " + product;
  }

  private void look(String productId, Rating rating) {
    var counts = Ratings.byStars(rating);
    boolean holds = true;
    for (int stars = 1; stars <= Ratings.MOST_STARS; stars++) {
      holds &= counts[stars - 1] == ratings.count(productId, stars);
    }
    stated.that(holds, "%s: %s is stated, the reviews say otherwise", productId, rating);
  }

  /**
   * Who has got what is not known here, or is known and was not delivered; for a moment, mostly.
   */
  Set<String> unmatched() {
    var found = new HashSet<String>();
    delivered.stream()
        .filter(each -> !bought.contains(each))
        .forEach(each -> found.add(each + ": delivered, and no purchase"));
    bought.stream()
        .filter(each -> !delivered.contains(each))
        .forEach(each -> found.add(each + ": a purchase, and not delivered"));
    claimed.stream()
        .filter(each -> !delivered.contains(each))
        .forEach(each -> found.add(each + ": a verified review, and not delivered"));
    return found;
  }

  long count() {
    return delivered.size() + claimed.size();
  }

  List<Check> checks() {
    return List.of(stated);
  }
}
