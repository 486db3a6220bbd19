package io.ikart.topologies.simulation;

import io.ikart.schemas.Ids;
import io.ikart.schemas.review.ModerateReview;
import io.ikart.schemas.review.ReviewSubmitted;
import io.ikart.schemas.review.SubmitReview;
import io.ikart.schemas.review.WithdrawReview;
import io.ikart.topologies.shop.Shop;
import java.util.List;
import java.util.Random;

/** Those who write reviews, of what they have or have not bought, and those who read them first. */
final class Reviewers {

  /** One who buys, and two who only talk. */
  private static final List<String> CUSTOMERS = List.of(Shop.SHOPPER, "cust_bob", "cust_eve");

  private final Shop shop;
  private final Random random;
  private int tries;

  Reviewers(Shop shop, Random random) {
    this.shop = shop;
    this.random = random;
  }

  void act() {
    switch (random.nextInt(10)) {
      case 0, 1, 2, 3 -> write();
      case 4 -> withdraw();
      default -> decide();
    }
  }

  private void write() {
    var product = anyProduct();
    shop.post(
        new SubmitReview(
            shop.meta(Ids.reviews(product)),
            product,
            Ids.ulid(8, ++tries),
            anyone(),
            1 + random.nextInt(5),
            "Well",
            ""));
  }

  private void withdraw() {
    shop.post(new WithdrawReview(shop.meta(Ids.reviews(anyProduct())), anyone()));
  }

  private void decide() {
    var written = shop.written(ReviewSubmitted.class);
    if (!written.isEmpty()) {
      int age = Math.min(random.nextInt(written.size()), random.nextInt(6));
      var review = written.get(written.size() - 1 - age);
      shop.post(
          new ModerateReview(
              shop.meta(review.getMeta().getAggregateId()),
              review.getReviewId(),
              random.nextInt(4) > 0,
              "because"));
    }
  }

  private String anyProduct() {
    return "prod_" + Crowd.SKUS.get(random.nextInt(Crowd.SKUS.size()));
  }

  private String anyone() {
    return CUSTOMERS.get(random.nextInt(CUSTOMERS.size()));
  }
}
