package io.ikart.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What customers say of a product is searched by, on the whole shop with its search. */
@TestInstance(Lifecycle.PER_CLASS)
class ReviewSearchSystem {

  private static final Duration CALL = Duration.ofMinutes(6);
  private static final Duration FOUND_WITHIN = Duration.ofMinutes(2);

  private Launcher launcher;
  private Reviewing reviews;

  @BeforeAll
  void start() {
    launcher =
        new Launcher("reviews", 1)
            .with("IKART_WITHOUT", "")
            .with("IKART_CHECKPOINT_S", "2")
            .with("IKART_START_TIMEOUT_S", "300")
            .with("IKART_STOP_TIMEOUT_S", "120");
    launcher.run(CALL, "reset", "--yes");
    var up = launcher.run(CALL, "up");
    if (up.exitCode() != 0) {
      launcher.run(CALL, "down");
    }
    up.succeeded();
    reviews = new Reviewing(launcher);
  }

  @AfterAll
  void stop() {
    launcher.run(CALL, "down").succeeded();
  }

  @Test
  void anApprovedReviewIsInTheFilterTheFacetTheOrderAndTheDocument() throws Exception {
    reviews.shop().sells("GOOD", 4_500, 5).sells("POOR", 4_500, 5).sells("NEW", 4_500, 5);
    var ada = reviews.customer();
    reviews.gets(ada, "GOOD");
    reviews.writes(ada, "GOOD", 5).is(200);
    reviews.writes(ada, "POOR", 2).is(200);
    for (var sku : List.of("GOOD", "POOR")) {
      var id = reviews.waiting(sku).path(0).path("reviewId").asText();
      reviews.approves(sku, id).is(200);
    }

    await()
        .atMost(FOUND_WITHIN)
        .ignoreExceptionsMatching(AssertionError.class::isInstance)
        .untilAsserted(
            () ->
                assertThat(ids(find("sort=rating")))
                    .containsExactly("prod_GOOD", "prod_POOR", "prod_NEW"));
    var liked = find("minRating=4");
    assertThat(ids(liked)).containsExactly("prod_GOOD");
    assertThat(liked.at("/products/0/rating").decimalValue()).isEqualByComparingTo("5");
    assertThat(liked.at("/products/0/ratingCount").asInt()).isEqualTo(1);
    assertThat(count(liked, 4)).isEqualTo(1);
    assertThat(count(liked, 2)).as("of both, as if there were no filter").isEqualTo(2);

    reviews.takesBack(ada, "GOOD").is(200);
    await().atMost(FOUND_WITHIN).until(() -> ids(find("minRating=4")).isEmpty());
    launcher.run(CALL, "search", "verify", "--settle", "60").succeeded();
    assertThat(launcher.run(CALL, "verify", "--served", "-1").succeeded().output())
        .contains("All invariants hold.");
  }

  private JsonNode find(String parameters) {
    return reviews.shop().edge().get("/v1/store/search?" + parameters).is(200).body();
  }

  private static List<String> ids(JsonNode found) {
    return found.path("products").findValuesAsText("productId");
  }

  private static int count(JsonNode found, int least) {
    for (var range : found.at("/facets/rating")) {
      if (range.path("from").asInt() == least) {
        return range.path("count").asInt();
      }
    }
    throw new AssertionError("no range from " + least + ": " + found);
  }
}
