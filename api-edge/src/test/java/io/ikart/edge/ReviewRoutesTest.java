package io.ikart.edge;

import static io.ikart.edge.TestEdge.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ikart.edge.auth.SignedIn;
import io.ikart.schemas.Ids;
import io.ikart.schemas.catalog.Product;
import io.ikart.schemas.common.Review;
import io.ikart.schemas.common.Touched;
import io.ikart.schemas.query.QueryPart;
import io.ikart.schemas.query.QueryResponse;
import io.ikart.schemas.query.QueryStatus;
import io.ikart.schemas.review.ModerateReview;
import io.ikart.schemas.review.ProductReview;
import io.ikart.schemas.review.ProductReviews;
import io.ikart.schemas.review.Rating;
import io.ikart.schemas.review.Ratings;
import io.ikart.schemas.review.ReviewParts;
import io.ikart.schemas.review.ReviewStatus;
import io.ikart.schemas.review.Reviewer;
import io.ikart.schemas.review.SubmitReview;
import io.ikart.schemas.review.WithdrawReview;
import io.ikart.schemas.topic.ReviewTopics;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reviews over HTTP: who may write, what becomes a command, what is shown to whom. */
class ReviewRoutesTest {

  private static final String PRODUCT = "prod_tea";
  private static final String SHOWN = "/v1/store/products/" + PRODUCT;
  private static final String REVIEWS = SHOWN + "/reviews";
  private static final String DESK = "/v1/admin/products/" + PRODUCT + "/reviews";
  private static final String OWN = "/v1/store/account/reviews/" + PRODUCT;
  private static final String BODY = "{\"score\": 5, \"title\": \"Good tea\", \"body\": \"Hot.\"}";
  private static final String ADA = Ids.customer(Ids.ulid(5, 6));
  private static final String FIRST = ReviewParts.reviewId(Shop.NOON, Ids.ulid(1, 1));
  private static final String SECOND =
      ReviewParts.reviewId(Shop.NOON.plusSeconds(60), Ids.ulid(1, 2));

  private static final QueryResponse NOTHING =
      QueryResponse.newBuilder().setStatus(QueryStatus.NOT_FOUND).build();

  private static TestEdge edge;
  private static String token;

  @BeforeAll
  static void open() {
    edge = new TestEdge();
    var signedIn = new SignedIn(ADA, Ids.credentials(Ids.ulid(7, 8)), Ids.ulid(9, 10));
    token = "Bearer " + edge.identity.identity().access().issue(signedIn, Set.of(), "1");
  }

  @AfterAll
  static void close() {
    edge.close();
  }

  @BeforeEach
  void forget() {
    edge.reset();
    edge.shop.has(PRODUCT, new Product(PRODUCT, "Tea", "", true, List.of(), List.of(), null));
    edge.log.accepts();
  }

  private static void thereIs(QueryPart... parts) {
    edge.shop.has(
        Ids.reviews(PRODUCT),
        new ProductReviews(PRODUCT, 1L, new Rating(0L, 0L, 0L, 1L, 2L)),
        parts);
  }

  private static QueryPart review(ReviewStatus status, String id) {
    return edge.shop.part(
        ReviewParts.review(status, id),
        new ProductReview(
            id,
            ADA,
            status,
            5,
            "Good tea",
            "Hot.",
            true,
            status == ReviewStatus.REJECTED ? "because" : "",
            Shop.NOON,
            Instant.EPOCH));
  }

  private static QueryPart writer(ReviewStatus status) {
    return edge.shop.part(
        ReviewParts.author(ADA), new Reviewer(ADA, "order_1", FIRST, status, "", 1));
  }

  @Test
  void whoWritesIsWhoIsSignedIn() {
    thereIs(writer(ReviewStatus.PENDING));

    var answer = edge.post(REVIEWS, BODY, "Authorization", token);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(json(answer).path("status").textValue()).isEqualTo("PENDING");
    assertThat(json(answer).path("verified").booleanValue()).isTrue();
    var command = (SubmitReview) edge.log.last().command();
    assertThat(edge.log.last().topic()).isEqualTo(ReviewTopics.REVIEW_COMMANDS);
    assertThat(ReviewTopics.REVIEW_COMMANDS.keyOf(command)).isEqualTo(PRODUCT);
    assertThat(command.getCustomerId()).isEqualTo(ADA);
    assertThat(command.getMeta().getActor()).isEqualTo(ADA);
    assertThat(command.getScore()).isEqualTo(5);
  }

  @Test
  void theSameKeyIsTheSameReview() {
    thereIs(writer(ReviewStatus.PENDING));
    edge.post(REVIEWS, BODY, "Authorization", token, "Idempotency-Key", "k1");
    var first = ((SubmitReview) edge.log.last().command()).getSubmissionId();
    edge.post(REVIEWS, BODY, "Authorization", token, "Idempotency-Key", "k1");

    assertThat(((SubmitReview) edge.log.last().command()).getSubmissionId()).isEqualTo(first);
  }

