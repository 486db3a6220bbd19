package io.ikart.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a delivered parcel to a rating, through every process of the shop. */
@ExtendWith(RunningShop.class)
class ReviewIT {

  @Test
  void whatSomebodyGotIsReviewedVerifiedApprovedAndCounts(Launcher launcher) throws Exception {
    var reviews = new Reviewing(launcher);
    reviews.shop().sells("SAMOVAR", 4_500, 5);
    var ada = reviews.customer();
    var bob = reviews.customer();
    reviews.gets(ada, "SAMOVAR");

    var written = reviews.writes(ada, "SAMOVAR", 5).is(200);
    assertThat(written.text("status")).isEqualTo("PENDING");
    assertThat(reviews.writes(ada, "SAMOVAR", 1).is(409).text("code"))
        .isEqualTo("invalid_transition");
    reviews.writes(bob, "SAMOVAR", 2).is(200);
    assertThat(reviews.toModerate().findValuesAsText("productId")).contains("prod_SAMOVAR");
    assertThat(reviews.shown("SAMOVAR").at("/rating/count").asInt()).isZero();

    for (var review : reviews.waiting("SAMOVAR")) {
      reviews.approves("SAMOVAR", review.path("reviewId").asText()).is(200);
    }

    var shown = reviews.shown("SAMOVAR");
    assertThat(shown.at("/rating/average").decimalValue()).isEqualByComparingTo("3.5");
    assertThat(shown.path("reviews")).hasSize(2);
    assertThat(reviews.product("SAMOVAR").path("rating")).isEqualTo(shown.path("rating"));
    assertThat(shown.at("/reviews/0/verified").asBoolean()).as("bob has none").isFalse();
    assertThat(shown.at("/reviews/1/verified").asBoolean()).as("ada got hers").isTrue();
    assertThat(reviews.toModerate().findValuesAsText("productId")).doesNotContain("prod_SAMOVAR");

    reviews.takesBack(bob, "SAMOVAR").is(200);
    assertThat(reviews.shown("SAMOVAR").at("/rating/byStars").toString()).isEqualTo("[0,0,0,0,1]");
    reviews.rejects("SAMOVAR", written.text("reviewId")).is(200);
    assertThat(reviews.own(ada, "SAMOVAR").text("reason")).isEqualTo("not about the product");
    assertThat(reviews.shown("SAMOVAR").at("/rating/count").asInt()).isZero();
  }

  @Test
  void nobodyWritesWithoutAnAccountOrOfWhatIsNotThere(Launcher launcher) throws Exception {
    var reviews = new Reviewing(launcher);

    reviews.writes(new String[] {"Ikart-Customer", "cust_ada"}, "SAMOVAR", 5).is(403);
    reviews.writes(reviews.customer(), "NOTHING", 5).is(404);
  }
}