  @Test
  void staffDoNotWriteForCustomers() {
    assertThat(edge.post(REVIEWS, BODY).statusCode()).isEqualTo(403);
    assertThat(edge.post(REVIEWS, BODY, "Ikart-Customer", "cust_ada").statusCode()).isEqualTo(403);
    assertThat(edge.get(OWN).statusCode()).isEqualTo(403);
    assertThat(edge.call("DELETE", OWN, null).statusCode()).isEqualTo(403);
    assertThat(edge.log.sent()).isEmpty();
  }

  @Test
  void nobodyWritesOfWhatTheShopDoesNotHave() {
    edge.shop.reset();

    assertThat(edge.post(REVIEWS, BODY, "Authorization", token).statusCode()).isEqualTo(404);
    assertThat(edge.log.sent()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"title\": \"Good tea\"}",
        "{\"score\": 0, \"title\": \"Good tea\"}",
        "{\"score\": 6, \"title\": \"Good tea\"}",
        "{\"score\": 4.5, \"title\": \"Good tea\"}",
        "{\"score\": 5}",
        "{\"score\": 5, \"title\": \"\"}",
        "{\"score\": 5, \"title\": \"Good tea\", \"customerId\": \"cust_eve\"}",
        "{\"score\": 5, \"title\": \"Good tea\", \"body\": \"My card is 4242 4242 4242 4242\"}",
      })
  void whatIsNoReviewIsRefused(String body) {
    var answer = edge.post(REVIEWS, body, "Authorization", token);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(edge.log.sent()).isEmpty();
  }

  @Test
  void aSecondReviewIsAConflict() {
    edge.log.refuses("invalid_transition", Map.of("status", "APPROVED"));

    assertThat(edge.post(REVIEWS, BODY, "Authorization", token).statusCode()).isEqualTo(409);
  }

  @Test
  void whatIsApprovedIsListedWithTheRatingAndWithoutNames() {
    thereIs(review(ReviewStatus.APPROVED, SECOND), review(ReviewStatus.APPROVED, FIRST));

    var answer = edge.get(REVIEWS);

    var page = json(answer);
    assertThat(page.at("/rating/average").decimalValue()).isEqualByComparingTo("4.66");
    assertThat(page.at("/rating/count").longValue()).isEqualTo(3);
    assertThat(page.at("/rating/byStars").toString()).isEqualTo("[0,0,0,1,2]");
    assertThat(page.path("reviews").findValuesAsText("reviewId")).containsExactly(SECOND, FIRST);
    assertThat(page.has("next")).isFalse();
    assertThat(answer.body()).doesNotContain("cust_");
  }

  @Test
  void aPageEndsWhereTheNextBegins() {
    edge.shop.answers(
        Ids.reviews(PRODUCT),
        edge.shop
            .state(
                new ProductReviews(PRODUCT, 0L, Ratings.none()),
                review(ReviewStatus.APPROVED, SECOND))
            .setMore(true)
            .build());

    var next = json(edge.get(REVIEWS + "?limit=1")).path("next").textValue();
    edge.get(REVIEWS + "?limit=1&cursor=" + next);

    assertThat(edge.shop.lastAsked().getAfter())
        .isEqualTo(ReviewParts.review(ReviewStatus.APPROVED, SECOND));
    assertThat(edge.shop.lastAsked().getParts()).isEqualTo(1);
  }

  @Test
  void whatFollowsTheLastReviewIsNoReview() {
    edge.shop.answers(
        Ids.reviews(PRODUCT),
        edge.shop
            .state(
                new ProductReviews(PRODUCT, 0L, Ratings.none()),
                review(ReviewStatus.APPROVED, SECOND),
                writer(ReviewStatus.APPROVED))
            .setMore(true)
            .build());

    var page = json(edge.get(REVIEWS));

    assertThat(page.path("reviews")).hasSize(1);
    assertThat(page.has("next")).isFalse();
  }

  @Test
  void aProductIsShownWithItsRating() {
    thereIs();

    var shown =
        edge.get(SHOWN + "?atLeast=" + PRODUCT + ":3&atLeast=" + Ids.reviews(PRODUCT) + ":2");

    assertThat(json(shown).at("/rating/count").longValue()).isEqualTo(3);
    assertThat(json(shown).at("/rating/average").decimalValue()).isEqualByComparingTo("4.66");
    assertThat(edge.shop.lastAsked().getApplication()).isEqualTo("review");
    assertThat(edge.shop.lastAsked().getAtLeast())
        .extracting(Touched::getAggregateId)
        .containsExactly(Ids.reviews(PRODUCT));
    var tag = shown.headers().firstValue("ETag").orElseThrow();
    assertThat(edge.get(SHOWN, "If-None-Match", tag).statusCode()).isEqualTo(304);
    edge.shop.answers(Ids.reviews(PRODUCT), NOTHING);
    assertThat(edge.get(SHOWN, "If-None-Match", tag).statusCode()).isEqualTo(200);
  }

  @Test
  void whileReviewsDoNotAnswerAProductIsShownWithout() {
    edge.shop.answers(
        Ids.reviews(PRODUCT),
        QueryResponse.newBuilder(NOTHING).setStatus(QueryStatus.NOT_READY).build());

    var shown = edge.get(SHOWN);

    assertThat(json(shown).path("title").textValue()).isEqualTo("Tea");
    assertThat(json(shown).has("rating")).isFalse();
    assertThat(shown.headers().firstValue("ETag")).isEmpty();
  }

  @Test
  void aVersionOfItsReviewsThatIsNotHereYetIsToldSo() {
    edge.shop.answers(
        Ids.reviews(PRODUCT),
        QueryResponse.newBuilder(NOTHING).setStatus(QueryStatus.BEHIND).build());

    assertThat(edge.get(SHOWN).statusCode()).isEqualTo(503);
  }

  @Test
  void ofMostProductsNobodyHasWritten() {
    var page = json(edge.get(REVIEWS));

    assertThat(page.at("/rating/count").longValue()).isZero();
    assertThat(page.path("rating").has("average")).isFalse();
    assertThat(page.path("reviews")).isEmpty();
    assertThat(json(own()).path("status").textValue()).isEqualTo("NONE");
  }

  private static HttpResponse<String> own() {
    return edge.get(OWN, "Authorization", token);
  }

  @Test
  void aCustomerSeesWhereTheirsStandsAndTakesItBack() {
    thereIs(writer(ReviewStatus.APPROVED));
    assertThat(json(own()).path("status").textValue()).isEqualTo("APPROVED");
    assertThat(edge.shop.lastAsked().getAfter()).isEqualTo(ReviewParts.beforeAuthor(ADA));

    thereIs(writer(ReviewStatus.WITHDRAWN));
    var answer = edge.call("DELETE", OWN, null, "Authorization", token);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(json(answer).path("status").textValue()).isEqualTo("WITHDRAWN");
    assertThat(((WithdrawReview) edge.log.last().command()).getCustomerId()).isEqualTo(ADA);
  }

  @Test
  void staffSeeWhichProductsHaveSomethingToRead() {
    var waiting = new Review("reviews_waiting", Shop.NOON);
    edge.shop.instanceAnswers(
        "one:1",
        QueryResponse.newBuilder()
            .setStatus(QueryStatus.OK)
            .setParts(List.of(edge.shop.part(Ids.reviews(PRODUCT), waiting)))
            .build());

    var listed = json(edge.get("/v1/admin/reviews"));

    assertThat(listed.at("/products/0/productId").textValue()).isEqualTo(PRODUCT);
    assertThat(edge.shop.lastAsked().getApplication()).isEqualTo("review");
  }

  @Test
  void staffReadWhatWaitsAndSeeWhoWroteIt() {
    thereIs(review(ReviewStatus.PENDING, FIRST));

    var page = json(edge.get(DESK));

    assertThat(page.at("/reviews/0/customerId").textValue()).isEqualTo(ADA);
    assertThat(page.at("/reviews/0/status").textValue()).isEqualTo("PENDING");
    assertThat(edge.shop.lastAsked().getAfter()).isEqualTo("pending/");
    assertThat(edge.get(DESK + "?status=NONE").statusCode()).isEqualTo(400);
  }

  @Test
  void staffApproveAndRejectWithAReason() {
    thereIs(review(ReviewStatus.APPROVED, FIRST));
    assertThat(decided("approve", null).path("status").textValue()).isEqualTo("APPROVED");
    assertThat(((ModerateReview) edge.log.last().command()).getApproved()).isTrue();

    thereIs(review(ReviewStatus.REJECTED, FIRST));
    var rejected = decided("reject", "{\"reason\": \"because\"}");
    assertThat(rejected.path("reason").textValue()).isEqualTo("because");
    var command = (ModerateReview) edge.log.last().command();
    assertThat(command.getApproved()).isFalse();
    assertThat(command.getReviewId()).isEqualTo(FIRST);
    assertThat(command.getMeta().getAggregateId()).isEqualTo(Ids.reviews(PRODUCT));

    assertThat(edge.post(DESK + "/" + FIRST + "/reject", "{}").statusCode()).isEqualTo(400);
    assertThat(edge.post(DESK + "/nonsense/approve", null).statusCode()).isEqualTo(404);
  }

  private static JsonNode decided(String what, String body) {
    var answer = edge.post(DESK + "/" + FIRST + "/" + what, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer);
  }
}
